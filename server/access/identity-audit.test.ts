import { randomBytes } from 'node:crypto';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AuditEvent, SessionSchema } from '../domain/index.ts';
import { recordFailures } from './record-failures.ts';
import { hashSecret } from './secrets.ts';
import { openTestHouse, TestBrowser, type TestHouse } from './testing/test-house.ts';
import { CLIENT_ID, type TestProvider } from './testing/test-provider.ts';

const SESSION = 'aktenlage-session';
const SIGN_OUT_EVENT = { 'http://schemas.openid.net/event/backchannel-logout': {} };

let house: TestHouse;
let provider: TestProvider;

beforeAll(async () => {
  house = await openTestHouse();
  provider = house.provider;
}, 300_000);
afterAll(async () => {
  await house?.close();
});
beforeEach(() => {
  provider.signsIn = 'anna';
  provider.accounts.set('anna', {
    name: 'Anna Beispiel',
    groups: ['africa', 'aktenlage-analyst'],
    clearance: 'secret',
  });
});

const browser = () => new TestBrowser(house.url);
async function signedIn(): Promise<TestBrowser> {
  const one = browser();
  expect((await one.signIn()).href).toBe(`${house.url}/library`);
  return one;
}
async function sessionOf(one: TestBrowser) {
  return SessionSchema.parse(await (await one.send('/api/session')).json());
}
const isOpen = async (one: TestBrowser) => (await one.send('/api/corpus')).status === 200;
const plain = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');

describe('the audit log of who signs in', () => {
  const since = async () => (await house.test.services.store.audit.chain()).sequence;
  const eventsAfter = async (sequence: number) =>
    (await house.test.services.store.audit.entries(sequence, 1000)).map(
      ({ entry }) => (JSON.parse(entry) as { event: AuditEvent }).event,
    );

  it('holds sign-in, changed rights, tokens and sign-out, and nothing that opens anything', async () => {
    // Whatever the tests before left of him is not new.
    await (await signedIn()).post('/auth/logout', {});
    const start = await since();
    const one = await signedIn();
    const cookie = one.cookies.get(SESSION) ?? '';
    const person = (await sessionOf(one)).person?.id ?? '';
    const wish = { label: 'Nightly', scopes: ['read'], days: 7 };
    const { secret, token } = (await (await one.post('/api/tokens', wish)).json()) as {
      secret: string;
      token: { id: string };
    };
    await one.send(`/api/tokens/${token.id}`, { method: 'DELETE', headers: { origin: house.url } });
    await fetch(`${house.url}/api/reports`, { headers: { authorization: `Bearer ${secret}` } });
    provider.accounts.set('anna', { name: 'Anna', groups: ['africa', 'aktenlage-reader'], clearance: 'nfd' });
    await sessionOf(one);
    await one.post('/auth/logout', {});
    const events = await eventsAfter(start);
    expect(events.map(({ type }) => type)).toEqual([
      'login',
      'token-created',
      'token-revoked',
      'token-refused',
      ...['rights-changed', 'rights-changed', 'rights-changed'],
      'logout',
    ]);
    expect(new Set(events.map(({ actor }) => actor))).toEqual(new Set([person, 'system']));
    expect(events.slice(4, 7)).toMatchObject([
      { what: 'clearance', subject: person, before: 'GEHEIM', after: 'VS-NfD' },
      { what: 'roles', before: 'analyst', after: 'reader' },
      { what: 'groups', before: 'aktenlage-analyst', after: 'aktenlage-reader' },
    ]);
    const text = JSON.stringify(await house.test.services.store.audit.entries(start, 1000));
    for (const never of [cookie, secret, hashSecret(cookie), hashSecret(secret), 'Anna', 'Nightly', 'eyJ'])
      expect(text).not.toContain(never);
  });

  it('holds how a sign-in failed, and sign-outs that were told by the provider or by nobody', async () => {
    const one = await signedIn();
    const start = await since();
    provider.tamper = async (idToken) => `${plain({ alg: 'none' })}.${plain(decodeJwt(idToken))}.`;
    await browser().signIn();
    provider.tamper = null;
    const other = browser();
    await other.send('/auth/login');
    await other.go('/auth/callback?error=access_denied&state=x');
    const tell = (token: string) =>
      fetch(`${house.url}/auth/backchannel-logout`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ logout_token: token }),
      });
    await tell('x');
    const jti = randomBytes(8).toString('hex');
    const claims = { iss: provider.issuer, aud: CLIENT_ID, sub: 'anna', jti, events: SIGN_OUT_EVENT };
    await tell(await provider.sign(claims));
    expect(await isOpen(one)).toBe(false);
    const events = await eventsAfter(start);
    const failed = { type: 'login', actor: 'unknown', outcome: 'failure', method: 'oidc' };
    expect(events.slice(0, 3)).toMatchObject([
      { ...failed, code: expect.stringMatching(/^not-signed-in(\/\w+)?$/) },
      { ...failed, code: expect.stringMatching(/^not-signed-in/) },
      { type: 'refused', what: 'back-channel-logout', actor: 'unknown' },
    ]);
    // All his sessions that were still open; this one is among them.
    const ended = events.slice(3);
    expect(ended.length).toBeGreaterThan(0);
    for (const event of ended)
      expect(event).toMatchObject({ type: 'session-ended', reason: 'signed-out-by-provider' });
    expect(JSON.stringify(events)).not.toContain('eyJ');
  });

  it('is not filled by whoever knocks', async () => {
    const start = await since();
    await Promise.all(Array.from({ length: 80 }, () => browser().send('/auth/callback?code=x&state=y')));
    const events = await eventsAfter(start);
    expect(events.length).toBeGreaterThan(0);
    // Thirty a minute; the minute may change meanwhile.
    expect(events.length).toBeLessThanOrEqual(60);
  });

  it('says how many knocked whom it does not name one by one', async () => {
    const entries: AuditEvent[] = [];
    const clock = { now: 0 };
    const failures = recordFailures(
      async () => ({ recordAudit: async (...given) => void entries.push(...given) }),
      () => clock.now,
    );
    for (let times = 0; times < 40; times++) await failures.signIn(new Error('x'));
    expect(entries).toHaveLength(30);
    clock.now = 60_000;
    await failures.signIn(new Error('x'));
    expect(entries.slice(30)).toMatchObject([{ type: 'login', unrecorded: 10 }]);
  });
});
