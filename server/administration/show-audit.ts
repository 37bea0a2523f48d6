import {
  type Asker,
  AuditEntrySchema,
  type AuditEvent,
  MARKINGS,
  markingLevel,
  type ShownAuditEntry,
} from '../domain/index.ts';
import type { StoredAuditEntry } from '../ports/audit.ts';

type Details = ShownAuditEntry['details'];

/** Of an entry with thousands so many are looked at and named; the rest counts as withheld. The export names all. */
const MOST_IDS = 100;

/** Not for a page: by a hash whoever guesses a text or a name learns that he guessed right. */
const HASHES: ReadonlySet<string> = new Set(['questionHash', 'contentHash', 'fileId', 'sha256']);

/** Ids of reports and passages in entries, each once: whoever shows the entries asks which of them may be seen. */
export const reportIdsIn = (entries: readonly StoredAuditEntry[]): string[] => [
  ...new Set(entries.flatMap((stored) => idsOf(eventOf(stored)).slice(0, MOST_IDS))),
];

/**
 * Entries as this administrator is shown them: that something was done, by whom and when, stands there for each. What it was
 * done to is left out where it is a report or a passage that he may not see or that is gone, and so is every grade above his own.
 *
 * @param visible of the ids of `reportIdsIn`
 */
export function showAudit(
  entries: readonly StoredAuditEntry[],
  asker: Asker,
  visible: ReadonlySet<string>,
): ShownAuditEntry[] {
  return entries.map((stored) => {
    const { at, event, sequence } = AuditEntrySchema.parse(JSON.parse(stored.entry));
    const { details, withheld } = detailsOf(event, asker, visible);
    return { sequence, at, type: event.type, actor: event.actor, details, withheld, hash: stored.hash };
  });
}

const eventOf = (stored: StoredAuditEntry): AuditEvent =>
  AuditEntrySchema.parse(JSON.parse(stored.entry)).event;

function idsOf(event: AuditEvent): readonly string[] {
  if (event.type === 'passages-shown') return event.passageIds;
  return 'reportId' in event ? [event.reportId] : [];
}

function detailsOf(event: AuditEvent, asker: Asker, visible: ReadonlySet<string>) {
  const { actor: _actor, type, ...rest } = event;
  const ids = idsOf(event);
  const seen = ids.filter((id) => visible.has(id));
  const hidden = seen.length < ids.length;
  // Of a hidden report nothing: its grade and its length are what hides it, too.
  if (hidden && type !== 'passages-shown') return { details: {} satisfies Details, withheld: true };
  const details: Details = {};
  let withheld = hidden;
  const isAbove = Object.entries<unknown>(rest).some(
    ([name, value]) => isGrade(name, value) && (hidden || markingLevel(value) > asker.clearance),
  );
  for (const [name, value] of Object.entries<unknown>(rest)) {
    if (HASHES.has(name) || value === undefined) continue;
    if (name === 'passageIds') details[name] = seen;
    // The label goes with the grade: it may be that of what he may not see.
    else if (isAbove && (name === 'tlp' || isGrade(name, value))) withheld = true;
    else if (isFlat(value)) details[name] = value;
    // A kind of value that nobody has thought about here is not shown.
    else withheld = true;
  }
  return { details, withheld };
}

/** Of what something was made of. What a person or an endpoint may have says nothing of a report. */
const isGrade = (name: string, value: unknown): value is (typeof MARKINGS)[number] =>
  (name === 'marking' || name === 'highest') && MARKINGS.some((marking) => marking === value);

const isFlat = (value: unknown): value is Details[string] =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'number' ||
  (Array.isArray(value) && value.every((one) => typeof one === 'string'));
