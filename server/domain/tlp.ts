/**
 * The Traffic Light Protocol of FIRST, version 2.0, lowest first: with whom what was received may be shared. It stands beside
 * the grades and decides nothing of who may see. Without zod: the first page reads it too.
 */
export const TLPS = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const;
export type Tlp = (typeof TLPS)[number];
/** What reports can be chosen by: a label, or that there is none. */
export const TLP_CHOICES = [...TLPS, 'NONE'] as const;
export type TlpChoice = (typeof TLP_CHOICES)[number];
type MaybeTlp = Tlp | null | undefined;

/** 0 to 4; -1 where there is no label. */
export const tlpLevel = (tlp: MaybeTlp): number => (tlp == null ? -1 : TLPS.indexOf(tlp));

/** As FIRST writes it: capitals, no space. */
export const tlpText = (tlp: Tlp): string => `TLP:${tlp}`;

/** The stricter of two labels of the same document. */
export const stricterTlp = (one: MaybeTlp, other: MaybeTlp): Tlp | null =>
  (tlpLevel(one) >= tlpLevel(other) ? one : other) ?? null;

/** The label with what comes from around it: a label that restricts, never one that opens what bears none. */
export const restrictedBy = (own: MaybeTlp, around: MaybeTlp): Tlp | null =>
  around === 'CLEAR' ? (own ?? null) : stricterTlp(own, around);

/**
 * High-water mark over sources: the strictest label among them. `CLEAR` opens instead of restricting, so it holds only where
 * every source bears it; null where none restricts.
 */
export function highestTlp(tlps: Iterable<MaybeTlp>): Tlp | null {
  const all = [...tlps];
  const level = Math.max(-1, ...all.map(tlpLevel));
  return level > 0 || all.every((tlp) => tlp === 'CLEAR') ? (TLPS[level] ?? null) : null;
}

/** The colours of FIRST on black: at least 5 : 1, whatever the page behind it. */
export const TLP_COLOURS: Readonly<Record<Tlp, string>> = {
  CLEAR: '#FFFFFF',
  GREEN: '#33FF00',
  AMBER: '#FFC000',
  'AMBER+STRICT': '#FFC000',
  RED: '#FF2B2B',
};

/** The field of what carries a high-water mark; none where nothing restricts. */
export function tlpOver(sources: Iterable<{ readonly tlp?: MaybeTlp }>): { tlp?: Tlp } {
  const tlp = highestTlp(Array.from(sources, (source) => source.tlp));
  return tlp === null ? {} : { tlp };
}
