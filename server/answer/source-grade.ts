import type { Attribution, Citation } from '../domain/index.ts';
import { foldCase } from '../text/index.ts';
import { isAttributedAnywhere } from './checks/attribution.ts';

type Graded = Pick<Citation, 'reliability' | 'credibility'>;
type Source = Graded & Pick<Citation, 'title' | 'originator' | 'sourceKey' | 'publishedOn'>;

/**
 * Whether what rests on this source alone may not read as a fact: a source not usually reliable or unreliable (D, E), an
 * item doubtful or improbable (4, 5), and one from a source that cannot be judged (F) unless the item itself was found
 * confirmed or probably true (1, 2). D and E stay weak with any credibility: who confirmed the item is the source to
 * cite. "Cannot be judged" of the item alone (6) and no grade at all say nothing against a source: not weak.
 */
export function isWeak({ reliability, credibility }: Graded): boolean {
  if (reliability === 'D' || reliability === 'E') return true;
  if (credibility === '4' || credibility === '5') return true;
  return reliability === 'F' && credibility !== '1' && credibility !== '2';
}

/** As it is written, `D4`; what is not given is `–`. */
export const writtenGrade = ({ reliability, credibility }: Graded): string =>
  `${reliability ?? '–'}${credibility ?? '–'}`;

/**
 * What to say before a sentence that only weak sources carry; null where one of them is not weak, and where the sentence
 * itself names who says it. Of several the weakest is named: a better one beside it makes the sentence no stronger.
 */
export function attributionFor(sentence: string, sources: readonly Source[]): Attribution | null {
  const weakest = [...sources].sort((one, other) => weakness(other) - weakness(one))[0];
  if (weakest === undefined || !sources.every(isWeak)) return null;
  if (isAttributedAnywhere(sentence) || sources.some((source) => names(sentence, source))) return null;
  return { source: shortName(weakest), grade: writtenGrade(weakest), publishedOn: weakest.publishedOn };
}

/** Reliability before credibility; F among D and E, as nothing is known. */
const weakness = ({ reliability, credibility }: Graded): number =>
  10 * { A: 0, B: 1, C: 2, F: 3, D: 4, E: 5 }[reliability ?? 'A'] +
  (credibility === null || credibility === '6' ? 0 : Number(credibility));

/** Shorter names ("UN") stand in too many sentences. */
const SHORTEST_NAME = 5;

/** The originator's name, a part of it between commas, or the title stands in the sentence. */
function names(sentence: string, source: Source): boolean {
  const said = ` ${plain(sentence)} `;
  const own = [shortName(source), ...(source.originator ?? '').split(/[,;(]/u), source.originator ?? ''];
  return own
    .map(plain)
    .some(
      (name) => name.length >= SHORTEST_NAME && (said.includes(` ${name} `) || said.includes(` ${name}s `)),
    );
}

const plain = (text: string): string =>
  foldCase(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A title may end with its date ("…, 12. bis 16. Juni 2025"), which is said beside it. */
const DATE_AT_END = /(?:\s*[,–—-]\s+|\s+(?=\(|vom |of ))[^,–—]{0,30}\b(?:19|20)\d{2}\)?$/u;
const LONGEST_NAME = 90;

function shortName({ title, originator, sourceKey }: Source): string {
  const whole = title.replace(/\s+/gu, ' ').trim();
  const name = whole.replace(DATE_AT_END, '') || whole || originator || sourceKey;
  if (name.length <= LONGEST_NAME) return name;
  return `${name.slice(0, name.lastIndexOf(' ', LONGEST_NAME)).replace(/[\s,;:–-]+$/u, '')} …`;
}
