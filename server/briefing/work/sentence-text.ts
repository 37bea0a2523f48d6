import { AktenlageError } from '../../domain/index.ts';

/**
 * A sentence, comment or instruction as a person typed it: one line, NFC.
 *
 * @throws AktenlageError `bad-request` when it is empty or no text
 */
export function typedText(raw: string, what: string): string {
  const text = raw.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (text === '') throw new AktenlageError('bad-request', `${what} is empty.`);
  if (/[\p{Cc}\p{Cs}\ufffd]/u.test(text) || !/[\p{L}\p{N}]/u.test(text))
    throw new AktenlageError('bad-request', `${what} holds no readable text.`);
  return text;
}

/**
 * A sentence of an author. Numbers in brackets would read as sources that it does not have.
 *
 * @throws as `typedText`
 */
export function typedSentence(raw: string): string {
  const text = typedText(raw, 'The sentence');
  if (/\[\s*\d+\s*\]/u.test(text)) {
    throw new AktenlageError(
      'bad-request',
      'A number in brackets stands in the sentence. Please name its sources beside the text: in the text they would not be checked.',
    );
  }
  return text;
}
