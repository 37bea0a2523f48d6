import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toOcsf } from './audit/to-ocsf.ts';
import { AUDIT_EXIT, runAudit } from './audit.ts';
import type { AuditEvent } from './domain/index.ts';
import { openStore } from './store/index.ts';

let dataDir: string;
const hash = 'a'.repeat(64);
/** One of each kind. */
const EVENTS: readonly AuditEvent[] = [
  {
    type: 'question-asked',
    actor: 'anna',
    answerId: 'a',
    conversationId: 'c',
    questionHash: hash,
    outcome: 'answered',
    marking: 'VS-NfD',
    tlp: 'AMBER',
  },
  {
    type: 'question-asked',
    actor: 'anna',
    answerId: 'b',
    conversationId: 'c',
    questionHash: hash,
    outcome: 'failed',
    marking: null,
  },
  { type: 'searched', actor: 'anna', questionHash: hash },
  {
    type: 'passages-shown',
    actor: 'anna',
    answerId: null,
    passageIds: ['p1', 'p2'],
    highest: 'GEHEIM',
    tlp: null,
  },
  { type: 'report-opened', actor: 'anna', reportId: 'r', what: 'original', marking: 'OFFEN' },
  {
    type: 'exported',
    actor: 'anna',
    what: 'briefing',
    id: 'b',
    format: 'pdf',
    marking: 'VS-NfD',
    tlp: 'RED',
  },
  {
    type: 'report-stored',
    actor: 'system',
    reportId: 'r',
    contentHash: hash,
    status: 'added',
    passages: 3,
    marking: 'OFFEN',
  },
  { type: 'report-deleted', actor: 'anna', reportId: 'r', contentHash: hash },
  {
    type: 'refusal-dismissed',
    actor: 'anna',
    fileId: `file:${hash}`,
    contentHash: null,
    sha256: hash,
  },
  { type: 'briefing-saved', actor: 'anna', briefingId: 'b', version: 1, marking: 'OFFEN' },
  { type: 'briefing-signed', actor: 'anna', briefingId: 'b', version: 2, marking: 'OFFEN' },
  {
    type: 'model-call',
    actor: 'anna',
    host: 'models.example:443',
    model: 'm',
    purpose: 'chat',
    highest: 'OFFEN',
    passages: 3,
    releasedUpTo: 'OFFEN',
    heldBack: 1,
    answerId: 'a',
  },
  { type: 'evaluation-run', actor: 'eva', runId: 'run', suite: 'own', what: 'started' },
  { type: 'login', actor: 'anna', outcome: 'success', method: 'oidc', session: 's1' },
  { type: 'login', actor: 'unknown', outcome: 'failure', method: 'token', code: 'expired' },
  { type: 'logout', actor: 'anna', method: 'back-channel' },
  { type: 'session-ended', actor: 'system', person: 'anna', reason: 'idle', session: 's1' },
  { type: 'token-created', actor: 'anna', tokenId: 't', scopes: ['ask'], expiresAt: '2026-12-01' },
  { type: 'token-revoked', actor: 'anna', tokenId: 't' },
  { type: 'token-refused', actor: 'anna', tokenId: 't', reason: 'revoked' },
  { type: 'rights-changed', actor: 'admin', subject: 'anna', what: 'clearance', before: '1', after: '2' },
  { type: 'refused', actor: 'anna', what: 'export', code: 'marking-too-high' },
  { type: 'setting-changed', actor: 'admin', what: 'retention', before: '365', after: '90' },
  {
    type: 'retention-removed',
    actor: 'system',
    runId: 'run',
    kind: 'conversations',
    days: 365,
    before: '2025-11-30T00:00:00.000Z',
    items: [{ what: 'answer', id: 'a', sha256: hash }],
  },
  { type: 'hold-changed', actor: 'admin', id: 'c', what: 'set' },
  { type: 'checkpoint', actor: 'admin', through: 5, hash, removed: 5 },
];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'aktenlage-audit-'));
  const store = await openStore({ dataDir });
  await store.audit.recordAudit(...EVENTS);
  await store.close();
}, 120_000);
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function audit(...argv: string[]) {
  let out = '';
  let err = '';
  const code = await runAudit(argv, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    environment: { DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    directory: dataDir,
  });
  return { code, out, err };
}

