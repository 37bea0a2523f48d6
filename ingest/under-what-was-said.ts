import { stricterTlp } from '../server/domain/index.ts';
import type { SaidOfFile, StoredDocument } from '../server/ports/store.ts';
import type { IncomingDocument } from './ingest-items.ts';
import { asManifestEntry, highest, type ManifestEntry, type ManifestRow } from './sources/manifest-row.ts';

/**
 * A document that somebody brings under the name of a refused file, of which more was said then: by the list, and by what it lay
 * in. The higher marking and the narrower circle hold. Where the list said of its protection what nobody understands, a document
 * of which nothing is said is refused as the file was.
 */
export function underWhatWasSaid(
  document: IncomingDocument,
  said: SaidOfFile,
  stored: StoredDocument | undefined,
): IncomingDocument {
  const before = asManifestEntry(said.manifest);
  // Of what is said nothing of, all that the list said stays; what stands there had its own word.
  const silent = stored === undefined ? before : asManifestEntry(stored.manifest);
  const now = document.manifest === undefined ? silent : document.manifest;
  const manifest = before === null ? document.manifest : both(before, now ?? { row: {} });
  const groups = [said.groups, before?.row.groups, now?.row.groups].reduce<readonly string[]>(narrower, []);
  return {
    ...document,
    ...(manifest === undefined ? {} : { manifest }),
    ...(groups.length === 0 ? {} : { groups }),
    ...(said.atLeast === undefined ? {} : { atLeast: said.atLeast }),
    ...(said.refuse === undefined || document.manifest !== undefined ? {} : { refuse: said.refuse }),
  };
}

function both(before: ManifestEntry, now: ManifestEntry): ManifestEntry {
  const names = Object.keys({ ...before.parts, ...now.parts });
  const parts = names.map((name) => [name, raised(before.parts?.[name] ?? {}, now.parts?.[name] ?? {})]);
  return {
    row: raised(before.row, now.row),
    ...(names.length === 0 ? {} : { parts: Object.fromEntries(parts) }),
  };
}

function raised(before: ManifestRow, { marking, tlp, ...now }: ManifestRow): ManifestRow {
  const label = stricterTlp(before.tlp, tlp);
  const ownGrade = now.ownGrade ?? before.ownGrade;
  return {
    ...now,
    ...((before.marking ?? marking) && { marking: highest([before.marking, marking]) }),
    ...(label && { tlp: label }),
    ...(ownGrade && { ownGrade }),
  };
}

/** Members of both; where nobody would be left, those of before. */
function narrower(before: readonly string[], now: readonly string[] | undefined): readonly string[] {
  if (now === undefined || now.length === 0) return before;
  const inBoth = before.filter((group) => now.includes(group));
  return before.length === 0 ? now : inBoth.length === 0 ? before : inBoth;
}
