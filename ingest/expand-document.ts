import type { IncomingDocument, IngestDeps, Item, Prepared, Settled } from './ingest-items.ts';
import { mapAhead } from './map-ahead.ts';
import { refusedOutcome } from './outcome.ts';
import type { DocumentPart } from './parse/document.ts';
import { prepareReport } from './prepare-report.ts';
import { asManifestEntry, isBelow, type Marks, markedAs, raisedBy } from './sources/manifest-row.ts';

/** What one file may bring along, whatever it holds. */
const MAX_DEPTH = 3;
const MAX_DOCUMENTS = 1000;
const MAX_BYTES = 300 * 1024 * 1024;

/** Shared by everything inside one file. */
interface Budget {
  documents: number;
  bytes: number;
}

/** What is known of a document once everything inside it went through. */
interface Tally {
  marks: Marks;
  refused: number;
  deferred: boolean;
}

/**
 * A document and those inside it, each an item of its own, the innermost first and the document itself last: whoever
 * is killed in between finds it not yet stored and reads it again, and then its parts are unchanged.
 *
 * A part is never marked lower than what it lies in, and the document never lower than its parts, because its
 * original holds them all.
 */
export async function* expandDocument(
  document: IncomingDocument,
  item: Item,
  deps: IngestDeps,
  signal?: AbortSignal,
): AsyncGenerator<Item> {
  const budget: Budget = { documents: MAX_DOCUMENTS, bytes: MAX_BYTES };
  const tally: Tally = { marks: { marking: 'OFFEN' }, refused: 0, deferred: false };
  for await (const inner of expand(document, item, deps, budget, tally, signal)) {
    // A part that waits for text recognition puts off the whole file.
    if (inner.kind !== 'deferred') yield inner;
  }
  if (tally.deferred) yield { kind: 'deferred', sourceKey: document.sourceKey };
}

