import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../domain/index.ts';
import type { KnownPerson } from '../../ports/identity.ts';
import type { Subject } from '../contract.ts';
import { readAs } from '../operations/as-asker.ts';
import { ANNA } from '../testing/fixtures.ts';

const PERSON: KnownPerson = {
  id: 'p-1',
  issuer: 'https://login.example',
  subject: 'anna',
  name: 'Anna',
  clearance: 2,
  groups: ['africa', 'a,"b'],
  roles: ['reader'],
};
const LIMITS = { idleMinutes: 30, recheckSeconds: 60 };
const opened = (hash: string, sid: string | null = null) => ({ hash, sid, sealed: 'sealed', hours: 1 });
const message = (id: string) => ({ id, expiresAt: new Date(Date.now() + 60_000) });

export function identityContract(subject: Subject): void {
  const store = () => subject.store.identity;
  const run = (text: string) => subject.database.transaction((session) => session.execute(text));
  const token = (id: string) => ({
    id,
    hash: `h-${id}`,
    label: 'Script',
    scopes: ['ask'] as const,
    days: 30,
  });

  describe('identity', () => {
    it('gives a sign-in once, and not when it is old', async () => {
      const signIn = { state: 's', nonce: 'n', verifier: 'v', returnTo: '/library' };
      await store().beginSignIn('a', signIn);
      expect(await store().takeSignIn('a')).toEqual(signIn);
      expect(await store().takeSignIn('a')).toBeNull();
      await store().beginSignIn('b', signIn);
      await run("UPDATE sign_ins SET expires_at = now() - interval '1 second'");
      expect(await store().takeSignIn('b')).toBeNull();
    });

    it('holds a session until it is idle, over, or replaced', async () => {
      expect(await store().openSession(PERSON, opened('a'), null)).toBe(true);
      expect(await store().findSession('a', LIMITS)).toEqual({
        person: PERSON,
        sealed: 'sealed',
        due: false,
      });
      await store().openSession(PERSON, opened('b'), 'a');
      expect(await store().findSession('a', LIMITS)).toBeNull();
      await run("UPDATE sessions SET seen_at = now() - interval '31 minutes'");
      expect(await store().findSession('b', LIMITS)).toBeNull();
      await store().openSession(PERSON, opened('c'), null);
      await run("UPDATE sessions SET expires_at = now() - interval '1 second'");
      expect(await store().findSession('c', LIMITS)).toBeNull();
    });

    it('notes that a session is in use', async () => {
      await store().openSession(PERSON, opened('a'), null);
      await run("UPDATE sessions SET seen_at = now() - interval '29 minutes'");
      expect(await store().findSession('a', LIMITS)).not.toBeNull();
      await run("UPDATE sessions SET seen_at = seen_at - interval '29 minutes'");
      expect(await store().findSession('a', LIMITS)).not.toBeNull();
    });

    it('lets one ask the provider, and takes what it hears', async () => {
      await store().openSession(PERSON, opened('a'), null);
      await run("UPDATE sessions SET checked_at = now() - interval '61 seconds'");
      expect(await store().findSession('a', LIMITS)).toMatchObject({ due: true });
      const claims = await Promise.all([1, 2, 3].map(() => store().claimCheck('a', 60)));
      expect(claims.filter(Boolean)).toHaveLength(1);
      await store().releaseCheck('a');
      expect(await store().claimCheck('a', 60)).toBe(true);
      await store().confirm('a', { ...PERSON, clearance: 0, groups: [], roles: [] }, 'other');
      expect(await store().findSession('a', LIMITS)).toMatchObject({
        person: { clearance: 0, groups: [], roles: [] },
        ...{ sealed: 'other', due: false },
      });
    });

    it('closes sessions by the provider’s session or by person, never all of them', async () => {
      const ben = { ...PERSON, id: 'p-2', subject: 'ben' };
      await store().openSession(PERSON, opened('a', 'sid-1'), null);
      await store().openSession(PERSON, opened('b', 'sid-2'), null);
      await store().openSession(ben, opened('c', 'sid-3'), null);
      expect(await store().closeSessions({}, message('1'))).toBe(0);
      // A session of somebody else is not his.
      expect(await store().closeSessions({ sid: 'sid-3', personId: 'p-1' }, message('2'))).toBe(0);
      expect(await store().closeSessions({ sid: 'sid-1', personId: 'p-1' }, message('3'))).toBe(1);
      expect(await store().closeSessions({ personId: 'p-1' }, message('4'))).toBe(1);
      expect(await store().findSession('c', LIMITS)).not.toBeNull();
      expect(await store().closeSession('c', 'person')).toBe('sealed');
      expect(await store().closeSession('c', 'person')).toBeNull();
    });

    it('hears a sign-out once, also of many at the same moment', async () => {
      await store().openSession(PERSON, opened('a', 'sid-1'), null);
      const heard = () => store().closeSessions({ sid: 'sid-1' }, message('x'));
      expect((await Promise.all([heard(), heard(), heard()])).sort()).toEqual([1, null, null]);
      await store().openSession(PERSON, opened('b', 'sid-1'), null);
      expect(await heard()).toBeNull();
      expect(await store().findSession('b', LIMITS)).not.toBeNull();
      // Long past, it is forgotten; its signature is no longer taken then.
      await run("UPDATE spent_sign_outs SET expires_at = now() - interval '1 second'");
      expect(await heard()).toBe(1);
    });

    it.each([
      ['sessions end', 'sessions', 'DELETE'],
      ['it is on record', 'audit_entries', 'INSERT'],
    ])('can be told a sign-out again that broke off before %s', async (_, table, act) => {
      await store().openSession(PERSON, opened('a', 'sid-1'), null);
      const { audit } = subject.store;
      const before = (await audit.chain()).sequence;
      const told = () => store().closeSessions({ sid: 'sid-1' }, message('broken'));
      await run(
        `CREATE FUNCTION broken_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken off'; END $$;
         CREATE TRIGGER broken_off BEFORE ${act} ON ${table} FOR EACH ROW EXECUTE FUNCTION broken_off()`,
      );
      try {
        await expect(told()).rejects.toThrow();
      } finally {
        await run(`DROP TRIGGER broken_off ON ${table}; DROP FUNCTION broken_off()`);
      }
      expect(await store().findSession('a', LIMITS)).not.toBeNull();
      expect((await audit.chain()).sequence).toBe(before);
      expect(await told()).toBe(1);
      expect(await store().findSession('a', LIMITS)).toBeNull();
      expect(JSON.parse((await audit.entries(before, 9))[0]?.entry ?? '').event).toMatchObject({
        type: 'session-ended',
        reason: 'signed-out-by-provider',
      });
      expect(await told()).toBeNull();
    });

    it('finds a token while it lasts, with the person as he is now', async () => {
      await store().openSession(PERSON, opened('a'), null);
      const made = await store().createToken('p-1', token('t'));
      expect(made).toMatchObject({ id: 't', scopes: ['ask'], lastUsedAt: null, revokedAt: null });
      expect(await store().findToken('h-t', 30)).toEqual({ person: PERSON, scopes: ['ask'] });
      expect((await store().listTokens('p-1'))[0]?.lastUsedAt).not.toBeNull();
      await store().confirm('a', { ...PERSON, roles: [] }, 'sealed');
      expect(await store().findToken('h-t', 30)).toMatchObject({ person: { roles: [] } });
      await run("UPDATE people SET confirmed_at = now() - interval '31 days'");
      expect(await store().findToken('h-t', 30)).toBeNull();
      await run('UPDATE people SET confirmed_at = now(); UPDATE api_tokens SET expires_at = now()');
      expect(await store().findToken('h-t', 30)).toBeNull();
    });

    it('revokes a token for its person alone', async () => {
      await store().openSession(PERSON, opened('a'), null);
      await store().createToken('p-1', token('t'));
      expect(await store().revokeToken('p-2', 't')).toBe(false);
      expect(await store().revokeToken('p-1', 't')).toBe(true);
      expect(await store().findToken('h-t', 30)).toBeNull();
    });

    it('gives a person at most fifty living tokens', async () => {
      await store().openSession(PERSON, opened('a'), null);
      for (let i = 0; i < 50; i++) await store().createToken('p-1', token(`t${i}`));
      await expect(store().createToken('p-1', token('one'))).rejects.toMatchObject({
        code: 'too-many-requests',
      });
      await store().revokeToken('p-1', 't0');
      await store().createToken('p-1', token('one'));
    });

    it('shuts a blocked person out, sessions and tokens', async () => {
      await store().openSession(PERSON, opened('a'), null);
      await store().createToken('p-1', token('t'));
      expect(await store().setBlocked('p-1', true, 'admin')).toBe(true);
      expect(await store().findSession('a', LIMITS)).toBeNull();
      expect(await store().findToken('h-t', 30)).toBeNull();
      expect(await store().openSession(PERSON, opened('b'), null)).toBe(false);
      expect(await store().listPeople()).toMatchObject([
        { id: 'p-1', blocked: true, clearance: 'VS-VERTRAULICH', sessions: 0, tokens: 1 },
      ]);
      await store().setBlocked('p-1', false, 'admin');
      expect(await store().openSession(PERSON, opened('b'), null)).toBe(true);
    });

    it('puts on record who came and went and what of his rights changed, in the transaction of the change', async () => {
      const { audit } = subject.store;
      const before = (await audit.chain()).sequence;
      const events = async () =>
        (await audit.entries(before, 1000)).map(
          ({ entry }) => (JSON.parse(entry) as { event: AuditEvent }).event,
        );
      const long = (name: string) => name.repeat(40);
      await store().openSession(PERSON, opened(long('a')), null);
      await store().openSession({ ...PERSON, clearance: 1 }, opened(long('b')), long('a'));
      await store().confirm(long('b'), { ...PERSON, clearance: 1, groups: ['africa', 'asia'] }, 'sealed');
      await store().confirm(long('b'), { ...PERSON, clearance: 1, groups: ['asia', 'africa'] }, 'sealed');
      await store().closeSession(long('b'), 'person');
      await store().closeSession(long('b'), 'person');
      const changed = (what: string, was: string | null, is: string | null) => ({
        ...{ type: 'rights-changed', actor: 'system', subject: 'p-1', what, before: was, after: is },
      });
      const session = (name: string) => name.repeat(16);
      const login = { type: 'login', actor: 'p-1', method: 'oidc', outcome: 'success' };
      expect(await events()).toEqual([
        changed('clearance', null, 'VS-VERTRAULICH'),
        changed('roles', null, 'reader'),
        changed('groups', '', 'a,"b, africa'),
        { ...login, session: session('a') },
        ...[
          { type: 'session-ended', actor: 'p-1', person: 'p-1', reason: 'replaced', session: session('a') },
        ],
        changed('clearance', 'VS-VERTRAULICH', 'VS-NfD'),
        { ...login, session: session('b') },
        changed('groups', 'a,"b', 'asia'),
        { type: 'logout', actor: 'p-1', method: 'person', session: session('b') },
      ]);
      // Sixteen of the sixty-four characters by which the database finds a session.
      expect(JSON.stringify(await events())).not.toContain('a'.repeat(17));
    });

    it('puts on record how a session ended otherwise', async () => {
      const { audit } = subject.store;
      const before = (await audit.chain()).sequence;
      const ends = async () =>
        (await audit.entries(before, 1000))
          .map(({ entry }) => (JSON.parse(entry) as { event: AuditEvent }).event)
          .flatMap((event) =>
            event.type === 'session-ended' ? [[event.reason, event.actor, event.session]] : [],
          );
      for (const [hash, sid] of [
        ['idle', null],
        ['late', null],
        ['gone', null],
        ['told', 'sid-1'],
        ['shut', null],
      ] as const)
        await store().openSession(PERSON, opened(hash, sid), null);
      await run("UPDATE sessions SET seen_at = now() - interval '31 minutes' WHERE hash = 'idle'");
      await store().findSession('idle', LIMITS);
      await store().findSession('idle', LIMITS);
      await run("UPDATE sessions SET expires_at = now() - interval '1 second' WHERE hash = 'late'");
      await store().findSession('late', LIMITS);
      await store().closeSession('gone', 'provider');
      await store().closeSessions({ sid: 'sid-1' }, message('told'));
      await store().setBlocked('p-1', true, 'admin');
      await store().setBlocked('p-1', true, 'admin');
      expect(await ends()).toEqual([
        ['idle', 'system', 'idle'],
        ['expired', 'system', 'late'],
        ['refused-by-provider', 'system', 'gone'],
        ['signed-out-by-provider', 'system', 'told'],
        ['blocked', 'admin', 'shut'],
      ]);
      expect(await store().openSession(PERSON, opened('no'), null)).toBe(false);
      const all = (await audit.entries(before, 1000)).map(
        ({ entry }) => (JSON.parse(entry) as { event: AuditEvent }).event,
      );
      expect(all.filter((event) => event.type === 'rights-changed' && event.what === 'account')).toEqual([
        ...[
          {
            type: 'rights-changed',
            actor: 'admin',
            subject: 'p-1',
            what: 'account',
            before: 'open',
            after: 'closed',
          },
        ],
      ]);
      expect(all.at(-1)).toEqual({
        ...{ type: 'login', actor: 'p-1', method: 'oidc', outcome: 'failure', code: 'blocked' },
      });
    });

    it('puts tokens on record when they are made and revoked, and once an hour when they are used afterwards', async () => {
      const { audit } = subject.store;
      await store().openSession(PERSON, opened('a'), null);
      const before = (await audit.chain()).sequence;
      for (const id of ['one', 'two']) await store().createToken('p-1', token(id));
      await store().findToken('h-one', 30);
      await store().revokeToken('p-1', 'one');
      await store().revokeToken('p-1', 'one');
      for (let times = 0; times < 3; times++) expect(await store().findToken('h-one', 30)).toBeNull();
      expect(await store().findToken('h-nobody', 30)).toBeNull();
      await run("UPDATE api_tokens SET expires_at = now() WHERE id = 'two'");
      await store().findToken('h-two', 30);
      await run("UPDATE api_tokens SET refused_at = now() - interval '61 minutes'");
      await store().findToken('h-one', 30);
      const entries = await audit.entries(before, 1000);
      const events = entries.map(({ entry }) => (JSON.parse(entry) as { event: AuditEvent }).event);
      const refused = (tokenId: string, reason: string) => ({
        ...{ type: 'token-refused', actor: 'p-1', tokenId, reason },
      });
      expect(events).toEqual([
        ...['one', 'two'].map((tokenId) => ({
          ...{ type: 'token-created', actor: 'p-1', tokenId, scopes: ['ask'], expiresAt: expect.any(String) },
        })),
        { type: 'token-revoked', actor: 'p-1', tokenId: 'one' },
        refused('one', 'revoked'),
        refused('two', 'expired'),
        refused('one', 'revoked'),
      ]);
      expect(JSON.stringify(entries)).not.toMatch(/h-one|Script/);
    });

    it('is hidden from askers', async () => {
      await store().openSession(PERSON, opened('a'), null);
      for (const table of ['people', 'sign_ins', 'sessions', 'spent_sign_outs', 'api_tokens']) {
        const reading = readAs(subject.database, ANNA, (session) => session.query(`SELECT * FROM ${table}`));
        await expect(reading, table).rejects.toMatchObject({ sqlState: '42501' });
      }
    });
  });
}