describe('npm run audit', () => {
  it('verifies, and prints the anchor that a later run takes', async () => {
    const first = await audit('verify');
    expect(first.out).toContain(`Intact: ${EVENTS.length} entries.`);
    const anchor = /Newest: (\d+:[0-9a-f]{64})/.exec(first.out)?.[1] ?? '';
    expect((await audit('verify', '--anchor', anchor)).code).toBe(AUDIT_EXIT.intact);
    const forged = await audit('verify', '--json', '--anchor', `3:${'0'.repeat(64)}`);
    expect(forged.code).toBe(AUDIT_EXIT.broken);
    expect(JSON.parse(forged.out).broken).toMatchObject({ sequence: 3, what: 'not-anchored' });
  });

  it('exports every entry as JSON lines and notes that it did', async () => {
    const { code, out } = await audit('export');
    expect(code).toBe(AUDIT_EXIT.intact);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.slice(0, EVENTS.length).map(({ event }) => event)).toEqual(EVENTS);
    expect(lines[0]).toMatchObject({ sequence: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const later = (await audit('export', '--since', new Date().toISOString())).out;
    expect(later).toBe('');
    const again = (await audit('export')).out.trimEnd().split('\n');
    expect(JSON.parse(again.at(-1) ?? '').event).toMatchObject({ type: 'exported', what: 'audit' });
  });

  it('says what is wrong with a command', async () => {
    for (const argv of [
      [],
      ['burn'],
      ['export', '--format', 'xml'],
      ['prune', '--before', '2026-01-01'],
      ['verify', '--anchor', 'x'],
      ['export', '--since', 'soon'],
    ])
      expect((await audit(...argv)).code, argv.join(' ')).toBe(AUDIT_EXIT.usage);
  });

  it('prunes only with a yes, and verifies afterwards', async () => {
    const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const { code, out } = await audit('prune', '--before', day, '--yes');
    expect(code).toBe(AUDIT_EXIT.intact);
    expect(out).toMatch(/^\d+ entries removed\. Keep this anchor: \d+:[0-9a-f]{64}\n$/);
    expect((await audit('verify')).out).toContain('went by policy');
  });
});

/** What OCSF 1.3.0 requires of the classes used, and the values that it enumerates. */
const user = z.object({
  uid: z.string(),
  name: z.string().optional(),
  type_id: z.union([z.literal(1), z.literal(3)]).optional(),
});
const base = z.object({
  activity_id: z.number().int(),
  category_uid: z.number().int(),
  class_uid: z.number().int(),
  type_uid: z.number().int(),
  time: z.number().int().min(1_500_000_000_000),
  severity_id: z.number().int().min(1).max(6),
  status_id: z.union([z.literal(1), z.literal(2)]),
  metadata: z.object({
    version: z.literal('1.3.0'),
    product: z.object({ name: z.string(), vendor_name: z.string() }),
  }),
});
const CLASSES = {
  3001: base.extend({
    category_uid: z.literal(3),
    activity_id: z.number().min(1).max(99),
    user,
    actor: z.object({ user }),
  }),
  3002: base.extend({
    category_uid: z.literal(3),
    activity_id: z.union([z.literal(1), z.literal(2)]),
    user,
    service: z.object({ name: z.string() }),
  }),
  6003: base.extend({
    category_uid: z.literal(6),
    activity_id: z.number().min(1).max(4),
    actor: z.object({ user }),
    api: z.object({ operation: z.string() }),
    src_endpoint: z.object({ name: z.string() }),
  }),
};

describe('OCSF', () => {
  it('has what the schema demands of each class, for every kind of event', () => {
    for (const [index, event] of EVENTS.entries()) {
      const line = toOcsf({ at: '2026-11-30T06:00:00.123456Z', event, sequence: index + 1 }, hash, {
        version: '1',
      });
      const schema = CLASSES[line.class_uid as keyof typeof CLASSES];
      expect(schema, event.type).toBeDefined();
      expect(schema.safeParse(line).error, event.type).toBeUndefined();
      expect(line.type_uid).toBe(line.class_uid * 100 + line.activity_id);
    }
    const classes = EVENTS.map((event) =>
      toOcsf({ at: '2026-11-30T06:00:00Z', event, sequence: 1 }, hash, { version: '1' }),
    );
    expect(classes.filter(({ class_uid }) => class_uid === 3002)).toHaveLength(5);
    expect(classes.find(({ unmapped }) => unmapped.type === 'login')).toMatchObject({
      activity_id: 1,
      status_id: 1,
    });
    expect(classes.filter(({ status_id }) => status_id === 2)).toHaveLength(4);
    // With the grade its label; null says that there is none, and nothing that it was not recorded then.
    expect(classes.find(({ unmapped }) => unmapped.type === 'exported')?.unmapped).toMatchObject({
      tlp: 'RED',
    });
    const shown = classes.find(({ unmapped }) => unmapped.type === 'passages-shown');
    expect(shown?.unmapped).toMatchObject({ tlp: null });
    expect(classes.find(({ unmapped }) => unmapped.type === 'report-opened')?.unmapped).not.toHaveProperty(
      'tlp',
    );
  });
});