async function* expand(
  document: IncomingDocument,
  item: Item,
  deps: IngestDeps,
  budget: Budget,
  tally: Tally,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item> {
  if (item.kind !== 'prepared' || item.parts.length === 0) {
    count(item, tally);
    yield item;
    return;
  }
  const depth = (document.depth ?? 0) + 1;
  const { accepted, refused, left } = bound(item, depth, budget);
  const inner: Tally = { marks: item.report, refused: refused.length, deferred: false };
  const keys = [...accepted, ...refused].map((part) => part.sourceKey);
  const stored = await deps.store.corpus.findStoredMany(keys);
  for (const { sourceKey, code, reason, sizeBytes } of refused) {
    const kept = { contentHash: null, sizeBytes, parentKey: item.report.sourceKey };
    const outcome = refusedOutcome(sourceKey, code, reason, stored.get(sourceKey));
    const marks = stored.get(sourceKey) ?? null;
    const { groups } = item.report.access;
    yield { kind: 'settled', outcome, record: true, marks, kept, groups };
  }
  const incoming = accepted.map(
    (part): IncomingDocument => ({
      ...part,
      parentKey: item.report.sourceKey,
      depth,
      ...manifestOf(part.sourceKey, saidAgain(document, item)),
      atLeast: item.report,
      groups: item.report.access.groups,
      asker: document.asker,
      passwords: document.passwords ?? [],
      slow: document.slow ?? 'now',
    }),
  );
  const prepared = mapAhead(incoming, deps.workers, async (part) => ({
    part,
    item: await prepareReport(part, stored.get(part.sourceKey), deps, signal),
  }));
  for await (const { part, item: inside } of prepared) {
    yield* expand(part, inside, deps, budget, inner, signal);
  }
  tally.marks = raisedBy(tally.marks, inner.marks);
  tally.deferred ||= inner.deferred;
  // Until its parts are in, it is not complete.
  if (inner.deferred) return;
  const raised = isBelow(item.report, inner.marks);
  yield {
    ...item,
    parts: [],
    report: raised
      ? { ...item.report, ...markedAs(raisedBy(item.report, inner.marks), item.report.access.groups) }
      : item.report,
    inside: { names: keys, refused: inner.refused, notes: left },
  };
}

function count(item: Item, tally: Tally): void {
  if (item.kind === 'deferred') tally.deferred = true;
  else if (item.kind === 'settled') {
    tally.marks = raisedBy(tally.marks, item.marks);
    if (item.outcome.status === 'refused') tally.refused++;
  } else tally.marks = raisedBy(tally.marks, item.report);
}

/** Where nobody says anything, what was said before holds for the parts too, also for one that could not be read then. */
const saidAgain = (
  { manifest }: IncomingDocument,
  { report }: Prepared,
): Pick<IncomingDocument, 'manifest'> => {
  const known = manifest === undefined ? (asManifestEntry(report.manifest) ?? undefined) : manifest;
  return known === undefined ? {} : { manifest: known };
};

/** What the manifest of the outermost file says of a part; it stays as it was where nobody said anything. */
function manifestOf(
  sourceKey: string,
  { manifest }: Pick<IncomingDocument, 'manifest'>,
): Pick<IncomingDocument, 'manifest'> {
  if (manifest === undefined) return {};
  const row = manifest?.parts?.[sourceKey];
  const below = Object.entries(manifest?.parts ?? {}).filter(([key]) => key.startsWith(`${sourceKey}/`));
  if (row === undefined && below.length === 0) return { manifest: null };
  const parts = below.length === 0 ? {} : { parts: Object.fromEntries(below) };
  return { manifest: { row: row ?? {}, ...parts } };
}

interface Bounded {
  readonly accepted: { sourceKey: string; sizeBytes: number; read: () => Promise<Uint8Array> }[];
  readonly refused: (Pick<Settled['outcome'], 'sourceKey'> & {
    code: string;
    reason: string;
    sizeBytes: number;
  })[];
  readonly left: string[];
}

/** Parts within the limits; those beyond are refused one by one, or counted where there are too many. */
function bound({ report, parts }: Prepared, depth: number, budget: Budget): Bounded {
  const bounded: Bounded = { accepted: [], refused: [], left: [] };
  const names = new Set<string>();
  let skipped = 0;
  for (const part of parts) {
    const sourceKey = keyOf(report.sourceKey, part, names);
    const sizeBytes = part.bytes.byteLength;
    if (budget.documents <= 0) {
      skipped++;
      continue;
    }
    budget.documents--;
    if (depth > MAX_DEPTH) {
      const reason = `The file lies ${depth} levels deep inside others; ${MAX_DEPTH} are read.`;
      bounded.refused.push({ sourceKey, sizeBytes, code: 'too-deep', reason });
    } else if (sizeBytes > budget.bytes) {
      const reason = `What lies inside the outermost file is larger than the ${MAX_BYTES / 1024 / 1024} MB allowed.`;
      bounded.refused.push({ sourceKey, sizeBytes, code: 'archive-limit', reason });
    } else {
      budget.bytes -= sizeBytes;
      bounded.accepted.push({ sourceKey, sizeBytes, read: async () => part.bytes });
    }
  }
  if (skipped > 0) {
    bounded.left.push(`${skipped} more were not read: at most ${MAX_DOCUMENTS} are taken from one file.`);
  }
  return bounded;
}

const KEY_MAX = 1000;

/** `<parent>/<name>`, once each; a name that is no path, or too long, is numbered. */
function keyOf(parentKey: string, { name }: DocumentPart, taken: Set<string>): string {
  const steps = name
    .normalize('NFC')
    .split(/[/\\]+/)
    .filter((step) => step !== '' && step !== '.');
  const path = `${parentKey}/${steps.join('/')}`;
  const good = steps.length > 0 && !steps.includes('..') && !/\p{Cc}/u.test(name) && path.length <= KEY_MAX;
  const base = good ? path : `${parentKey.slice(0, KEY_MAX - 20)}/part`;
  let key = good ? path : `${base}-${taken.size + 1}`;
  for (let count = 2; taken.has(key); count++) key = `${base} (${count})`;
  taken.add(key);
  return key;
}
