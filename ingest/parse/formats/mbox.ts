import { BlockCollector } from '../block-collector.ts';
import { type DocumentPart, RefusedFile } from '../document.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { mailStarts } from '../mail/mailbox.ts';
import { dayOf } from '../mail/read-rfc822.ts';
import { PartNames } from '../part-names.ts';

/** A mailbox: every mail is a part of its own; the box itself is the list of their days and subjects. */
export const mbox: Format = {
  id: 'mbox',
  mediaType: 'application/mbox',
  parse(input: ParserInput): RawDocument {
    const source = Buffer.from(input.bytes.buffer, input.bytes.byteOffset, input.bytes.byteLength);
    // One character a byte: what is cut out is written back unchanged.
    const text = source.toString('latin1');
    const starts = mailStarts(input.bytes);
    if (starts.length === 0) starts.push(0);
    if (starts.length > input.limits.maxParts) {
      throw new RefusedFile(
        'archive-limit',
        `The mailbox holds more than ${input.limits.maxParts} mails, more than is allowed; split it.`,
      );
    }
    const collector = new BlockCollector(input.limits);
    const names = new PartNames();
    const parts = starts.map((start, index): DocumentPart => {
      const mail = text
        .slice(start, starts[index + 1] ?? text.length)
        .replace(/^From [^\n]*\n/, '')
        .replace(/^>(>*From )/gm, '$1');
      const head = mail.split(/\r?\n\r?\n/, 1)[0] ?? '';
      const subject = /^subject:[ \t]*(.*)$/im.exec(head)?.[1]?.trim() ?? '';
      const day = dayOf(/^date:[ \t]*(.*)$/im.exec(head)?.[1]);
      const plain = /^=\?/.test(subject)
        ? ''
        : subject
            .replace(/[^\w äöüÄÖÜß.,-]+/g, ' ')
            .trim()
            .slice(0, 60);
      const number = String(index + 1).padStart(4, '0');
      const name = names.claim(
        [number, day, plain].filter(Boolean).join(' ').concat('.eml').replaceAll('/', ' '),
      );
      collector.add('list-item', name.replace(/\.eml$/, ''));
      return { name, bytes: Uint8Array.from(Buffer.from(mail, 'latin1')) };
    });
    return { blocks: collector.blocks, parts, pageCount: 0, metadata: {}, quality: withoutPages() };
  },
};
