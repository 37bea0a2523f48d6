import type { StatementKind } from '../domain/index.ts';
import { splitSentences } from '../text/index.ts';
import { findLikelihood } from './checks/likelihood.ts';
import { KIND_CUES } from './statement-cues.ts';

/** A heading, a line of a list or a table cell is none of these. */
const FEWEST_WORDS = 5;

/**
 * What a sentence of a source is there, by cue words of German, English and French: somebody's words that it reports,
 * the source's own judgement, an assumption, or told as a fact. Undefined when unsure. The frame decides, not what stands
 * in it: a likelihood that the minister named is the minister's statement; "nach Einschätzung von" is a judgement.
 */
export function kindOfSentence(sentence: string, language: string): StatementKind | undefined {
  const cues = KIND_CUES[language];
  const text = sentence.replace(/\s+/gu, ' ').trim();
  if (cues === undefined || text.split(' ').length < FEWEST_WORDS) return undefined;
  if (/\?["“”»)]?$/u.test(text)) return undefined;
  // What stands between quotation marks has its own speaker; the frame around it is what counts.
  const frame = text.replace(/„[^“”]+[“”]|“[^”]+”|"[^"]+"|«[^»]+»|‚[^‘]+‘/gu, '„…“');
  if (cues.judgement.test(frame)) return 'judgement';
  if (cues.statement.test(frame) && !cues.noStatement.test(frame)) return 'statement';
  if (cues.assumption.test(frame)) return 'assumption';
  if (cues.likelihood.test(frame) || findLikelihood(frame, language).some(({ weak }) => !weak))
    return cues.noEstimate.test(frame) ? undefined : 'judgement';
  // Whose words these are was not clear above: then nothing is clear.
  return isFlat(text, frame) && !cues.statement.test(frame) && !cues.open.test(frame) ? 'fact' : undefined;
}

/** A whole sentence with a figure or a date and no words of others: without one it may be rhetoric. */
const isFlat = (text: string, frame: string): boolean => frame === text && /^[\p{Lu}\d].*\d.*\.$/u.test(text);

/**
 * What the quoted stretch is in its passage: the kind of the sentences that it lies in; undefined where they differ.
 *
 * @param span offsets into `passage`
 */
export function kindOfQuote(
  passage: string,
  span: { readonly start: number; readonly end: number },
  language: string,
): StatementKind | undefined {
  const kinds = splitSentences(passage, language)
    .filter(({ start, end }) => start < span.end && end > span.start)
    .map(({ start, end }) => kindOfSentence(passage.slice(start, end), language));
  return common(kinds);
}

/** What all are; undefined where one is not or may not be. */
export function common(kinds: readonly (StatementKind | undefined)[]): StatementKind | undefined {
  const [first] = kinds;
  return kinds.every((kind) => kind === first) ? first : undefined;
}
