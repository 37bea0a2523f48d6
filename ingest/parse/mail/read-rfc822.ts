import PostalMime, { type Address, type Email } from 'postal-mime';
import { decodeText, openingText, strictUtf8 } from '../decode-text.ts';
import { RefusedFile } from '../document.ts';
import type { MailMessage } from './message.ts';

/** A mail nests a handful of parts; each level costs the parser a little of the stack. */
const MAX_NESTING = 60;

/**
 * Reads a mail in its transport form. Mails inside it stay attachments, so that each becomes a report of its own.
 *
 * @throws RefusedFile `too-deep`, `damaged`
 */
export async function readRfc822(bytes: Uint8Array): Promise<MailMessage> {
  let email: Email;
  try {
    email = await PostalMime.parse(withKnownCharset(bytes), {
      forceRfc822Attachments: true,
      attachmentEncoding: 'arraybuffer',
      maxNestingDepth: MAX_NESTING,
    });
  } catch (cause) {
    if (cause instanceof Error && /nesting/i.test(cause.message)) {
      throw new RefusedFile(
        'too-deep',
        `The mail nests its parts more than ${MAX_NESTING} levels deep, which no mail does.`,
        { cause },
      );
    }
    throw new RefusedFile('damaged', 'The mail is damaged: its parts cannot be told apart.', { cause });
  }
  const written = email.headers.find((header) => header.key === 'date')?.value;
  return {
    subject: email.subject,
    from: addressLine(email.from ? [email.from] : email.sender ? [email.sender] : []),
    to: addressLine(email.to ?? []),
    cc: addressLine(email.cc ?? []),
    date: written,
    sentOn: dayOf(written),
    text: repaired(email.text),
    html: repaired(email.html),
    attachments: email.attachments.map((attachment, index) => ({
      name: attachment.filename ?? nameFor(attachment.mimeType, index),
      bytes:
        typeof attachment.content === 'string'
          ? new TextEncoder().encode(attachment.content)
          : new Uint8Array(attachment.content),
    })),
  };
}

/** A mail with 8-bit letters and no word on their encoding: read by its letters and handed on as UTF-8. */
function withKnownCharset(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0x46 && bytes[4] === 0x20) {
    // The envelope line of a mailbox, left over where one mail was cut out of it.
    const end = bytes.indexOf(0x0a);
    if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === 'From ' && end > 0)
      return withKnownCharset(bytes.subarray(end + 1));
  }
  const opening = openingText(bytes);
  if (/charset\s*=/i.test(opening) || strictUtf8(bytes) !== undefined) return bytes;
  return new TextEncoder().encode(decodeText(bytes).text);
}

/** Undoes text that was encoded twice, whatever the mail says of its encoding. */
const repaired = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : decodeText(new TextEncoder().encode(text)).text;

function addressLine(addresses: readonly Address[]): string | undefined {
  const line = addresses
    .flatMap((address) => ('group' in address && address.group ? address.group : [address]))
    .map(({ name, ...rest }) => {
      const address = 'address' in rest ? (rest.address ?? '') : '';
      return name && address && name !== address ? `${name} <${address}>` : name || address;
    })
    .filter(Boolean)
    .join(', ');
  return line === '' ? undefined : line;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day as the sender's clock showed it: `Tue, 3 Mar 2026 00:30:00 +0100` → `2026-03-03`. */
export function dayOf(date: string | undefined): string | undefined {
  const match = /(?:^|[\s,])(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4}|\d\d)\b/.exec(date ?? '');
  if (!match) return undefined;
  const month = MONTHS.indexOf((match[2] ?? '').toLowerCase()) + 1;
  const day = Number(match[1]);
  const short = Number(match[3]);
  const year = short < 50 ? 2000 + short : short < 100 ? 1900 + short : short;
  if (month === 0 || day < 1 || day > 31) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/calendar': 'ics',
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

const nameFor = (mime: string, index: number): string =>
  `attachment-${index + 1}${EXTENSIONS[mime] ? `.${EXTENSIONS[mime]}` : ''}`;
