import { markingLevel, restrictedBy } from '../server/domain/index.ts';
import type { IncomingDocument } from './ingest-items.ts';
import { marksText } from './marks-differ.ts';
import type { Marks } from './sources/manifest-row.ts';

/**
 * Whoever brings a document, with a list of metadata or with another version of it, does not lower what is marked: neither
 * what the paper prints nor what a list said before. The folder that whoever has the machine reads in may.
 */
export const isLowered = (to: Marks, from: Marks, { asker }: Pick<IncomingDocument, 'asker'>): boolean =>
  asker !== undefined &&
  (markingLevel(to.marking) < markingLevel(from.marking) ||
    restrictedBy(to.tlp, from.tlp) !== (to.tlp ?? null));

export const loweredReason = (to: Marks, from: Marks): string =>
  `The document is marked ${marksText(from)} here; what was brought would mark it ${marksText(to)}. A marking is not lowered by an upload: an administrator removes the report first, which is on record, and it is read in anew.`;
