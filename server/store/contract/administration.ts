import { describe, expect, it } from 'vitest';
import {
  type Asker,
  type AuditEvent,
  MARKINGS,
  type Marking,
  markingLevel,
  type ViewSubject,
} from '../../domain/index.ts';
import type { AuditSearch } from '../../ports/audit.ts';
import type { AccessLabel } from '../../ports/store.ts';
import type { Subject } from '../contract.ts';
import { ANNA, sample } from '../testing/fixtures.ts';

const SOMEBODY: ViewSubject = { id: null, name: null, clearance: 'OFFEN', groups: [] };
const PAGE = { words: [], limit: 50, offset: 0 };

/** Every grade with no group, one, another, both; and owned by one of two. */
const LABELS: readonly AccessLabel[] = MARKINGS.flatMap((_, level) => [
  ...[[], ['north'], ['south'], ['north', 'south']].map((groups) => ({ level, groups, owner: null })),
  ...['anna', 'p-1'].map((owner) => ({ level, groups: [], owner })),
]);

export function administrationContract(subject: Subject): void {
  const everyLabel = async () => {
    for (const [number, access] of LABELS.entries())
      await subject.add(
        sample(`in/${number}`, [`Text ${number}.`], {
          title: `Übersicht ${number}`,
          originator: `Mission ${access.groups.join('+') || access.owner}`,
          marking: MARKINGS[access.level] ?? 'OFFEN',
          publishedOn: `2026-01-${String(number + 1).padStart(2, '0')}`,
          access,
        }),
      );
  };

  describe('what administrators look at', () => {
    it('view-as shows what both may see, for every pair of rights, and nothing else', async () => {
      await everyLabel();
      const titles = async (asker: Asker) =>
        (await subject.store.as(asker).listReports({ limit: 100 })).reports.map(({ title }) => title);
      const askers: Asker[] = [
        { id: 'p-1', clearance: 4, groups: ['north', 'south'] },
        { id: 'p-1', clearance: 2, groups: ['south'] },
        { id: 'anna', clearance: 1, groups: ['north'] },
        { id: 'anna', clearance: 4, groups: [] },
        { id: 'root', clearance: 0, groups: [] },
      ];
      let shown = 0;
      for (const administrator of askers)
        for (const other of askers) {
          const own = await titles(administrator);
          const his = await titles(other);
          const both = own.filter((title) => his.includes(title));
          const eyes: ViewSubject = {
            id: other.id,
            name: null,
            clearance: MARKINGS[other.clearance] as Marking,
            groups: [...other.groups],
          };
          const view = await subject.store.as(administrator).viewAs(eyes, PAGE);
          expect(view.listed.map(({ title }) => title)).toEqual(both);
          expect([view.reports, view.found]).toEqual([both.length, both.length]);
          const highest = Math.min(administrator.clearance, other.clearance);
          for (const { marking } of [...view.listed, ...view.grades])
            expect(markingLevel(marking)).toBeLessThanOrEqual(highest);
          expect(view.grades.reduce((sum, one) => sum + one.reports, 0)).toBe(both.length);
          shown += both.length;
        }
      expect(shown).toBeGreaterThan(100);
    });

    it('view-as of rights that nobody has sees nothing that is owned', async () => {
      await everyLabel();
      const all: ViewSubject = { ...SOMEBODY, clearance: 'STRENG GEHEIM', groups: ['north', 'south'] };
      const view = await subject.store
        .as({ id: 'anna', clearance: 4, groups: ['north', 'south'] })
        .viewAs(all, PAGE);
      expect(view.reports).toBe(MARKINGS.length * 4);
      expect(view.groups).toEqual([
        { group: 'north', reports: MARKINGS.length * 2 },
        { group: 'south', reports: MARKINGS.length * 2 },
      ]);
      expect(view.ungrouped).toBe(MARKINGS.length);
    });

    it('view-as finds titles by words in any case, page by page', async () => {
      await everyLabel();
      const anna = subject.store.as({ ...ANNA, groups: ['north', 'south'] });
      const all: ViewSubject = { ...SOMEBODY, clearance: 'STRENG GEHEIM', groups: ['north'] };
      const found = await anna.viewAs(all, { ...PAGE, words: ['ÜBERSICHT', 'mission', 'NORTH'] });
      expect(found.found).toBe(MARKINGS.length * 2);
      expect(found.reports).toBe(MARKINGS.length * 3);
      const first = await anna.viewAs(all, { words: ['übersicht'], limit: 10, offset: 0 });
      const second = await anna.viewAs(all, { words: ['übersicht'], limit: 10, offset: 10 });
      expect([first.listed.length, second.listed.length, first.found]).toEqual([10, 5, 15]);
      expect(new Set([...first.listed, ...second.listed].map(({ id }) => id)).size).toBe(15);
      // Signs that mean something to LIKE are only signs.
      expect((await anna.viewAs(all, { ...PAGE, words: ['%'] })).found).toBe(0);
    });

    it('sources are counted over what the asker may see alone', async () => {
      const add = (sourceKey: string, rest: Parameters<typeof sample>[2]) =>
        subject.add(sample(sourceKey, ['One.', 'Two.'], rest));
      await add('cables/a', { originator: 'Mission', publishedOn: '2026-01-01' });
      await add('cables/b', {
        originator: 'Mission',
        publishedOn: '2026-02-01',
        marking: 'VS-NfD',
        access: { groups: ['north', 'south'] },
        quality: {
          pages: [
            { page: 1, status: 'ocr' },
            { page: 2, status: 'unreadable' },
          ],
          notes: [],
        },
      });
      await add('cables/hidden', { originator: 'Hidden mission', marking: 'GEHEIM' });
      await add('uploads/p-1/c', { originator: null, access: { owner: 'anna' } });
      await add('loose', { originator: 'Mission', marking: 'GEHEIM', publishedOn: '2026-09-01' });
      const anna = subject.store.as({ id: 'anna', clearance: 1, groups: ['north'] });
      const { total, sources } = await anna.listSources('originator');
      expect(total).toBe(2);
      expect(sources).toEqual([
        {
          name: 'Mission',
          reports: 2,
          passages: 4,
          grades: [
            { marking: 'OFFEN', reports: 1 },
            { marking: 'VS-NfD', reports: 1 },
          ],
          groups: [
            { group: 'north', reports: 1 },
            { group: 'south', reports: 1 },
          ],
          ungrouped: 1,
          owned: 0,
          recognised: 1,
          doubtful: 1,
          newest: '2026-02-01',
          lastIngestedAt: expect.stringMatching(/^\d{4}-/),
        },
        expect.objectContaining({ name: null, reports: 1, owned: 1, ungrouped: 1 }),
      ]);
      const folders = (await anna.listSources('folder')).sources.map(({ name, reports }) => [name, reports]);
      expect(folders).toEqual([
        ['cables', 2],
        ['uploads/p-1', 1],
      ]);
    });

    it('tells of ids only those that may be seen', async () => {
      await subject.add(sample('open', ['One.']));
      await subject.add(sample('closed', ['Two.'], { marking: 'GEHEIM' }));
      const ids = ['r_open', 'p_open_0', 'r_closed', 'p_closed_0', 'r_never'];
      const ben = subject.store.as({ id: 'ben', clearance: 0, groups: [] });
      expect((await ben.findVisible(ids)).sort()).toEqual(['p_open_0', 'r_open']);
      expect(await ben.findVisible([])).toEqual([]);
    });

    it('people carry when they last came in, and closing an account is on record', async () => {
      const { identity, audit } = subject.store;
      const person = {
        id: 'p-9',
        issuer: 'https://login.example',
        subject: 'nine',
        name: 'Nine',
        clearance: 0,
        groups: [],
        roles: ['reader'] as const,
      };
      await identity.openSession(person, { hash: 'x', sid: null, sealed: 's', hours: 1 }, null);
      const [known] = await identity.listPeople();
      expect(Date.now() - Date.parse(known?.lastLoginAt ?? '')).toBeLessThan(60_000);
      await identity.setBlocked('p-9', true, 'root');
      // A sign-in that is refused is none.
      await identity.openSession(person, { hash: 'y', sid: null, sealed: 's', hours: 1 }, null);
      expect((await identity.listPeople())[0]?.lastLoginAt).toBe(known?.lastLoginAt);
      const [entry] = await audit.search({ types: ['rights-changed'], actor: 'root' }, 1);
      expect(JSON.parse(entry?.entry ?? '{}').event).toMatchObject({
        subject: 'p-9',
        what: 'account',
        before: 'open',
        after: 'closed',
      });
      expect(await identity.setBlocked('nobody', true, 'root')).toBe(false);
    });
  });

  describe('searching the audit log', () => {
    const log = () => subject.store.audit;
    const login = (actor: string): AuditEvent => ({
      type: 'login',
      actor,
      outcome: 'success',
      method: 'oidc',
    });
    const shown = (actor: string, answerId: string, passageIds: string[]): AuditEvent => ({
      type: 'passages-shown',
      actor,
      answerId,
      passageIds,
      highest: 'OFFEN',
    });
    // The log is never emptied: names of one test are not those of another.
    const unique = (name: string) => `${name}-${Math.random().toString(36).slice(2)}`;
    const found = async (search: AuditSearch, limit = 100) =>
      (await log().search(search, limit)).map(({ sequence }) => sequence);

    it('finds by kind, person and time, newest first, page by page', async () => {
      const [carla, dora] = [unique('carla'), unique('dora')];
      const { sequence: start } = await log().chain();
      await log().recordAudit(login(carla), login(dora), shown(carla, 'a-1', ['p-1']), login(carla));
      expect(await found({ actor: carla })).toEqual([start + 4, start + 3, start + 1]);
      expect(await found({ actor: carla, types: ['login'] })).toEqual([start + 4, start + 1]);
      expect(await found({ types: ['login', 'passages-shown'] }, 4)).toEqual(
        [1, 2, 3, 4].map((n) => start + 5 - n),
      );
      expect(await found({ actor: carla, before: start + 4 }, 1)).toEqual([start + 3]);
      const [entry] = await log().search({ actor: dora }, 1);
      const at = entry?.at ?? '';
      const later = new Date(Date.parse(at) + 1000).toISOString();
      const earlier = new Date(Date.parse(at) - 1000).toISOString();
      expect(await found({ actor: dora, from: earlier, until: later })).toEqual([start + 2]);
      expect(await found({ actor: dora, until: earlier })).toEqual([]);
      expect(await found({ actor: dora, from: later })).toEqual([]);
      expect(await found({ actor: `${carla}%` })).toEqual([]);
    });

    it('finds by id, of reports and passages only where they may be seen', async () => {
      const [who, answer, passage] = [unique('emil'), unique('a'), unique('p')];
      const { sequence: start } = await log().chain();
      await log().recordAudit(
        shown(who, answer, [passage]),
        { type: 'report-opened', actor: who, reportId: passage, what: 'text', marking: 'OFFEN' },
        { type: 'exported', actor: who, what: 'answer', id: answer, format: 'md', marking: 'OFFEN' },
      );
      expect(await found({ id: { value: passage, visible: true } })).toEqual([start + 2, start + 1]);
      expect(await found({ id: { value: passage, visible: false } })).toEqual([]);
      expect(await found({ id: { value: answer, visible: false } })).toEqual([start + 3, start + 1]);
      // A part of an id is none, nor is a sign.
      for (const value of [passage.slice(0, -1), '"', '\\', 'answerId":"'])
        expect(await found({ id: { value, visible: true }, actor: who }), value).toEqual([]);
    });

    it('counts calls of models by endpoint, what was refused, and what went beyond a release', async () => {
      const model = unique('model "x" \\');
      const call = (rest: Partial<Extract<AuditEvent, { type: 'model-call' }>>): AuditEvent => ({
        type: 'model-call',
        actor: 'anna',
        host: 'models.example:8000',
        model,
        purpose: 'chat',
        highest: 'VS-NfD',
        passages: 3,
        releasedUpTo: 'VS-NfD',
        heldBack: 0,
        answerId: null,
        ...rest,
      });
      const before = (await log().modelUse()).refused.find(({ purpose }) => purpose === 'judge')?.calls ?? 0;
      await log().recordAudit(
        call({}),
        call({ highest: null }),
        call({ highest: 'GEHEIM', releasedUpTo: 'VS-VERTRAULICH' }),
        call({ purpose: 'rerank' }),
        { type: 'refused', actor: 'anna', what: 'model-call:judge', code: 'model-not-released' },
        { type: 'refused', actor: 'anna', what: 'something', code: 'other' },
      );
      const { calls, refused, since } = await log().modelUse();
      const ours = calls.filter((one) => one.model === model);
      expect(ours).toEqual([
        expect.objectContaining({ purpose: 'chat', host: 'models.example:8000', calls: 3, beyondRelease: 1 }),
        expect.objectContaining({ purpose: 'rerank', calls: 1, beyondRelease: 0 }),
      ]);
      expect(refused.find(({ purpose }) => purpose === 'judge')?.calls).toBe(before + 1);
      expect(Date.parse(since ?? '')).toBeLessThanOrEqual(Date.parse(ours[0]?.lastCallAt ?? ''));
    });

    it('can be searched with any text that an entry may hold', async () => {
      const who = unique('nul');
      const odd = 'a\u0000b\ud800"\\';
      await log().recordAudit({
        type: 'exported',
        actor: who,
        what: 'answer',
        id: odd,
        format: 'md',
        marking: null,
      });
      expect(await found({ actor: who })).toHaveLength(1);
      expect(await found({ id: { value: odd, visible: false } })).not.toEqual([]);
      await log().modelUse();
    });
  });
}
