import type { BlockCollector } from '../block-collector.ts';
import { cleanText } from '../clean-text.ts';
import type { DocumentPart, FoundMetadata, HiddenText } from '../document.ts';
import { readHtml } from '../formats/html-blocks.ts';
import { addPlainText } from '../formats/plain-text.ts';
import { isLitter, PartNames } from '../part-names.ts';

/** A mail of any origin, decoded. Addresses are written `Name <address>`. */
export interface MailMessage {
  readonly subject?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cc?: string | undefined;
  /** As the header writes it; `sentOn` is its day. */
  readonly date?: string | undefined;
  /** YYYY-MM-DD in the time zone of the sender. */
  readonly sentOn?: string | undefined;
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  readonly attachments: readonly { readonly name: string | undefined; readonly bytes: Uint8Array }[];
}

export interface ReadMail {
  readonly metadata: Partial<FoundMetadata>;
  readonly parts: readonly DocumentPart[];
  readonly hidden: readonly HiddenText[];
}

/** HTML that says much more than the text beside it: the text is only "your program shows no HTML". */
const STUB_SHARE = 0.25;

/** Subject as the heading, one line for each header that a reader sees, the body, attachments as parts. */
export function addMessage(message: MailMessage, collector: BlockCollector): ReadMail {
  const subject = cleanText(message.subject ?? '');
  if (subject) collector.add('heading', subject, { level: 1 });
  const lines = [
    ['From', message.from],
    ['To', message.to],
    ['Cc', message.cc],
    ['Date', message.date],
  ] as const;
  for (const [name, value] of lines) if (value?.trim()) collector.add('table-row', `${name}: ${value}`);
  const hidden = addBody(message, collector);
  const names = new PartNames();
  const parts = message.attachments
    .filter(({ name, bytes }) => bytes.length > 0 && !isLitter(name ?? 'x'))
    .map(({ name, bytes }, index) => ({
      name: names.claim(name ?? '', `attachment-${index + 1}`),
      bytes: Uint8Array.from(bytes),
    }));
  const sender = cleanText(message.from ?? '');
  return {
    parts,
    hidden,
    metadata: {
      ...(subject && { title: subject }),
      ...(sender && { originator: senderName(sender), author: senderName(sender) }),
      ...(message.sentOn && { publishedOn: message.sentOn }),
    },
  };
}

function addBody(message: MailMessage, collector: BlockCollector): readonly HiddenText[] {
  const plain = message.text?.trim() ?? '';
  const html = message.html?.trim() ? readHtml(message.html) : undefined;
  const htmlLength = html?.blocks.reduce((sum, block) => sum + block.text.length, 0) ?? 0;
  if (html && htmlLength > 0 && cleanText(plain).length < htmlLength * STUB_SHARE) {
    for (const { kind, text, level } of html.blocks)
      collector.add(kind, text, level === undefined ? {} : { level });
    return html.hidden;
  }
  // Quotation marks of mail (`> `) at the start of a line are not part of what was written.
  addPlainText(plain.replace(/^(> ?)+/gm, ''), collector);
  return [];
}

/** `Anna Berg <a@example.org>` → `Anna Berg`. */
const senderName = (from: string): string =>
  from
    .replace(/\s*<[^<>]*>\s*$/, '')
    .replace(/^["']|["']$/g, '')
    .trim() || from.replace(/[<>]/g, '');
