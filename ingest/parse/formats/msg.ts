import { createRequire } from 'node:module';
import type { FieldsData } from '@kenjiuno/msgreader';
import iconv from 'iconv-lite';
import { BlockCollector } from '../block-collector.ts';
import { decodeText, guessEncoding } from '../decode-text.ts';
import { RefusedFile } from '../document.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { addMessage, type MailMessage } from '../mail/message.ts';

type MsgReader = import('@kenjiuno/msgreader').default;

/** An Outlook item: mail, appointment, contact, task or note, with its attachments as parts. */
export const msg: Format = {
  id: 'msg',
  mediaType: 'application/vnd.ms-outlook',
  parse(input: ParserInput): RawDocument {
    const collector = new BlockCollector(input.limits);
    const read = addMessage(readItem(input.bytes), collector);
    return { blocks: collector.blocks, pageCount: 0, quality: withoutPages(), ...read };
  },
};

function readItem(bytes: Uint8Array): MailMessage {
  // The package is CommonJS and says so wrongly in its types.
  const { default: Reader } = createRequire(import.meta.url)('@kenjiuno/msgreader') as {
    default: new (buffer: ArrayBuffer) => MsgReader;
  };
  let reader = new Reader(Uint8Array.from(bytes).buffer);
  let data = reader.getFileData();
  // Items of the time before Unicode name their code page; without it their letters come out as Latin ones.
  const codePage = data.messageCodepage ?? data.internetCodepage;
  const ansiEncoding = encodingOf(codePage) ?? guessedFrom(data.body ?? data.subject ?? '');
  if (ansiEncoding !== undefined) {
    reader = new Reader(Uint8Array.from(bytes).buffer);
    reader.parserConfig = { ansiEncoding };
    data = reader.getFileData();
  }
  if (data.error !== undefined || data.dataType === undefined)
    throw new RefusedFile('damaged', 'The Outlook file is damaged: its fields cannot be read.');
  const recipients = (type: string): string =>
    (data.recipients ?? [])
      .filter((recipient) => (recipient.recipType ?? 'to') === type)
      .map((recipient) => address(recipient.name, recipient.smtpAddress ?? recipient.email))
      .filter(Boolean)
      .join(', ');
  const date = data.clientSubmitTime ?? data.messageDeliveryTime ?? data.creationTime;
  return {
    subject: data.subject,
    from: address(data.senderName, data.senderSmtpAddress ?? data.senderEmail),
    to: recipients('to'),
    cc: recipients('cc'),
    date,
    sentOn: isoDay(date),
    text: data.body,
    html: data.bodyHtml ?? (data.html ? decodeText(data.html, 'windows-1252').text : undefined),
    attachments: (data.attachments ?? []).map((attachment, index) => attachmentOf(reader, attachment, index)),
  };
}

function attachmentOf(
  reader: MsgReader,
  attachment: FieldsData,
  index: number,
): { name: string | undefined; bytes: Uint8Array } {
  const { fileName, content } = reader.getAttachment(attachment);
  const name = attachment.innerMsgContent ? `${attachment.name ?? `attachment-${index + 1}`}.msg` : fileName;
  return { name, bytes: content };
}

function encodingOf(codePage: number | undefined): string | undefined {
  if (codePage === undefined || [1200, 1252, 20127, 28591, 65001].includes(codePage)) return undefined;
  return iconv.encodingExists(`cp${codePage}`) ? `cp${codePage}` : undefined;
}

/** Letters of the upper half of Latin-1 alone: either Western text, or bytes of another encoding read as such. */
function guessedFrom(text: string): string | undefined {
  if (/[^\u0000-\u00ff]/.test(text) || (text.match(/[\u0080-\u00ff]/g)?.length ?? 0) < 8) return undefined;
  const guess = guessEncoding(Buffer.from(text, 'latin1'));
  return guess === 'windows-1252' ? undefined : guess;
}

const address = (name: string | undefined, mail: string | undefined): string =>
  name && mail && name !== mail && /@/.test(mail) ? `${name} <${mail}>` : (name ?? mail ?? '');

function isoDay(date: string | undefined): string | undefined {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}
