import type { Superseding } from '../../../server/domain/index.ts';
import { canonicalHousePaper, HOUSE_PAPER } from '../../../server/text/house-papers.ts';

/** What a document says in its own words about an older one. */
export interface StatedRelation {
  readonly kind: Superseding;
  /** Document number of the other one, in the form of its series: `S/RES/2240 (2015)`, `Drucksache 18/1360`. */
  readonly target: string;
  readonly words: string;
}

/** How papers are named in running text. */
const NUMBER =
  '(?:(?:[Rr]esolution|[Rr]ésolution|Resolución)\\s+(?:[A-Z]{1,8}(?:/[A-Z]+)*/)?\\d{1,5}\\s?\\(\\d{4}\\)' +
  '|(?:[A-Z]{1,8}/)+[\\w./-]*\\d(?:\\s?\\(\\d{4}\\))?' +
  '|(?:Bundestags-?)?(?:[Dd]rucksache|Drs\\.?|BT-Drs\\.?)\\s*\\d{1,2}/\\d{1,6}(?:\\s\\(neu\\))?' +
  `|${HOUSE_PAPER}` +
  '|(?:COM|KOM|SWD|SEC|JOIN|C)\\s?\\(\\d{4}\\)\\s?\\d{1,5}(?:\\s(?:final|endg\\.))?)';
/** Up to the number within one sentence; a full stop behind a figure ("Nr. 3.") does not end it. */
const WITHIN = '(?:(?![.;!?]\\s+\\p{Lu})[\\s\\S]){0,320}?';

interface Rule {
  readonly kind: Superseding;
  readonly pattern: RegExp;
  /** Only in the opening: further down such words speak of other papers. */
  readonly opening: boolean;
}

const rule = (kind: Superseding, words: string, opening: boolean): Rule => ({
  kind,
  opening,
  pattern: new RegExp(`${words}(?<number>${NUMBER})`, 'gu'),
});

const RULES: readonly Rule[] = [
  // An organ decides: the operative words of resolutions, wherever they stand.
  rule(
    'extends',
    `(?:\\b[Dd]ecides?|\\bDECIDES|\\b[Dd]écide|\\b[Bb]eschließt)\\b[,\\s]+(?:\\p{Ll}+\\s){0,6}?(?:to\\s+)?(?:extend|renew|prolong|proroger|renouveler|de\\sproroger|verlängern)\\p{Ll}*\\b${WITHIN}`,
    false,
  ),
  rule('extends', `\\b[Vv]erlängert\\b${WITHIN}\\bMandat${WITHIN}`, false),
  rule('replaces', `\\b(?:[Rr]eplaces|[Ss]upersedes|[Rr]emplace|[Aa]nnule et remplace)\\s${WITHIN}`, true),
  rule('replaces', `\\b[Ee]rsetzt\\s(?!durch|werden|wird|worden)${WITHIN}`, true),
  rule('replaces', `\\bNeufassung\\s(?:der|des|von|zu)\\s${WITHIN}`, true),
  rule(
    'corrects',
    `\\b(?:[Cc]orrigendum|[Cc]orrection|[Rr]ectificatif|[Ee]rratum)\\s(?:to|of|au|à la|du|zu|zur)\\s${WITHIN}`,
    true,
  ),
  rule('corrects', `\\b(?:[Bb]erichtigung|[Kk]orrigendum)\\s(?:der|des|von|zu|zur|zum)\\s${WITHIN}`, true),
];

const OPENING = 3000;
const WORDS_MAX = 400;
const MOST = 20;

/**
 * The older documents that this one extends, replaces or corrects, by its own words ("Decides to extend … the mandate
 * set out in resolution …", "Neufassung der …") and by its own number ("… Corr.1", "… (neu)", "… Rev.2"). A paper
 * speaks for its own series only: a note cannot repeal a resolution.
 *
 * @param number of the document itself, without which nothing is claimed
 */
export function findRelations(text: string, number: string | null): StatedRelation[] {
  if (number === null) return [];
  const own = canonicalNumber(number, number);
  const found = new Map<string, StatedRelation>();
  const add = (relation: StatedRelation) => {
    const same = seriesOf(relation.target) === seriesOf(own) && plain(relation.target) !== plain(own);
    const key = `${relation.kind} ${plain(relation.target)}`;
    if (same && found.size < MOST && !found.has(key)) found.set(key, relation);
  };
  for (const relation of byNumber(own)) add(relation);
  for (const { kind, pattern, opening } of RULES) {
    for (const match of (opening ? text.slice(0, OPENING) : text).matchAll(pattern)) {
      const written = match.groups?.number;
      if (written === undefined) continue;
      const words = match[0].replace(/\s+/g, ' ').trim().slice(0, WORDS_MAX);
      add({ kind, target: canonicalNumber(written, own), words });
    }
  }
  return [...found.values()];
}

/** Corrigenda, revisions and new versions carry the number of the paper that they stand for. */
function byNumber(own: string): StatedRelation[] {
  const corrigendum = /^(.*\d(?:\s?\(\d{4}\))?)[\s/.-]*Corr\.?\s?\d*$/i.exec(own)?.[1];
  if (corrigendum) return [{ kind: 'corrects', target: corrigendum, words: own }];
  const revision = /^(.*\d(?:\s?\(\d{4}\))?)[\s/.-]*Rev\.?\s?(\d+)$/i.exec(own);
  if (revision?.[1]) {
    const before = Number(revision[2]) - 1;
    const targets = [revision[1], ...(before >= 1 ? [`${revision[1]}/Rev.${before}`] : [])];
    return targets.map((target) => ({ kind: 'replaces', target, words: own }));
  }
  const renewed = /^(.*\d)\s?\(neu\)$/i.exec(own)?.[1];
  return renewed ? [{ kind: 'replaces', target: renewed, words: own }] : [];
}

/**
 * A number in the form in which papers of its series carry it: "resolution 2240 (2015)" in `S/RES/2312 (2016)` is
 * `S/RES/2240 (2015)`, "Drs. 18/1360" is `Drucksache 18/1360`.
 */
function canonicalNumber(written: string, own: string): string {
  const text = written.replace(/\s+/g, ' ').trim();
  const resolution = /^R[eé]solu(?:tion|ción)\s+(.+)$/i.exec(text)?.[1];
  if (resolution !== undefined) {
    if (resolution.includes('/')) return resolution;
    const prefix = /^((?:[A-Z]{1,8}\/)*RES\/)/.exec(own)?.[1];
    return prefix ? `${prefix}${resolution}` : text;
  }
  const paper = /^(?:(?:Bundestags-?)?drucksache|(?:BT-)?Drs\.?)\s*(.+)$/i.exec(text)?.[1];
  if (paper !== undefined) return `Drucksache ${paper}`;
  return canonicalHousePaper(text) ?? (/^\d{1,2}\/\d{1,6}/.test(text) ? `Drucksache ${text}` : text);
}

const plain = (number: string): string => number.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
/** `S/RES/1244 (1999)` → `sres`, without what marks revisions. */
const seriesOf = (number: string): string =>
  number
    .toLowerCase()
    .replace(/\b(?:corr|rev|add|final|endg|neu)\b/g, '')
    .replace(/[^\p{L}]+/gu, '');
