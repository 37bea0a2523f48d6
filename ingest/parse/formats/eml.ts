import { BlockCollector } from '../block-collector.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { addMessage } from '../mail/message.ts';
import { readRfc822 } from '../mail/read-rfc822.ts';

/** A mail as it was transported: text before HTML, headers as metadata, attachments as parts. */
export const eml: Format = {
  id: 'eml',
  mediaType: 'message/rfc822',
  async parse(input: ParserInput): Promise<RawDocument> {
    const collector = new BlockCollector(input.limits);
    const read = addMessage(await readRfc822(input.bytes), collector);
    return { blocks: collector.blocks, pageCount: 0, quality: withoutPages(), ...read };
  },
};
