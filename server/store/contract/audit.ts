import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../audit/verify-chain.ts';
import { type AuditEvent, canonicalJson } from '../../domain/index.ts';
import type { StoredAuditEntry } from '../../ports/audit.ts';
import type { Subject } from '../contract.ts';
import { ANNA, sample, sampleAnswer, sampleBriefing } from '../testing/fixtures.ts';

const looked = (answerId: string): AuditEvent => ({
  type: 'exported',
  actor: 'anna',
  what: 'answer',
  id: answerId,
  format: 'md',
  marking: 'OFFEN',
});

export function auditContract(subject: Subject): void {
  describe('the audit log', () => {
    const log = () => subject.store.audit;
    /** What others wrote before: the log is never emptied. */
    const since = async () => (await log().chain()).sequence;
    const eventsAfter = async (sequence: number) =>
      (await log().entries(sequence, 1000)).map(
        ({ entry }) => (JSON.parse(entry) as { event: AuditEvent }).event,
      );
    const sql = <Row>(text: string) => subject.database.transaction((session) => session.query<Row>(text));

    it('links each entry to the one before it, and its letters are canonical', async () => {
      const start = await since();
      await log().recordAudit(looked('ä"\\\n\u2028'), looked('two'));
      await log().recordAudit(looked('three'));
      const entries = await log().entries(start, 10);
      expect(entries.map(({ sequence }) => sequence)).toEqual([start + 1, start + 2, start + 3]);
      for (const [index, stored] of entries.entries()) {
        const { at, event, sequence } = JSON.parse(stored.entry);
        expect(stored.entry).toBe(canonicalJson({ at, event, sequence }));
        const previous = entries[index - 1];
        if (previous === undefined) continue;
        const hash = createHash('sha256').update(`${previous.hash}\n${stored.entry}`).digest('hex');
        expect(stored.hash).toBe(hash);
      }
      expect(await verifyChain(log())).toMatchObject({ broken: null, head: { sequence: start + 3 } });
    });

    it('gives numbers without gaps to many who write at once, some of whom roll back', async () => {
      const start = await since();
      const writes = Array.from({ length: 40 }, (_, i) =>
        i % 5 === 4
          ? subject.database.transaction(async (session) => {
              await session.query(`SELECT aktenlage_audit(ARRAY['{"type":"never"}'])`);
              throw new Error('rolled back');
            })
          : log().recordAudit(looked(`n${i}`)),
      );
      const failed = (await Promise.allSettled(writes)).filter(({ status }) => status === 'rejected');
      expect(failed).toHaveLength(8);
      const entries = await log().entries(start, 100);
      expect(entries.map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: 32 }, (_, i) => start + 1 + i),
      );
      expect((await verifyChain(log())).broken).toBeNull();
    });

    it('refuses change, removal and emptying, to the owner too', async () => {
      await log().recordAudit(looked('kept'));
      for (const statement of [
        `UPDATE audit_entries SET entry = 'other'`,
        'DELETE FROM audit_entries',
        'TRUNCATE audit_entries',
        'DELETE FROM audit_head',
        'TRUNCATE audit_head',
        `UPDATE audit_head SET hash = 'other'`,
        'UPDATE audit_head SET sequence = 0',
      ])
        await expect(sql(statement), statement).rejects.toMatchObject({ sqlState: '23001' });
      expect((await verifyChain(log())).broken).toBeNull();
    });

    it('is not there for whoever reads reports', async () => {
      for (const table of ['audit_entries', 'audit_head']) {
        const reading = subject.database.transaction(async (session) => {
          await session.execute('SET LOCAL ROLE aktenlage_reader');
          return session.query(`SELECT * FROM ${table}`);
        });
        await expect(reading).rejects.toMatchObject({ sqlState: '42501' });
      }
      const writing = subject.database.transaction(async (session) => {
        await session.execute('SET LOCAL ROLE aktenlage_reader');
        return session.query(`SELECT aktenlage_audit(ARRAY['{}'])`);
      });
      await expect(writing).rejects.toMatchObject({ sqlState: '42501' });
    });

    it('finds every change, removal, exchange and insertion of one entry', async () => {
      const start = await since();
      await log().recordAudit(...Array.from({ length: 9 }, (_, i) => looked(`t${i}`)));
      const chain = await log().chain();
      expect(chain.sequence).toBe(start + 9);
      /** Somebody who may do everything with the table, trigger included. */
      const tampered = async (...statements: string[]) => {
        let broken: Awaited<ReturnType<typeof verifyChain>>['broken'] = null;
        const undone = new Error('undone');
        await subject.database
          .transaction(async (session) => {
            await session.execute('ALTER TABLE audit_entries DISABLE TRIGGER USER');
            for (const statement of statements) await session.execute(statement);
            const rows = await session.query<StoredAuditEntry>(
              'SELECT sequence, at, entry, hash FROM audit_entries ORDER BY sequence',
            );
            broken = (
              await verifyChain({
                chain: async () => chain,
                entries: async (from, limit) =>
                  rows.filter(({ sequence }) => sequence > from).slice(0, limit),
              })
            ).broken;
            throw undone;
          })
          .catch((thrown) => {
            if (thrown !== undone) throw thrown;
          });
        return broken as { sequence: number; what: string } | null;
      };
      const five = start + 5;
      expect(
        await tampered(
          `UPDATE audit_entries SET entry = replace(entry, 't4', 't7') WHERE sequence = ${five}`,
        ),
      ).toMatchObject({ sequence: five, what: 'changed' });
      expect(
        await tampered(`UPDATE audit_entries SET at = at - interval '1 day' WHERE sequence = ${five}`),
      ).toMatchObject({ sequence: five, what: 'changed' });
      expect(
        await tampered(
          `UPDATE audit_entries SET entry = replace(entry, 't4', 't7') WHERE sequence = ${five}`,
          `UPDATE audit_entries a SET hash = encode(sha256(convert_to(b.hash || E'\\n' || a.entry, 'UTF8')), 'hex')
           FROM audit_entries b WHERE a.sequence = ${five} AND b.sequence = ${five - 1}`,
        ),
      ).toMatchObject({ sequence: five + 1, what: 'changed' });
      expect(await tampered(`DELETE FROM audit_entries WHERE sequence = ${five}`)).toMatchObject({
        sequence: five,
        what: 'missing',
      });
      expect(
        await tampered(
          `DELETE FROM audit_entries WHERE sequence = ${five}`,
          `UPDATE audit_entries SET sequence = sequence - 1 WHERE sequence = ${five + 1}`,
        ),
      ).toMatchObject({ sequence: five, what: 'out-of-order' });
      expect(
        await tampered(
          `UPDATE audit_entries a SET entry = b.entry, hash = b.hash, at = b.at FROM audit_entries b
           WHERE (a.sequence, b.sequence) IN ((${five}, ${five + 1}), (${five + 1}, ${five}))`,
        ),
      ).toMatchObject({ sequence: five, what: 'out-of-order' });
      expect(await tampered(`DELETE FROM audit_entries WHERE sequence = ${start + 9}`)).toMatchObject({
        sequence: start + 9,
        what: 'end-missing',
      });
      expect(await tampered(`DELETE FROM audit_entries WHERE sequence <= ${five}`)).not.toBeNull();
      expect(await tampered()).toBeNull();
    }, 60_000);

    it('shows by an anchor kept elsewhere that it is still the same chain', async () => {
      await log().recordAudit(looked('anchored'));
      const { sequence, hash } = await log().chain();
      await log().recordAudit(looked('later'));
      expect((await verifyChain(log(), [{ sequence, hash }])).broken).toBeNull();
      expect((await verifyChain(log(), [{ sequence, hash: '1'.repeat(64) }])).broken).toMatchObject({
        sequence,
        what: 'not-anchored',
      });
      expect((await verifyChain(log(), [{ sequence: sequence + 99, hash }])).broken).toMatchObject({
        what: 'end-missing',
      });
    });

    it('goes on from a checkpoint after old entries went by policy', async () => {
      await log().recordAudit(looked('old'), looked('old too'));
      const before = await log().chain();
      await new Promise((resume) => setTimeout(resume, 15));
      const now = new Date().toISOString();
      await new Promise((resume) => setTimeout(resume, 15));
      await log().recordAudit(looked('young'));
      const removed = await log().prune('keeper', now);
      expect(removed).toBe(before.sequence - before.prunedThrough);
      const chain = await log().chain();
      expect(chain).toMatchObject({ prunedThrough: before.sequence, prunedHash: before.hash });
      expect(await eventsAfter(before.sequence)).toMatchObject([
        { type: 'exported', id: 'young' },
        { type: 'checkpoint', actor: 'keeper', through: before.sequence, hash: before.hash, removed },
      ]);
      expect(await verifyChain(log(), [before])).toMatchObject({ broken: null, entries: 2 });
      expect(await log().prune('keeper', now)).toBe(0);
      // Somebody moves the start without a checkpoint that says so.
      const moved = { ...chain, prunedThrough: chain.prunedThrough + 1 };
      const [first] = await log().entries(chain.prunedThrough, 1);
      const faked = { ...log(), chain: async () => ({ ...moved, prunedHash: first?.hash ?? '' }) };
      expect((await verifyChain(faked)).broken).toMatchObject({ what: 'unproved-start' });
    });

    it('names who had a report stored or replaced, also for the documents inside it', async () => {
      const start = await since();
      const { corpus } = subject.store;
      const box = sample('box.zip', ['What lies in the box.']);
      const inside = sample('box.zip/a.txt', ['A letter.']);
      await corpus.replaceReport({ ...inside.report, parentKey: 'box.zip' }, inside.passages, inside.outcome);
      const options = { parts: ['box.zip/a.txt'], actor: 'anna' };
      await corpus.replaceReport(box.report, box.passages, box.outcome, options);
      const emptied = sample('box.zip', ['Nothing lies in the box.']);
      await corpus.replaceReport(emptied.report, emptied.passages, emptied.outcome, {
        parts: [],
        actor: 'ben',
      });
      const other = sample('box.zip/b.txt', ['A second letter.']);
      await corpus.replaceReport({ ...other.report, parentKey: 'box.zip' }, other.passages, other.outcome);
      await corpus.deleteReport(ANNA, emptied.report.id);
      const told = (await eventsAfter(start)).map((event) => [event.type, event.actor]);
      expect(told).toEqual([
        ['report-stored', 'system'],
        ['report-stored', 'anna'],
        ['report-deleted', 'ben'],
        ['report-stored', 'ben'],
        ['report-stored', 'system'],
        ['report-deleted', 'anna'],
        ['report-deleted', 'anna'],
      ]);
    });

    it('records what happens in the transaction in which it happens, without a word of it', async () => {
      const start = await since();
      const { report, passages, outcome } = sample('x', ['The lion sleeps tonight.', 'It wakes.'], {
        marking: 'VS-NfD',
        tlp: 'AMBER',
      });
      await subject.store.corpus.replaceReport(report, passages, outcome);
      const reader = subject.store.as(ANNA);
      const asked = sampleAnswer('a1', { question: 'Does the lion sleep?' });
      const shown = { passageId: passages[0]?.id ?? '', reportId: report.id, sourceKey: 'x', title: 'x' };
      await reader.saveAnswer({
        ...asked,
        retrieved: [{ ...shown, page: null, text: 'The lion sleeps tonight.', score: 1, parts: {} }],
      });
      await reader.saveBriefing(sampleBriefing('b1', { tlp: 'GREEN' }));
      await subject.store.corpus.deleteReport(ANNA, report.id);
      const events = await eventsAfter(start);
      expect(events.map(({ type }) => type)).toEqual([
        'report-stored',
        'question-asked',
        'passages-shown',
        'briefing-saved',
        'report-deleted',
      ]);
      expect(events[1]).toMatchObject({
        actor: 'anna',
        answerId: 'a1',
        questionHash: createHash('sha256').update('Does the lion sleep?').digest('hex'),
      });
      expect(events[2]).toMatchObject({ passageIds: [passages[0]?.id], highest: 'VS-NfD', tlp: 'AMBER' });
      expect(events[0]).toMatchObject({ marking: 'VS-NfD', tlp: 'AMBER' });
      expect(events[1]).toMatchObject({ tlp: null });
      expect(events[3]).toMatchObject({ tlp: 'GREEN' });
      expect(JSON.stringify(await log().entries(start, 100))).not.toMatch(/lion/i);
    });

    it.each([
      [['CLEAR', 'CLEAR'], 'CLEAR'],
      [['CLEAR', null], null],
      [['GREEN', 'AMBER+STRICT'], 'AMBER+STRICT'],
      [['GREEN', 'gone'], 'RED'],
    ] as const)('says of passages labelled %j that %s was shown', async (labels, expected) => {
      const start = await since();
      const shown = [];
      for (const [index, tlp] of labels.entries()) {
        const name = `t${index}`;
        if (tlp !== 'gone') await subject.add(sample(name, [`Words ${index}.`], { tlp }));
        shown.push({ passageId: `p_${name}_0`, reportId: `r_${name}`, sourceKey: name, title: name });
      }
      const retrieved = shown.map((one) => ({ ...one, page: null, text: 'W', score: 1, parts: {} }));
      await subject.store.as(ANNA).saveAnswer({ ...sampleAnswer('t'), retrieved, tlp: 'AMBER' });
      const events = (await eventsAfter(start)).filter(({ type }) => type !== 'report-stored');
      expect(events).toMatchObject([
        { type: 'question-asked', tlp: 'AMBER' },
        { type: 'passages-shown', tlp: expected },
      ]);
    });
  });
}
