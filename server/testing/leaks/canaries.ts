import { createHash } from 'node:crypto';
import { type Asker, MARKINGS, TLPS, type Tlp } from '../../domain/index.ts';
import type { AccessLabel, NewReport } from '../../ports/store.ts';
import { type Sample, sample } from '../../store/testing/fixtures.ts';
import { hashedVector } from './hashing-embedder.ts';

/**
 * A fictional record for the search after leaks: forty reports that everybody sees, and two hundred canaries over all
 * grades, need-to-know groups and private owners. Whatever names a canary is a word that stands nowhere else:
 * `qz`, a letter for the kind, three for the number, `x`.
 */
export const OPEN_REPORTS = 40;
export const CANARIES = 200;

/** w word, s second word that nobody asks for, t title, k source key, i id, n document number, a short form, l long form, o originator, h heading. */
export type Kind = 'w' | 's' | 't' | 'k' | 'i' | 'n' | 'a' | 'l' | 'o' | 'h';

export const canary = (kind: Kind, number: number): string => {
  const digits = String(number).padStart(3, '0');
  return `qz${kind}${[...digits].map((digit) => 'abcdefghij'[Number(digit)]).join('')}x`;
};

export const CANARY = /qz([wstkinaloh])([a-j]{3})x/giu;
/** Each canary was published on a day of its own, in a century of its own. */
export const CANARY_DAY = /\b17\d\d-\d\d-\d\d\b/gu;

export const dayOf = (number: number): string =>
  new Date(Date.UTC(1700 + (number % 90), number % 12, 1 + (number % 28))).toISOString().slice(0, 10);

export const reportIdOf = (number: number): string => `r_${canary('i', number)}`;
export const passageIdOf = (number: number, ordinal: number): string => `p_${canary('i', number)}_${ordinal}`;
export const sourceKeyOf = (number: number): string => `cables/${canary('k', number)}.txt`;

export const refusedKeyOf = (number: number): string => `refused/${canary('k', number)}.pdf`;

/** Twelve askers; the last two are the fifth one after he lost his clearance, and after he left two groups. */
export const ASKERS: readonly Asker[] = [
  { id: 'offen', clearance: 0, groups: [] },
  { id: 'eins', clearance: 1, groups: [] },
  { id: 'nord', clearance: 2, groups: ['nord'] },
  { id: 'sued', clearance: 3, groups: ['sued'] },
  { id: 'geheim', clearance: 4, groups: [] },
  { id: 'alle', clearance: 4, groups: ['nord', 'ost', 'sued'] },
  { id: 'offen-nord', clearance: 0, groups: ['nord'] },
  { id: 'ost', clearance: 2, groups: ['ost'] },
  { id: 'paula', clearance: 4, groups: [] },
  { id: 'quirin', clearance: 1, groups: ['sued'] },
  { id: 'alle', clearance: 0, groups: [] },
  { id: 'alle', clearance: 4, groups: ['nord'] },
];

/** Number of a canary by the id of its report; null for others. */
export const numberOf = (reportId: string): number | null => {
  const letters = /^r_qzi([a-j]{3})x$/.exec(reportId)?.[1];
  return letters === undefined
    ? null
    : Number([...letters].map((letter) => 'abcdefghij'.indexOf(letter)).join(''));
};

/** Of a canary: every grade meets no group, one, two, and a private owner. */
export function labelOf(number: number): AccessLabel {
  const kind = Math.floor(number / 5) % 5;
  const groups = [[], ['nord'], ['sued'], ['nord', 'ost'], []][kind] ?? [];
  return { level: number % 5, groups, owner: kind === 4 ? (number % 2 === 0 ? 'paula' : 'quirin') : null };
}

/** As the policies should have it, said a second time in another language. */
export const maySee = (asker: Asker, { level, groups, owner }: AccessLabel): boolean =>
  level <= asker.clearance &&
  (groups.length === 0 || groups.some((group) => asker.groups.includes(group))) &&
  (owner === null || owner === asker.id);

export const isHidden = (asker: Asker, number: number): boolean => !maySee(asker, labelOf(number));

const sketchOf = (seed: number): number[] => Array.from({ length: 96 }, (_, place) => seed * 1000 + place);

