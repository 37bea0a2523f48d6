import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { verifyChain } from '../../server/audit/verify-chain.ts';
import type { AuditEvent } from '../../server/domain/index.ts';
import { openStore } from '../../server/store/index.ts';
import type { BenchContext, Benchmark, Figure } from './figure.ts';

const ENTRIES = 1_000_000;
const AT_ONCE = 2000;
const SINGLE = 500;

const MB = 1024 * 1024;

const event = (index: number): AuditEvent => ({
  type: 'report-opened',
  actor: `reader-${index % 300}`,
  reportId: `report-${index % 10_007}`,
  what: 'text',
  marking: index % 5 === 0 ? 'VS-NfD' : 'OFFEN',
});

async function run({ database, onProgress, passages }: BenchContext) {
  const entries = passages?.[0] ?? ENTRIES;
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-audit-'));
  const store = await openStore({
    dataDir,
    holder: { command: 'bench' },
    ...(database === undefined ? {} : { databaseUrl: database }),
  });
  try {
    const log = store.audit;
    const before = await log.chain();
    const single: number[] = [];
    for (let i = 0; i < SINGLE; i++) {
      const started = performance.now();
      await log.recordAudit(event(i));
      single.push(performance.now() - started);
    }
    const filling = performance.now();
    for (let done = SINGLE; done < entries; done += AT_ONCE) {
      const count = Math.min(AT_ONCE, entries - done);
      await log.recordAudit(...Array.from({ length: count }, (_, i) => event(done + i)));
      if (done % 50_000 < AT_ONCE) onProgress(`${done} entries written`);
    }
    const filled = performance.now() - filling;
    globalThis.gc?.();
    const idle = process.memoryUsage().rss;
    let most = idle;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 100);
    const started = performance.now();
    const { entries: read, broken } = await verifyChain(log);
    const spent = performance.now() - started;
    clearInterval(watch);
    if (broken !== null) throw new Error(broken.message);
    if (read < entries - before.prunedThrough) throw new Error(`only ${read} entries were verified`);
    single.sort((a, b) => a - b);
    const figures: Figure[] = [
      { name: 'one entry written, median', value: single[SINGLE >> 1] ?? 0, unit: 'ms' },
      { name: 'one entry written, 99 of 100', value: single[Math.floor(SINGLE * 0.99)] ?? 0, unit: 'ms' },
      { name: 'entries written, in batches', value: (entries - SINGLE) / (filled / 1000), unit: '/s' },
      { name: `${read} entries verified`, value: spent / 1000, unit: 's' },
      { name: 'entries verified', value: read / (spent / 1000), unit: '/s' },
      { name: 'memory more while verifying', value: (most - idle) / MB, unit: 'MB', atMost: 200 },
    ];
    return {
      figures,
      note: `${store.kind} database; each verification reads every entry and computes its hash.`,
    };
  } finally {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

export const auditBenchmark: Benchmark = {
  name: 'audit',
  about: 'one million entries of the audit log written and verified (--passages N: so many)',
  byNameOnly: true,
  run,
};
