import type { Outcome } from '../server/domain/index.ts';
import type { Inside } from './ingest-items.ts';

const documents = (count: number) => (count === 1 ? '1 document' : `${count} documents`);
const refusedParts = (count: number) => (count > 0 ? ` ${count} of them could not be read.` : '');

/** What an outcome says of the documents inside; null where there can be none. */
export const contents = (inside: Inside | null): string | null =>
  inside === null ? null : `Holds ${documents(inside.names.length)}.`;

export function troubleInside(inside: Inside | null): { code: string; reason: string } | null {
  if (inside === null || (inside.refused === 0 && inside.notes.length === 0)) return null;
  const notes = inside.notes.map((note) => ` ${note}`).join('');
  return { code: 'parts-refused', reason: `${contents(inside)}${refusedParts(inside.refused)}${notes}` };
}

/**
 * The outcome of a mail or an archive once one of the documents inside went through after all: as it was, but for how many of them
 * could not be read.
 *
 * @param refused documents directly inside that are refused now
 */
export function afterSecondTry(outcome: Outcome, refused: number): Outcome {
  if (outcome.code !== 'parts-refused' || outcome.reason === null) return outcome;
  const reason = outcome.reason.replace(/ \d+ of them could not be read\./, refusedParts(refused));
  const rest = /^Holds (?:1 document|\d+ documents)\.(?<marks> It is marked .*)?$/.exec(reason);
  if (rest === null) return { ...outcome, reason };
  const code =
    rest.groups?.marks !== undefined ? 'marking-differs' : outcome.passages === 0 ? 'container' : null;
  return { ...outcome, status: 'updated', code, reason };
}
