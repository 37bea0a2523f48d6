import type { DraftedCase } from './briefings-command.ts';

/** A block a briefing: its figures, its gaps with what stands nearest to them, its faults. */
export const renderBriefingFigures = (drafted: readonly DraftedCase[]): string =>
  `${drafted.map(block).join('\n\n')}\n`;

function block({ id, writer, figures, gaps, tookMs, faults }: DraftedCase): string {
  const lines: [string, string | number][] = [
    ['written by', `${writer} in ${(tookMs / 1000).toFixed(1)} s`],
    ['sentences', `${figures.sentences}, with a source ${percent(figures.cited)}`],
    ['sections of the template', figures.templateSections],
    ['quote fidelity', percent(figures.quoteFidelity)],
    ['different reports', figures.reports],
    ['disagreements', figures.disagreements],
    ['known contradictions', `${figures.conflictsShown} shown, ${figures.conflictsMissed.length} missed`],
    ['gaps', `${figures.gaps}, doubtful ${gaps.filter(({ isTrue }) => !isTrue).length}`],
    ['said twice', figures.repeated.length],
    ['marking', `${figures.marking}${figures.markingIsRight ? '' : ' (wrong)'}`],
  ];
  return [
    id,
    ...lines.map(([name, value]) => `  ${name.padEnd(26)}${value}`),
    ...gaps.flatMap(({ section, question, isTrue, nearest }) => [
      `  gap${isTrue ? '' : ' (doubtful)'}: ${section}: ${question}`,
      ...nearest.slice(0, 1).map(({ sourceKey, sentence }) => `    nearest: ${sourceKey}: ${clip(sentence)}`),
    ]),
    ...faults.map((fault) => `  FAULT ${fault}`),
  ].join('\n');
}

const percent = (value: number | null): string => (value === null ? '–' : `${(100 * value).toFixed(1)} %`);
const clip = (text: string): string =>
  (text.length > 160 ? `${text.slice(0, 160)}…` : text).replace(/\s+/gu, ' ');
