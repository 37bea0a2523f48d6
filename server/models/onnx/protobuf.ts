/** Writes the protobuf wire format: just what an ONNX file needs (varint, fixed32, length-delimited). */
export class ProtobufWriter {
  private readonly parts: Uint8Array[] = [];
  private length = 0;

  private push(part: Uint8Array): this {
    this.parts.push(part);
    this.length += part.byteLength;
    return this;
  }

  private varint(value: bigint): this {
    // Negative int64 values are written as their 64-bit two's complement.
    let rest = BigInt.asUintN(64, value);
    const bytes: number[] = [];
    while (rest > 127n) {
      bytes.push(Number(rest & 127n) | 128);
      rest >>= 7n;
    }
    bytes.push(Number(rest));
    return this.push(Uint8Array.from(bytes));
  }

  private tag(field: number, wireType: 0 | 2 | 5): this {
    return this.varint(BigInt((field << 3) | wireType));
  }

  int(field: number, value: number | bigint): this {
    return this.tag(field, 0).varint(BigInt(value));
  }

  float(field: number, value: number): this {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    return this.tag(field, 5).push(bytes);
  }

  bytes(field: number, value: Uint8Array): this {
    return this.tag(field, 2).varint(BigInt(value.byteLength)).push(value);
  }

  string(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value));
  }

  message(field: number, value: ProtobufWriter): this {
    this.tag(field, 2).varint(BigInt(value.length));
    for (const part of value.parts) this.push(part);
    return this;
  }

  /** The whole message; large byte fields are copied once, here. */
  finish(): Uint8Array {
    const whole = new Uint8Array(this.length);
    let offset = 0;
    for (const part of this.parts) {
      whole.set(part, offset);
      offset += part.byteLength;
    }
    return whole;
  }
}