function made(sourceKey: string, texts: readonly string[], rest: Parameters<typeof sample>[2]): Sample {
  const one = sample(sourceKey, texts, { fictional: true, ...rest });
  const contentHash = createHash('sha256').update(one.report.text).digest('hex');
  const passages = one.passages.map((passage) => ({
    ...passage,
    id: `p_${one.report.id.slice(2)}_${passage.ordinal}`,
    headingPath: [],
    embedding: hashedVector(`${passage.context}\n${passage.text}`),
  }));
  return { ...one, report: { ...one.report, contentHash }, passages };
}

const PLACES = ['Brask', 'Ostrel', 'Kelmar', 'Maroa', 'Sorvan', 'Arvenland', 'Tolvik', 'Nerisk'];
/** Every label, and none, over all grades and groups. */
const tlpOf = (number: number): Tlp | null => TLPS[number % (TLPS.length + 2)] ?? null;
const placeOf = (number: number): string => PLACES[number % PLACES.length] ?? 'Brask';

/** What everybody sees. The first twenty are replaced by canaries, the first ten by a visible report as well. */
export function openReport(number: number): Sample {
  const place = placeOf(number);
  const rest: Partial<NewReport> & { access: AccessLabel } = {
    id: `r_open_${number}`,
    title: `Border commission of ${place}, report ${number}`,
    originator: `Mission ${place}`,
    documentNumber: `OPEN/${number}/2025`,
    publishedOn: `2025-${String((number % 12) + 1).padStart(2, '0')}-10`,
    sketch: sketchOf(number),
    acronyms: [{ short: 'GKB', long: 'Gemeinsame Kommission Brask', longKey: 'gemeinsam kommission brask' }],
    ...(number >= 30 ? { supersedes: `OPEN/${number - 30}/2025` } : {}),
    ...(number === 25 ? { parentKey: sourceKeyOf(44) } : {}),
    tlp: tlpOf(number),
    access: { level: 0, groups: [], owner: null },
  };
  const texts = [
    `The border commission agreed on ${number + 3} crossing points at ${place} in June 2025.`,
    `The mission reports that the talks with ${place} on the border will go on in autumn, and that ${number + 40} observers stay.`,
  ];
  return made(`open/report-${number}.txt`, texts, rest);
}

export function canaryReport(number: number): Sample {
  const place = placeOf(number);
  const access = labelOf(number);
  const short = canary('a', number).toUpperCase();
  const long = `${canary('l', number)} Kommission`;
  const rest: Partial<NewReport> & { access: AccessLabel } = {
    id: reportIdOf(number),
    title: `Border commission of ${place}: ${canary('t', number)}`,
    originator: `Mission ${canary('o', number)}`,
    documentNumber: `${canary('n', number).toUpperCase()}/2025`,
    publishedOn: dayOf(number),
    marking: MARKINGS[access.level] ?? 'GEHEIM',
    tlp: tlpOf(number),
    language: number % 3 === 0 ? 'de' : 'en',
    sketch: sketchOf(number % OPEN_REPORTS),
    acronyms: [
      { short, long, longKey: `${canary('l', number)} kommission` },
      { short: 'GKB', long: `Geheime ${canary('l', number)} Brask`, longKey: 'geheim kommission brask' },
    ],
    // The latest of what replaces an open report, so that it would be the one that is named.
    ...(number < 20
      ? { supersedes: `OPEN/${number}/2025`, publishedOn: `2026-01-${String(number + 1).padStart(2, '0')}` }
      : {}),
    ...(number >= 20 && number < 24 ? { parentKey: `open/report-${number}.txt` } : {}),
    claims:
      number >= 24 && number < 30
        ? [{ kind: 'corrects', target: `OPEN/${number}/2025`, words: `corrects ${canary('h', number)}` }]
        : [],
    access,
  };
  const texts = [
    `The border commission ${canary('w', number)} agreed on ${number + 900} crossing points at ${place} in June 2025, says ${canary('s', number)}.`,
    `The ${long} (${short}) reports on the talks with ${place} on the border, where observers stay: ${canary('s', number)}.`,
  ];
  return made(sourceKeyOf(number), texts, rest);
}
