/**
 * pdf.js calls `ArrayBuffer.prototype.transferToFixedLength`, which Node 20 lacks; without it font names stay
 * unknown. Copying instead of moving is all that is lost. Only the parser's own thread loads this file.
 */
if (!('transferToFixedLength' in ArrayBuffer.prototype)) {
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    value(this: ArrayBuffer): ArrayBuffer {
      return this.slice(0);
    },
  });
}
