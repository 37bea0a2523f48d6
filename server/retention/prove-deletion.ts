import { createHash } from 'node:crypto';
import { type AuditEntry, AuditEntrySchema, type RetentionKind } from '../domain/index.ts';
import type { AuditLog } from '../ports/audit.ts';
import type { RetentionStore } from '../ports/retention.ts';

/** One removal as the audit log has it. */
export interface Proof {
  readonly id: string;
  readonly what: string;
  readonly at: string;
  readonly actor: string;
  /** Of what was removed; of a report that of its file. */
  readonly sha256: string;
  /** Null where a person removed it. */
  readonly policy: { readonly kind: RetentionKind; readonly days: number; readonly before: string } | null;
  /** The entry, as an anchor of `npm run audit -- verify`. */
  readonly anchor: string;
}

export interface Proved {
  readonly proofs: readonly Proof[];
  /** Entries up to this number are no longer in the log: a removal in them cannot be proved by it. */
  readonly prunedThrough: number;
}

/** Ids of files are hashes of their names in the log. */
const idsOf = (given: string): string[] => [
  given,
  `file:${createHash('sha256').update(given).digest('hex')}`,
];

/** @param given an id, the name of a file, or the sha-256 of its bytes */
export async function proveDeletion(
  store: RetentionStore,
  log: Pick<AuditLog, 'chain'>,
  given: string,
): Promise<Proved> {
  const proofs: Proof[] = [];
  for (const id of idsOf(given))
    for (const { entry, hash } of await store.findRemovals(id))
      proofs.push(...proofsIn(AuditEntrySchema.parse(JSON.parse(entry)), hash, id));
  const { prunedThrough } = await log.chain();
  return { proofs, prunedThrough };
}

function proofsIn({ at, event, sequence }: AuditEntry, hash: string, id: string): Proof[] {
  const common = { id, at, actor: event.actor, anchor: `${sequence}:${hash}` };
  if (event.type === 'report-deleted')
    return [{ ...common, what: 'report', sha256: event.contentHash, policy: null }];
  if (event.type === 'refusal-dismissed')
    return [{ ...common, what: 'refused-file', sha256: event.sha256, policy: null }];
  if (event.type !== 'retention-removed') return [];
  const { kind, days, before } = event;
  return event.items
    .filter((item) => item.id === id)
    .map(({ what, sha256 }) => ({ ...common, what, sha256, policy: { kind, days, before } }));
}
