import { type IRunOptions, TextRun } from 'docx';
import { plainText } from './plain-text.ts';

/** A letter of a script that runs from right to left; letters only, so that the pattern below never backtracks far. */
const RIGHT = String.raw`(?=\p{L})[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]`;
/**
 * From the first such letter to the last one before letters of another script, with figures and points between; at the end
 * of the text what closes it too, so that its full stop stands to the left.
 */
const RIGHT_TO_LEFT = new RegExp(`(${RIGHT}(?:[^\\p{L}]*${RIGHT})*\\p{M}*(?:[^\\p{L}]*$)?)`, 'u');

type Look = Omit<IRunOptions, 'text' | 'children' | 'rightToLeft' | 'language'>;

/** The regions that Word knows the spelling of; others by their language alone. */
const TAGS: Record<string, string> = { de: 'de-DE', en: 'en-GB', fr: 'fr-FR' };

/**
 * Text from outside as runs. Always by `text`: in `children` a word such as CURRENT would become a page number.
 *
 * @param language of the text where it is not the document's, so that Word does not correct a French quote in German
 */
export function textRuns(text: string, look: Look = {}, language?: string): TextRun[] {
  const tag = language === undefined || language === 'und' ? undefined : (TAGS[language] ?? language);
  const spelling = language === 'und' ? { noProof: true } : {};
  return plainText(text)
    .split(RIGHT_TO_LEFT)
    .flatMap((piece, index) => {
      if (piece === '') return [];
      const right = index % 2 === 1;
      const said = tag === undefined ? {} : { language: right ? { bidirectional: tag } : { value: tag } };
      return new TextRun({
        ...look,
        ...spelling,
        ...said,
        ...(right ? { rightToLeft: true } : {}),
        text: right ? closed(piece) : piece,
      });
    });
}

/** The mark of direction keeps a full stop at the left where a program reads `w:rtl` as a mere hint (LibreOffice does). */
const closed = (piece: string): string => (/\p{L}\p{M}*$/u.test(piece) ? piece : `${piece}\u200F`);
