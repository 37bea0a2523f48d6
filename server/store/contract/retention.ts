import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../audit/verify-chain.ts';
import {
  type AuditEventOf,
  type BriefingVersion,
  RETENTION_KINDS,
  type RetentionDays,
  type RetentionKind,
} from '../../domain/index.ts';
import type { StoredKind } from '../../ports/retention.ts';
import { proveDeletion } from '../../retention/prove-deletion.ts';
import type { Subject } from '../contract.ts';
import { readAs } from '../operations/as-asker.ts';
import {
  ANNA,
  BEN,
  outcomeOf,
  sample,
  sampleAnswer,
  sampleBriefing,
  sampleCitation,
  sampleRecord,
} from '../testing/fixtures.ts';

const NONE = Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, null])) as RetentionDays;
const RUN = { id: 'run', actor: 'keeper' };

export function retentionContract(subject: Subject): void {
  const store = () => subject.store.retention;
  const sql = <Row>(text: string) => subject.database.transaction((session) => session.query<Row>(text));
  const ids = async (table: string, id = 'id') =>
    (await sql<{ id: string }>(`SELECT ${id} AS id FROM ${table} ORDER BY 1`)).map((row) => row.id);
  const answer = (id: string, conversationId: string, asker = ANNA) =>
    subject.store.as(asker).saveAnswer(sampleAnswer(id, { conversationId }), sampleRecord(id));
  /** As a run does it. @returns how many */
  const remove = async (kind: StoredKind, days = 5, limit = 2): Promise<number> => {
    let removed = 0;
    for (;;) {
      const batch = await store().removeBatch(RUN, kind, days, limit);
      if (batch.removed === 0) return removed;
      expect(batch.removed).toBeLessThanOrEqual(limit);
      removed += batch.removed;
    }
  };
  const due = async (kind: RetentionKind, days = 5) => {
    const line = (await store().due({ ...NONE, [kind]: days })).find((one) => one.kind === kind);
    return { due: line?.due, held: line?.held, relied: line?.relied };
  };
  const entriesAfter = async (start: number) =>
    (await subject.store.audit.entries(start, 1000))
      .map(({ entry }) => (JSON.parse(entry) as { event: AuditEventOf<'retention-removed'> }).event)
      .filter(({ type }) => type === 'retention-removed');
  const signed = (id: string, number: number, status: 'signed' | 'draft'): BriefingVersion => ({
    number,
    by: 'anna',
    at: '2026-11-21T08:00:00.000Z',
    note: { type: status === 'signed' ? 'sign-off' : 'edit', section: null, sentence: null },
    signedBy: null,
    briefing: sampleBriefing(id, { status, version: number }),
  });

  describe('retention', () => {
    it('removes old conversations with all that is of them, and says what in the log', async () => {
      await answer('a1', 'old');
      await answer('a2', 'old');
      await answer('b1', 'old', BEN);
      await answer('c1', 'new');
      await sql("UPDATE conversations SET updated_at = now() WHERE id = 'new'");
      const bodies = await sql<{ body: string }>("SELECT body::text AS body FROM answers WHERE id = 'a1'");
      const start = (await subject.store.audit.chain()).sequence;
      await store().openRun(RUN.id, RUN.actor);
      expect(await due('conversations')).toEqual({ due: 2, held: 0, relied: 0 });
      expect(await remove('conversations', 5, 1)).toBe(2);
      expect(await due('conversations')).toEqual({ due: 0, held: 0, relied: 0 });
      expect(await ids('conversations')).toEqual(['new']);
      expect(await ids('answers')).toEqual(['c1']);
      expect(await ids('answer_records', 'answer_id')).toEqual(['c1']);
      // One entry a batch.
      const events = await entriesAfter(start);
      expect(events).toHaveLength(2);
      expect(events[0]).toMatchObject({ actor: 'keeper', runId: 'run', kind: 'conversations', days: 5 });
      const items = events.flatMap((event) => event.items);
      expect(items.map(({ what, id }) => `${what} ${id}`).sort()).toEqual(
        ['a1', 'a2', 'b1']
          .flatMap((id) => [`answer ${id}`, `answer-record ${id}`])
          .concat(['conversation old', 'conversation old'])
          .sort(),
      );
      const sha256 = createHash('sha256')
        .update(bodies[0]?.body ?? '')
        .digest('hex');
      expect(items).toContainEqual({ what: 'answer', id: 'a1', sha256 });
      expect(JSON.stringify(events)).not.toMatch(/rained|happened/);
      expect((await verifyChain(subject.store.audit)).broken).toBeNull();
      expect(await store().listRuns(5)).toMatchObject([
        { id: 'run', actor: 'keeper', state: 'running', removed: { conversations: 2 } },
      ]);
      const proved = await proveDeletion(store(), subject.store.audit, 'a1');
      expect(proved.proofs).toMatchObject([
        { what: 'answer', sha256, actor: 'keeper', policy: { kind: 'conversations', days: 5 } },
        { what: 'answer-record' },
      ]);
      expect((await proveDeletion(store(), subject.store.audit, 'c1')).proofs).toEqual([]);
    });

    it('keeps the answers of a briefing and of its draft as long as these, and takes them along', async () => {
      const reader = subject.store.as(ANNA);
      await reader.saveBriefing(sampleBriefing('loose', { status: 'draft' }));
      await answer('q1', 'briefing-loose');
      await reader.saveBriefing(sampleBriefing('paper', { status: 'draft' }));
      await answer('q2', 'briefing-paper');
      await reader.saveBriefingVersion(1, signed('paper', 2, 'signed'));
      // Work goes on after the signature: it stays one that was signed.
      await reader.saveBriefingVersion(2, signed('paper', 3, 'draft'));
      await answer('q3', 'talk');
      expect(await due('conversations')).toEqual({ due: 1, held: 0, relied: 2 });
      expect(await remove('conversations')).toBe(1);
      // Records of answers that a signed paper rests on stay with it.
      expect(await due('answer-records')).toEqual({ due: 1, held: 0, relied: 1 });
      expect(await remove('answer-records')).toBe(1);
      expect(await ids('answer_records', 'answer_id')).toEqual(['q2']);
      expect(await remove('briefings')).toBe(1);
      expect(await ids('briefings')).toEqual(['paper']);
      expect(await ids('answers')).toEqual(['q2']);
      expect(await remove('signed-briefings')).toBe(1);
      for (const table of ['briefings', 'answers', 'conversations']) expect(await ids(table)).toEqual([]);
      expect(await sql('SELECT 1 FROM briefing_versions')).toEqual([]);
      const { proofs } = await proveDeletion(store(), subject.store.audit, 'paper@2');
      expect(proofs).toMatchObject([{ what: 'briefing-version', policy: { kind: 'signed-briefings' } }]);
    });

    it('counts a briefing from the last work on it', async () => {
      const reader = subject.store.as(ANNA);
      await reader.saveBriefing(
        sampleBriefing('b', { status: 'draft', createdAt: '2020-01-01T00:00:00.000Z' }),
      );
      await reader.saveBriefingVersion(1, { ...signed('b', 2, 'draft'), at: new Date().toISOString() });
      expect(await remove('briefings')).toBe(0);
    });

    it('removes drafts that nobody works on with their answers, never one under way', async () => {
      const draft = (id: string) => ({
        ...{ id, asker: ANNA, createdAt: '2026-11-20T10:00:00.000Z', title: id, marking: 'OFFEN' as const },
        ...{ request: { topic: 'Rain', template: 'sachstand' }, sections: [], outline: {} },
      });
      for (const id of ['going', 'stopped']) {
        await subject.store.drafts.open(draft(id), 'me');
        await answer(`${id}-1`, `briefing-${id}`);
      }
      await subject.store.drafts.cancel(ANNA, 'stopped');
      await sql("UPDATE drafts SET updated_at = now() - interval '6 days'");
      expect(await remove('drafts')).toBe(1);
      expect(await ids('drafts')).toEqual(['going']);
      expect(await ids('answers')).toEqual(['going-1']);
      expect(await remove('conversations')).toBe(0);
    });

    it('removes refused files, and names the originals that nothing names any more', async () => {
      const { corpus } = subject.store;
      const kept = (contentHash: string) => ({ contentHash, sizeBytes: 1, parentKey: null });
      const [only, shared] = ['1'.repeat(64), '2'.repeat(64)];
      const refused = { status: 'refused', code: 'encrypted', reason: 'It is encrypted.' } as const;
      await corpus.recordOutcome(outcomeOf('dir/Secret name.pdf', refused), kept(only));
      await corpus.recordOutcome(outcomeOf('b.pdf', refused), kept(shared));
      const { report, passages, outcome } = sample('c.pdf', ['A lion.']);
      await corpus.replaceReport({ ...report, contentHash: shared }, passages, outcome);
      await corpus.recordOutcome(outcomeOf('c.pdf', { ...refused, reportId: report.id }), kept(only));
      const start = (await subject.store.audit.chain()).sequence;
      expect(await remove('refused-files')).toBe(2);
      expect(await ids('outcomes', 'source_key')).toEqual(['c.pdf']);
      expect(await store().originalsToRemove(10)).toEqual([only, shared]);
      // The first is still the later version of a report, which was refused; the second is a report.
      expect((await store().originalsInUse([only, shared, '3'.repeat(64)])).sort()).toEqual([only, shared]);
      await store().settleOriginals([only]);
      expect(await store().originalsToRemove(10)).toEqual([shared]);
      expect(JSON.stringify(await entriesAfter(start))).not.toMatch(/Secret|pdf/);
      const { proofs } = await proveDeletion(store(), subject.store.audit, 'dir/Secret name.pdf');
      expect(proofs).toMatchObject([{ what: 'refused-file', policy: { kind: 'refused-files' } }]);
    });

    it('proves that a refused file was taken off the list, by whom, without its name', async () => {
      const { corpus } = subject.store;
      const refused = { status: 'refused', code: 'encrypted', reason: 'It is encrypted.' } as const;
      const name = 'dir/Secret "plan" \\ für März.pdf';
      await corpus.recordOutcome(outcomeOf(name, refused), {
        ...{ contentHash: '1'.repeat(64), sizeBytes: 1, parentKey: null },
      });
      const [row] = await sql<{ row: string }>('SELECT to_jsonb(o)::text AS row FROM outcomes o');
      const start = (await subject.store.audit.chain()).sequence;
      // Who does not see it takes nothing off, and nothing is on record.
      expect(await corpus.dismissRefusal(BEN, name)).toBe(false);
      expect((await subject.store.audit.chain()).sequence).toBe(start);
      expect(await corpus.dismissRefusal(ANNA, name)).toBe(true);
      expect(await corpus.dismissRefusal(ANNA, name)).toBe(false);
      const entries = await subject.store.audit.entries(start, 10);
      expect(entries).toHaveLength(1);
      expect(entries[0]?.entry).not.toMatch(/Secret|plan|pdf/);
      const sha256 = createHash('sha256')
        .update(row?.row ?? '')
        .digest('hex');
      expect(JSON.parse(entries[0]?.entry ?? '').event).toEqual({
        type: 'refusal-dismissed',
        actor: 'anna',
        fileId: `file:${createHash('sha256').update(name).digest('hex')}`,
        contentHash: '1'.repeat(64),
        sha256,
      });
      const { proofs } = await proveDeletion(store(), subject.store.audit, name);
      expect(proofs).toMatchObject([{ what: 'refused-file', actor: 'anna', sha256, policy: null }]);
    });

    describe('of reports', () => {
      const add = (name: string, text: string, rest: Parameters<typeof sample>[2] = {}) => {
        const { report, passages, outcome } = sample(name, [text], rest);
        return subject.store.corpus.replaceReport(report, passages, outcome, { keepParts: true });
      };
      const age = () => sql("UPDATE reports SET ingested_at = now() - interval '6 days'");
      const left = () => ids('reports', 'source_key');

      it('removes them as they came in, with their files, and says so in the log', async () => {
        await add('mail', 'A lion sleeps.');
        await add('mail/zip/a', 'A crocodile wakes.', { parentKey: 'mail/zip' });
        await subject.store.corpus.recordOutcome(
          outcomeOf('mail/zip', { status: 'refused', reportId: null }),
          {
            ...{ contentHash: '9'.repeat(64), sizeBytes: 1, parentKey: 'mail' },
          },
        );
        await age();
        await add('new', 'A heron flies.');
        const [{ hash } = { hash: '' }] = await sql<{ hash: string }>(
          "SELECT content_hash AS hash FROM reports WHERE source_key = 'mail'",
        );
        const start = (await subject.store.audit.chain()).sequence;
        expect(await due('reports')).toEqual({ due: 1, held: 0, relied: 0 });
        expect(await remove('reports')).toBe(1);
        expect(await left()).toEqual(['new']);
        expect(await subject.store.as(ANNA).listReports()).toMatchObject({ total: 1 });
        expect(await sql("SELECT 1 FROM outcomes WHERE source_key <> 'new'")).toEqual([]);
        expect((await store().originalsToRemove(10)).length).toBe(2);
        const [event] = await entriesAfter(start);
        expect(event).toMatchObject({ kind: 'reports', days: 5, actor: 'keeper' });
        expect(event?.items.map(({ what, id }) => `${what} ${id}`).sort()).toEqual([
          'report r_mail',
          'report r_mail/zip/a',
        ]);
        const { proofs } = await proveDeletion(store(), subject.store.audit, 'r_mail');
        expect(proofs.map(({ sha256, policy }) => [sha256, policy?.kind])).toEqual([
          [hash, undefined],
          [hash, 'reports'],
        ]);
        expect((await verifyChain(subject.store.audit)).broken).toBeNull();
      });

      it('keeps a whole mail for the sake of what is held inside it, from policies and from people', async () => {
        await add('mail', 'A lion sleeps.');
        await add('mail/a', 'A crocodile wakes.', { parentKey: 'mail' });
        await add('free', 'A heron flies.');
        await age();
        await store().hold('r_mail/a', 'Case 7', 'admin');
        expect(await due('reports')).toEqual({ due: 1, held: 1, relied: 0 });
        expect(await remove('reports')).toBe(1);
        expect(await left()).toEqual(['mail', 'mail/a']);
        for (const id of ['r_mail', 'r_mail/a'])
          await expect(subject.store.corpus.deleteReport(ANNA, id)).rejects.toMatchObject({
            code: 'on-hold',
          });
        await store().release('r_mail/a', 'admin');
        await store().hold('r_mail', 'Case 8', 'admin');
        await expect(subject.store.corpus.deleteReport(ANNA, 'r_mail/a')).rejects.toMatchObject({
          code: 'on-hold',
        });
        await store().release('r_mail', 'admin');
        expect(await subject.store.corpus.deleteReport(ANNA, 'r_mail')).toBe(true);
        expect(await left()).toEqual([]);
        // Its files go as well.
        expect((await store().originalsToRemove(10)).length).toBe(3);
      });

      it('keeps what a signed paper cites, and what is cited by what is held', async () => {
        for (const name of ['signed', 'held', 'loose']) await add(name, `A lion of ${name}.`);
        await age();
        const reader = subject.store.as(ANNA);
        await reader.saveBriefing(sampleBriefing('paper', { status: 'draft' }));
        const version = signed('paper', 2, 'signed');
        const sources = [sampleCitation(1, 'signed')];
        await reader.saveBriefingVersion(1, { ...version, briefing: { ...version.briefing, sources } });
        // The sentence that cited it went since.
        await reader.saveBriefingVersion(2, signed('paper', 3, 'draft'));
        for (const name of ['held', 'loose'])
          await reader.saveAnswer(
            sampleAnswer(name, { conversationId: name, citations: [sampleCitation(1, name)] }),
            sampleRecord(name),
          );
        await store().hold('held', 'Case 7', 'admin');
        expect(await due('reports')).toEqual({ due: 1, held: 1, relied: 1 });
        expect(await remove('reports')).toBe(1);
        expect(await left()).toEqual(['held', 'signed']);
        await expect(subject.store.corpus.deleteReport(ANNA, 'r_held')).rejects.toMatchObject({
          code: 'on-hold',
        });
        // A paper that rests on it keeps it from the policies; people may still have to remove it.
        expect(await subject.store.corpus.deleteReport(ANNA, 'r_signed')).toBe(true);
      });
    });

    it('keeps people from removing what is held: drafts and refused files', async () => {
      const request = { topic: 'Rain', template: 'sachstand' };
      await subject.store.drafts.open(
        {
          ...{ id: 'd', asker: ANNA, createdAt: '2026-11-20T10:00:00.000Z', title: 'd', marking: 'OFFEN' },
          ...{ request, sections: [], outline: {} },
        },
        'me',
      );
      await answer('d-1', 'briefing-d');
      await subject.store.drafts.cancel(ANNA, 'd');
      const refused = { status: 'refused', code: 'encrypted', reason: 'It is encrypted.' } as const;
      const contentHash = '1'.repeat(64);
      await subject.store.corpus.recordOutcome(outcomeOf('a.pdf', refused), {
        ...{ contentHash, sizeBytes: 1, parentKey: null },
      });
      const all = { ...ANNA, clearance: 4 };
      for (const id of ['d-1', contentHash]) await store().hold(id, 'Case 7', 'admin');
      await expect(subject.store.drafts.discard(ANNA, 'd')).rejects.toMatchObject({ code: 'on-hold' });
      const dismissing = subject.store.corpus.dismissRefusal(all, 'a.pdf');
      await expect(dismissing).rejects.toMatchObject({ code: 'on-hold' });
      // To whom it is hidden it is not told either.
      expect(await subject.store.drafts.discard(BEN, 'd')).toBe(false);
      for (const id of ['d-1', contentHash]) await store().release(id, 'admin');
      expect(await subject.store.drafts.discard(ANNA, 'd')).toBe(true);
      expect(await subject.store.corpus.dismissRefusal(all, 'a.pdf')).toBe(true);
    });

    it('removes sessions and tokens that ended, and entries of the log behind a checkpoint', async () => {
      const { identity, audit } = subject.store;
      const person = {
        ...{ id: 'p-1', issuer: 'i', subject: 's', name: 'Anna', clearance: 0, groups: [], roles: [] },
      };
      for (const hash of ['a'.repeat(64), 'b'.repeat(64)])
        await identity.openSession(person, { hash, sid: null, sealed: 'sealed', hours: 1 }, null);
      for (const id of ['t1', 't2', 't3'])
        await identity.createToken('p-1', { id, hash: id, label: 'x', scopes: ['read'], days: 300 });
      await sql("UPDATE sessions SET seen_at = now() - interval '6 days' WHERE hash LIKE 'a%'");
      await sql("UPDATE api_tokens SET revoked_at = now() - interval '6 days' WHERE id = 't1'");
      await sql("UPDATE api_tokens SET expires_at = now() - interval '6 days' WHERE id = 't2'");
      expect(await remove('sessions')).toBe(1);
      expect(await remove('tokens')).toBe(2);
      expect(await ids('api_tokens')).toEqual(['t3']);
      expect(await ids('sessions', 'hash')).toEqual(['b'.repeat(64)]);
      await store().openRun('audit-run', 'keeper');
      expect(await remove('audit')).toBe(0);
      expect((await due('audit')).due).toBe(0);
      expect((await verifyChain(audit)).broken).toBeNull();
    });

    it('keeps what is held, by any of its ids, until it is released', async () => {
      const reader = subject.store.as(ANNA);
      await answer('a1', 'one');
      await answer('a2', 'two');
      await answer('a3', 'three');
      await reader.saveBriefing(sampleBriefing('paper', { status: 'draft' }));
      await answer('q', 'briefing-paper');
      const start = (await subject.store.audit.chain()).sequence;
      expect(await store().hold('one', 'Case 7', 'admin')).toBe(true);
      expect(await store().hold('one', 'Case 8', 'admin')).toBe(false);
      await store().hold('a2', 'Case 7', 'admin');
      await store().hold('q', 'Case 7', 'admin');
      expect(await due('conversations')).toEqual({ due: 1, held: 3, relied: 0 });
      expect(await due('briefings')).toEqual({ due: 0, held: 1, relied: 0 });
      expect(await due('answer-records')).toEqual({ due: 1, held: 3, relied: 0 });
      for (const kind of ['conversations', 'briefings', 'answer-records'] as const)
        expect([kind, await remove(kind)]).toEqual([kind, kind === 'conversations' ? 1 : 0]);
      expect(await ids('answers')).toEqual(['a1', 'a2', 'q']);
      expect((await store().listHolds()).map(({ id, by }) => [id, by])).toContainEqual(['one', 'admin']);
      expect(await store().release('one', 'ben')).toBe(true);
      expect(await store().release('one', 'ben')).toBe(false);
      expect(await remove('conversations')).toBe(1);
      const events = (await subject.store.audit.entries(start, 100)).map(
        ({ entry }) => (JSON.parse(entry) as { event: { type: string; what?: string; actor: string } }).event,
      );
      expect(
        events.filter(({ type }) => type === 'hold-changed').map(({ what, actor }) => [what, actor]),
      ).toEqual([...Array(3).fill(['set', 'admin']), ['released', 'ben']]);
    });

    it('leaves to another process what that one removes at this moment', async () => {
      for (let n = 0; n < 12; n++) await answer(`a${n}`, `c${String(n).padStart(2, '0')}`);
      const start = (await subject.store.audit.chain()).sequence;
      const [one, two] = await Promise.all([remove('conversations'), remove('conversations')]);
      expect(one + two).toBe(12);
      const removed = (await entriesAfter(start)).flatMap(({ items }) =>
        items.map(({ what, id }) => `${what} ${id}`),
      );
      expect(new Set(removed).size).toBe(removed.length);
      expect(removed).toHaveLength(36);
    });

    it('does nothing for what has no policy, and is hidden from askers', async () => {
      await answer('a1', 'old');
      expect((await store().due(NONE)).every(({ due, days }) => due === 0 && days === null)).toBe(true);
      for (const table of ['holds', 'retention_runs', 'originals_to_remove']) {
        const reading = readAs(subject.database, ANNA, (session) => session.query(`SELECT * FROM ${table}`));
        await expect(reading, table).rejects.toMatchObject({ sqlState: '42501' });
      }
    });

    it('keeps its runs: done, stopped, and those that were never heard of again', async () => {
      for (const id of ['r1', 'r2', 'r3']) await store().openRun(id, 'system');
      await store().closeRun('r1', 'done');
      await store().closeRun('r2', 'stopped');
      await sql("UPDATE retention_runs SET updated_at = now() - interval '11 minutes' WHERE id = 'r3'");
      const runs = Object.fromEntries((await store().listRuns(10)).map(({ id, state }) => [id, state]));
      expect(runs).toEqual({ r1: 'done', r2: 'stopped', r3: 'interrupted' });
    });
  });
}
