import { AuditEntrySchema } from '../domain/index.ts';
import type { AuditLog } from '../ports/audit.ts';
import { type OcsfProduct, toOcsf } from './to-ocsf.ts';

export const AUDIT_FORMATS = ['jsonl', 'ocsf'] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

const PAGE = 2000;

/**
 * One line an entry, in their order. `jsonl` is the entry with its hash, so that whoever keeps the lines can verify the chain
 * from them; `ocsf` is for a SIEM.
 */
export async function* exportAudit(
  log: Pick<AuditLog, 'chain' | 'entries'>,
  { format, since, product }: { format: AuditFormat; since?: string | undefined; product: OcsfProduct },
): AsyncGenerator<string> {
  const { sequence: end, prunedThrough } = await log.chain();
  for (let after = prunedThrough; after < end; ) {
    const page = await log.entries(after, PAGE, since);
    for (const stored of page) {
      after = stored.sequence;
      if (stored.sequence > end) return;
      yield format === 'jsonl'
        ? `${JSON.stringify({ ...JSON.parse(stored.entry), hash: stored.hash })}\n`
        : `${JSON.stringify(toOcsf(AuditEntrySchema.parse(JSON.parse(stored.entry)), stored.hash, product))}\n`;
    }
    if (page.length < PAGE) return;
  }
}
