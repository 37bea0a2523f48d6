import { describe, expect, it } from 'vitest';
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
      expect(await store().closeSessions({})).toBe(0);
      // A session of somebody else is not his.
      expect(await store().closeSessions({ sid: 'sid-3', personId: 'p-1' })).toBe(0);
      expect(await store().closeSessions({ sid: 'sid-1', personId: 'p-1' })).toBe(1);
      expect(await store().closeSessions({ personId: 'p-1' })).toBe(1);
      expect(await store().findSession('c', LIMITS)).not.toBeNull();
      expect(await store().closeSession('c')).toBe('sealed');
      expect(await store().closeSession('c')).toBeNull();
    });

    it('hears a sign-out once', async () => {
      const soon = new Date(Date.now() + 60_000);
      expect(await store().spendSignOut('x', soon)).toBe(true);
      expect(await store().spendSignOut('x', soon)).toBe(false);
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
      expect(await store().setBlocked('p-1', true, 'root')).toBe(true);
      expect(await store().findSession('a', LIMITS)).toBeNull();
      expect(await store().findToken('h-t', 30)).toBeNull();
      expect(await store().openSession(PERSON, opened('b'), null)).toBe(false);
      expect(await store().listPeople()).toMatchObject([
        { id: 'p-1', blocked: true, clearance: 'VS-VERTRAULICH', sessions: 0, tokens: 1 },
      ]);
      await store().setBlocked('p-1', false, 'root');
      expect(await store().openSession(PERSON, opened('b'), null)).toBe(true);
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
