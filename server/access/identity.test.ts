import { createHmac, randomBytes } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ErrorBodySchema, SessionSchema } from '../domain/index.ts';
import { openTestHouse, TestBrowser, type TestHouse } from './testing/test-house.ts';
import { CLIENT_ID, CLIENT_SECRET, type TestProvider } from './testing/test-provider.ts';

const SESSION = 'aktenlage-session';
const SIGN_IN = 'aktenlage-sign-in';
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
  provider.tamper = null;
  provider.away = false;
  provider.refreshes = false;
  provider.signsIn = 'anna';
  provider.accounts.clear();
  provider.accounts.set('anna', {
    name: 'Anna Beispiel',
    groups: ['africa', 'aktenlage-analyst'],
    clearance: 'secret',
  });
  provider.accounts.set('ben', { name: 'Ben Muster', groups: ['aktenlage-reader'] });
});

const browser = () => new TestBrowser(house.url);
async function signedIn(): Promise<TestBrowser> {
  const one = browser();
  expect((await one.signIn()).href).toBe(`${house.url}/library`);
  return one;
}
async function sessionOf(one: TestBrowser) {
  const response = await one.send('/api/session');
  return SessionSchema.parse(await response.json());
}
async function failure(response: Response) {
  const { error } = ErrorBodySchema.parse(await response.json());
  return { status: response.status, ...error };
}
const isOpen = async (one: TestBrowser) => (await one.send('/api/corpus')).status === 200;

describe('signing in', () => {
  it('says to whoever is not signed in where to do it, and nothing else', async () => {
    expect(await failure(await browser().send('/api/reports'))).toMatchObject({
      ...{ status: 401, code: 'not-signed-in', signIn: '/auth/login', retryable: false },
    });
    expect(await sessionOf(browser())).toEqual({ mode: 'sign-in', person: null, rights: [] });
    const health = await (await browser().send('/api/health')).json();
    expect(health).toMatchObject({ status: 'ready', database: null, embedder: null, corpusVersion: null });
    for (const path of ['/api/nothing', '/api/openapi.json', '/api/reports/x']) {
      expect((await browser().send(path)).status, path).toBe(401);
    }
  });

  it('leads to the provider with PKCE, state and nonce, and back to where the person was', async () => {
    const one = await signedIn();
    const asked = new URL(
      one.visited.find((address) => address.startsWith(`${provider.issuer}/auth?`)) ?? '',
    );
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      ...{
        response_type: 'code',
        code_challenge_method: 'S256',
        scope: 'openid profile',
        client_id: CLIENT_ID,
      },
      ...{ state: expect.stringMatching(/^.{40,}$/), nonce: expect.stringMatching(/^.{40,}$/) },
    });
    expect(await sessionOf(one)).toMatchObject({
      mode: 'sign-in',
      person: { name: 'Anna Beispiel', clearance: 'GEHEIM', roles: ['analyst'] },
      rights: ['read', 'ask', 'ingest', 'draft', 'self'],
    });
    expect((await sessionOf(one)).person?.groups).toContain('africa');
    expect(await isOpen(one)).toBe(true);
  });

  it('sets cookies that no script reads and no other site sends', async () => {
    const one = browser();
    const begun = await one.send('/auth/login');
    expect(begun.headers.get('set-cookie')).toMatch(
      /^aktenlage-sign-in=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/,
    );
    expect(begun.headers.get('cache-control')).toBe('no-store');
    expect((await signedIn()).cookies.get(SESSION)).toMatch(/^[\w-]{43}$/);
  });

  it('goes nowhere else than inside', async () => {
    for (const elsewhere of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/auth/login',
      'x',
    ]) {
      const end = await browser().signIn(elsewhere);
      expect(end.href, elsewhere).toBe(`${house.url}/`);
    }
  });

  it('takes the lowest clearance where the claim is missing or unknown, and logs no content', async () => {
    for (const clearance of [undefined, 'cosmic-unknown', 4, ['secret', 'nfd', 'what'], { level: 4 }]) {
      provider.accounts.set('anna', { name: 'Anna', groups: ['aktenlage-reader'], clearance });
      expect((await sessionOf(await signedIn())).person?.clearance).toBe('OFFEN');
    }
    provider.accounts.set('anna', { name: 'Anna', groups: [], clearance: ['secret', 'nfd'] });
    expect((await sessionOf(await signedIn())).person?.clearance).toBe('VS-NfD');
    expect(house.test.logged.join('')).toContain('unknown-clearance');
    expect(house.test.logged.join('')).not.toContain('cosmic');
  });

  it('keeps out whoever has no role, kindly', async () => {
    provider.accounts.set('anna', { name: 'Anna', groups: ['somewhere-else'], clearance: 'secret' });
    const one = await signedIn();
    expect(await sessionOf(one)).toMatchObject({ person: { roles: [] }, rights: [] });
    expect(await failure(await one.send('/api/reports'))).toMatchObject({ status: 403, code: 'not-allowed' });
  });
});

/** Claims of a token with some changed, or taken away where undefined. */
const changed = (claims: object, change: Record<string, unknown>): JWTPayload =>
  Object.fromEntries(Object.entries({ ...claims, ...change }).filter(([, value]) => value !== undefined));
/** The ID token with other claims, signed by whoever. */
const forged = (
  idToken: string,
  change: Record<string, unknown>,
  sign: (payload: JWTPayload) => Promise<string>,
) => sign(changed(decodeJwt(idToken), change));
const hour = 3600;
const now = () => Math.floor(Date.now() / 1000);
const plain = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');

describe('a token that the provider did not give like this', () => {
  const own = (payload: JWTPayload) => provider.sign(payload);
  const cases: Record<string, (idToken: string) => Promise<string>> = {
    'of another key': async (idToken) => {
      const { privateKey } = await generateKeyPair('RS256');
      return forged(idToken, {}, (payload) =>
        new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'test' }).sign(privateKey),
      );
    },
    'of an unknown key id': async (idToken) => {
      const { privateKey } = await generateKeyPair('ES256');
      return forged(idToken, {}, (payload) =>
        new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid: 'other' }).sign(privateKey),
      );
    },
    'with alg none': async (idToken) => `${plain({ alg: 'none' })}.${plain(decodeJwt(idToken))}.`,
    'with alg none and the old signature': async (idToken) =>
      `${plain({ alg: 'none' })}.${idToken.split('.').slice(1).join('.')}`,
    'with HS256 of the client secret': async (idToken) =>
      forged(idToken, {}, (payload) =>
        new SignJWT(payload)
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode(CLIENT_SECRET)),
      ),
    'with HS256 of the public key': async (idToken) => {
      const keys = await (await fetch(`${provider.issuer}/jwks`)).text();
      const body = `${plain({ alg: 'HS256', kid: 'test' })}.${plain(decodeJwt(idToken))}`;
      return `${body}.${createHmac('sha256', keys).update(body).digest('base64url')}`;
    },
    'with claims changed after signing': async (idToken) => {
      const [head, , signature] = idToken.split('.');
      return `${head}.${plain({ ...decodeJwt(idToken), name: 'Root' })}.${signature}`;
    },
    expired: (idToken) =>
      forged(idToken, {}, (payload) => provider.sign(payload, now() - 2 * hour, now() - hour)),
    'for another audience': (idToken) => forged(idToken, { aud: 'another-client' }, own),
    'for several audiences, made out to another': (idToken) =>
      forged(idToken, { aud: [CLIENT_ID, 'another'], azp: 'another' }, own),
    'of another issuer': (idToken) => forged(idToken, { iss: 'https://evil.example' }, own),
    'with the nonce of another sign-in': (idToken) => forged(idToken, { nonce: 'n'.repeat(43) }, own),
    'without a nonce': (idToken) => forged(idToken, { nonce: undefined }, own),
    'without a subject': (idToken) => forged(idToken, { sub: undefined }, own),
    'of another subject than the one asked about': (idToken) => forged(idToken, { sub: 'ben' }, own),
    'that is none': async () => 'not.a.token',
  };

  for (const [name, tamper] of Object.entries(cases)) {
    it(`${name}: opens nothing`, async () => {
      let given = 0;
      provider.tamper = (idToken) => {
        given += 1;
        expect(decodeProtectedHeader(idToken).alg).toBe('RS256');
        return tamper(idToken);
      };
      const one = browser();
      const end = await one.signIn();
      expect(given).toBe(1);
      expect(end.searchParams.get('sign-in')).toBe('failed');
      expect(one.cookies.has(SESSION)).toBe(false);
      expect(await isOpen(one)).toBe(false);
    });
  }

  it('from an earlier sign-in: opens nothing', async () => {
    let earlier = '';
    provider.tamper = async (idToken) => {
      earlier = idToken;
      return idToken;
    };
    await signedIn();
    provider.tamper = async () => earlier;
    const one = browser();
    expect((await one.signIn()).searchParams.get('sign-in')).toBe('failed');
    expect(await isOpen(one)).toBe(false);
  });

  it('is nowhere in the log', async () => {
    const one = await signedIn();
    const text = house.test.logged.join('\n');
    expect(text).not.toMatch(/eyJ[\w-]{20}/);
    expect(text).not.toContain(one.cookies.get(SESSION));
    expect(text).not.toContain(CLIENT_SECRET);
    expect(text).not.toContain('code=');
  });
});

describe('the way back', () => {
  const atOurs = (address: string) => address.startsWith(`${house.url}/auth/callback`);

  it('is good once', async () => {
    const one = browser();
    const back = await one.go('/auth/login', atOurs);
    const key = one.cookies.get(SIGN_IN) ?? '';
    expect((await one.go(back.href)).search).toBe('');
    expect(await isOpen(one)).toBe(true);
    const other = browser();
    other.cookies.set(SIGN_IN, key);
    expect((await other.go(back.href)).searchParams.get('sign-in')).toBe('failed');
    expect(other.cookies.has(SESSION)).toBe(false);
  });

  it('is good in the browser alone that went there, with its own state', async () => {
    const victim = browser();
    const attacker = browser();
    const back = await attacker.go('/auth/login', atOurs);
    // Without a sign-in of his own, and with another one.
    expect((await victim.go(back.href)).searchParams.get('sign-in')).toBe('failed');
    await victim.send('/auth/login');
    expect((await victim.go(back.href)).searchParams.get('sign-in')).toBe('failed');
    expect(victim.cookies.has(SESSION)).toBe(false);
  });

  it('with an error of the provider opens nothing', async () => {
    const one = browser();
    await one.send('/auth/login');
    const end = await one.go('/auth/callback?error=access_denied&state=x');
    expect(end.searchParams.get('sign-in')).toBe('failed');
    expect(one.cookies.has(SESSION)).toBe(false);
  });

  it('says when the provider is away', async () => {
    const one = browser();
    const back = await one.go('/auth/login', atOurs);
    provider.away = true;
    expect((await one.go(back.href)).searchParams.get('sign-in')).toBe('identity-unavailable');
  });
});

describe('a session', () => {
  it('is a new one with every sign-in; one that was planted is none', async () => {
    const planted = randomBytes(32).toString('base64url');
    const one = browser();
    one.cookies.set(SESSION, planted);
    expect(await isOpen(one)).toBe(false);
    await one.signIn();
    const first = one.cookies.get(SESSION) ?? '';
    expect(first).not.toBe(planted);
    await one.signIn();
    expect(one.cookies.get(SESSION)).not.toBe(first);
    for (const old of [planted, first]) {
      const thief = browser();
      thief.cookies.set(SESSION, old);
      expect(await isOpen(thief)).toBe(false);
    }
    expect(await isOpen(one)).toBe(true);
  });

  it('is none where two cookies claim to be it', async () => {
    const one = await signedIn();
    const mine = one.cookies.get(SESSION);
    const twice = await browser().send('/api/corpus', {
      headers: { cookie: `${SESSION}=${mine}; ${SESSION}=${randomBytes(32).toString('base64url')}` },
    });
    expect(twice.status).toBe(401);
  });

  it('follows roles, groups and clearance at the next request', async () => {
    const one = await signedIn();
    expect((await one.send('/api/briefings')).status).toBe(200);
    provider.accounts.set('anna', { name: 'Anna', groups: ['aktenlage-reader'], clearance: 'nfd' });
    expect(await failure(await one.send('/api/briefings'))).toMatchObject({
      status: 403,
      code: 'not-allowed',
    });
    expect((await sessionOf(one)).person).toMatchObject({ clearance: 'VS-NfD', roles: ['reader'] });
    provider.accounts.set('anna', { name: 'Anna', groups: ['aktenlage-evaluator'], clearance: 'secret' });
    expect((await sessionOf(one)).rights).toEqual(['read', 'ask', 'evaluate', 'self']);
  });

  it('shows what the clearance of this moment shows', async () => {
    await house.test.services.store.corpus.countReports();
    const outcome = await house.test.services.ingestion.ingestFile({
      sourceKey: 'secret.txt',
      bytes: new TextEncoder().encode(
        'GEHEIM\n\nDie Brücke von Brask wurde am 9. Juni 2025 beschossen, elf Menschen kamen um.',
      ),
    });
    const one = await signedIn();
    expect((await one.send(`/api/reports/${outcome.reportId}`)).status).toBe(200);
    provider.accounts.set('anna', { name: 'Anna', groups: ['aktenlage-reader'], clearance: 'nfd' });
    expect((await one.send(`/api/reports/${outcome.reportId}`)).status).toBe(404);
  });

  it('asks with a refresh token that is good once, however many requests come at once', async () => {
    provider.refreshes = true;
    const one = await signedIn();
    const before = provider.tokenRequests.length;
    const all = await Promise.all(Array.from({ length: 8 }, () => one.send('/api/corpus')));
    expect(all.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const asked = provider.tokenRequests.slice(before);
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked)).toEqual(new Set(['refresh_token']));
    provider.accounts.set('anna', { name: 'Anna', groups: ['aktenlage-reader'], clearance: 'nfd' });
    expect((await sessionOf(one)).person).toMatchObject({ clearance: 'VS-NfD', roles: ['reader'] });
    provider.tamper = (idToken) => forged(idToken, { sub: 'ben' }, (payload) => provider.sign(payload));
    expect(await failure(await one.send('/api/corpus'))).toMatchObject({ code: 'not-signed-in' });
    provider.tamper = null;
    expect(await isOpen(one)).toBe(false);
  });

  it('is over when the provider knows the person no more, for good', async () => {
    const one = await signedIn();
    const kept = provider.accounts.get('anna');
    provider.accounts.delete('anna');
    expect(await failure(await one.send('/api/corpus'))).toMatchObject({ code: 'not-signed-in' });
    if (kept !== undefined) provider.accounts.set('anna', kept);
    expect(await isOpen(one)).toBe(false);
  });

  it('waits while the provider is away, and goes on when it is back', async () => {
    const one = await signedIn();
    provider.away = true;
    expect(await failure(await one.send('/api/corpus'))).toMatchObject({
      ...{ status: 503, code: 'identity-unavailable', retryable: true },
    });
    provider.away = false;
    expect(await isOpen(one)).toBe(true);
  });

  it('ends with signing out, here and at the provider', async () => {
    const one = await signedIn();
    const kept = one.cookies.get(SESSION) ?? '';
    const response = await one.post('/auth/logout', {});
    const { to } = (await response.json()) as { to: string };
    expect(to).toContain(`${provider.issuer}/session/end?`);
    expect(one.cookies.has(SESSION)).toBe(false);
    const thief = browser();
    thief.cookies.set(SESSION, kept);
    expect(await isOpen(thief)).toBe(false);
  });

  it('is closed by an administrator', async () => {
    const anna = await signedIn();
    provider.signsIn = 'ben';
    provider.accounts.set('ben', { name: 'Ben', groups: ['aktenlage-administrator'] });
    const ben = await signedIn();
    const { people } = (await (await ben.send('/api/people')).json()) as {
      people: { id: string; name: string }[];
    };
    const id = people.find(({ name }) => name.startsWith('Anna'))?.id ?? '';
    expect((await ben.post(`/api/people/${id}/block`, { blocked: true })).status).toBe(204);
    expect(await isOpen(anna)).toBe(false);
    provider.signsIn = 'anna';
    expect((await browser().signIn()).searchParams.get('sign-in')).toBe('not-allowed');
    expect((await ben.post(`/api/people/${id}/block`, { blocked: false })).status).toBe(204);
    const own = people.find(({ name }) => name === 'Ben')?.id ?? '';
    expect((await ben.post(`/api/people/${own}/block`, { blocked: true })).status).toBe(409);
  });
});

describe('changes from another site', () => {
  const ask = { question: 'Wie viele Menschen kamen an der Brücke um?' };

  it('are refused, whatever they claim to be', async () => {
    const one = await signedIn();
    const port = new URL(house.url).port;
    const wrong: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `https://127.0.0.1:${port}` },
      { origin: provider.issuer },
      { origin: '' },
      { origin: house.url, 'sec-fetch-site': 'cross-site' },
      { origin: house.url, 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of wrong) {
      const response = await one.post('/api/ask', ask, headers);
      expect(await failure(response), JSON.stringify(headers)).toMatchObject({
        status: 403,
        code: 'forbidden',
      });
    }
    const silent = await one.send('/api/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ask),
    });
    expect(await failure(silent)).toMatchObject({ status: 403, code: 'forbidden' });
    const out = await one.post('/auth/logout', {}, { origin: 'https://evil.example' });
    expect(out.status).toBe(403);
    expect(await isOpen(one)).toBe(true);
    expect((await one.post('/api/ask', ask)).status).toBe(200);
  });
});

describe('sign-out told by the provider', () => {
  const sidOf = async (one: TestBrowser): Promise<string> => {
    let sid = '';
    provider.tamper = async (idToken) => {
      sid = String(decodeJwt(idToken).sid);
      return idToken;
    };
    await one.signIn();
    provider.tamper = null;
    return sid;
  };
  const tell = (token: string) =>
    fetch(`${house.url}/auth/backchannel-logout`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ logout_token: token }),
    });
  const claims = (change: Record<string, unknown> = {}): JWTPayload => {
    const jti = randomBytes(8).toString('hex');
    return changed(
      { iss: provider.issuer, aud: CLIENT_ID, sub: 'anna', jti, events: SIGN_OUT_EVENT },
      change,
    );
  };

  it('ends the session that it names, or all of the person', async () => {
    const one = browser();
    const sid = await sidOf(one);
    const other = await signedIn();
    expect((await tell(await provider.sign(claims({ sid })))).status).toBe(200);
    expect(await isOpen(one)).toBe(false);
    expect(await isOpen(other)).toBe(true);
    expect((await tell(await provider.sign(claims()))).status).toBe(200);
    expect(await isOpen(other)).toBe(false);
  });

  it('comes from the provider itself when the person signs out there', async () => {
    const one = await signedIn();
    const end = await one.send(`${provider.issuer}/session/end`);
    const xsrf = /name="xsrf" value="(\w+)"/.exec(await end.text())?.[1] ?? '';
    expect(xsrf).not.toBe('');
    await one.send(`${provider.issuer}/session/end/confirm`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    });
    await expect.poll(() => isOpen(one)).toBe(false);
  });

  it('is not heard from anybody else', async () => {
    const one = await signedIn();
    const { privateKey } = await generateKeyPair('RS256');
    const stranger = (payload: JWTPayload, alg = 'RS256') =>
      new SignJWT(payload).setProtectedHeader({ alg, kid: 'test' }).setIssuedAt().sign(privateKey);
    const wrong: Record<string, string> = {
      'another key': await stranger(claims()),
      none: `${plain({ alg: 'none' })}.${plain({ ...claims(), iat: now() })}.`,
      HS256: await new SignJWT(claims())
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuedAt()
        .sign(new TextEncoder().encode(CLIENT_SECRET)),
      'another audience': await provider.sign(claims({ aud: 'another' })),
      'another issuer': await provider.sign(claims({ iss: 'https://evil.example' })),
      'an ID token': await provider.sign(claims({ events: undefined, nonce: 'n' })),
      'a nonce': await provider.sign(claims({ nonce: 'n' })),
      'no event': await provider.sign(claims({ events: {} })),
      'no id': await provider.sign(claims({ jti: undefined })),
      'nobody named': await provider.sign(claims({ sub: undefined })),
      expired: await provider.sign(claims(), now() - 100, now() - 60),
      old: await provider.sign(claims(), now() - hour, now() + hour),
      'no token': 'x',
    };
    for (const [name, token] of Object.entries(wrong)) {
      const response = await tell(token);
      expect(response.status, name).toBe(400);
    }
    expect(await isOpen(one)).toBe(true);
  });

  it('is not heard twice', async () => {
    const token = await provider.sign(claims());
    expect((await tell(token)).status).toBe(200);
    const one = await signedIn();
    expect((await tell(token)).status).toBe(400);
    expect(await isOpen(one)).toBe(true);
  });
});

describe('tokens for scripts', () => {
  const wish = { label: 'Nightly', scopes: ['ask', 'read'], days: 7 };
  async function tokenOf(one: TestBrowser, change: object = {}) {
    const response = await one.post('/api/tokens', { ...wish, ...change });
    expect(response.status).toBe(200);
    return (await response.json()) as { secret: string; token: { id: string } };
  }
  const withToken = (secret: string, path: string, init: RequestInit = {}) =>
    fetch(house.url + path, {
      ...init,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    });

  it('are shown once, and do what their scopes say, without an Origin', async () => {
    const one = await signedIn();
    const { secret } = await tokenOf(one);
    expect(secret).toMatch(/^akt_[\w-]{43}$/);
    const listed = await (await one.send('/api/tokens')).text();
    expect(listed).toContain('Nightly');
    expect(listed).not.toContain(secret);
    const body = JSON.stringify({ question: 'Was geschah an der Brücke von Brask?' });
    expect((await withToken(secret, '/api/ask', { method: 'POST', body })).status).toBe(200);
    expect((await withToken(secret, '/api/reports')).status).toBe(200);
    for (const path of ['/api/briefings', '/api/jobs', '/api/tokens', '/api/people', '/api/evaluation']) {
      expect(await failure(await withToken(secret, path)), path).toMatchObject({ code: 'not-allowed' });
    }
    const made = await withToken(secret, '/api/tokens', { method: 'POST', body: JSON.stringify(wish) });
    expect(made.status).toBe(403);
  });

  it('never do more than their person may at this moment', async () => {
    const one = await signedIn();
    const { secret } = await tokenOf(one, { scopes: ['read', 'ingest', 'evaluate'] });
    expect((await withToken(secret, '/api/jobs')).status).toBe(200);
    expect((await withToken(secret, '/api/evaluation')).status).toBe(403);
    provider.accounts.set('anna', { name: 'Anna', groups: ['aktenlage-reader'] });
    await sessionOf(one);
    expect((await withToken(secret, '/api/jobs')).status).toBe(403);
    provider.accounts.set('anna', { name: 'Anna', groups: [] });
    await sessionOf(one);
    expect((await withToken(secret, '/api/reports')).status).toBe(403);
  });

  it('are refused once revoked, and where they are none', async () => {
    const one = await signedIn();
    const { secret, token } = await tokenOf(one);
    const stranger = browser();
    provider.signsIn = 'ben';
    await stranger.signIn();
    const remove = (who: TestBrowser) =>
      who.send(`/api/tokens/${token.id}`, { method: 'DELETE', headers: { origin: house.url } });
    expect((await remove(stranger)).status).toBe(404);
    expect((await withToken(secret, '/api/reports')).status).toBe(200);
    expect((await remove(one)).status).toBe(204);
    for (const wrong of [secret, `akt_${'a'.repeat(43)}`, '', one.cookies.get(SESSION) ?? '']) {
      expect((await withToken(wrong, '/api/reports')).status).toBe(401);
    }
    // A bad token beside a good session is not overlooked.
    const both = await one.send('/api/reports', { headers: { authorization: 'Bearer x' } });
    expect(both.status).toBe(401);
  });

  it('take no scope that is none, no endless life', async () => {
    const one = await signedIn();
    for (const change of [
      { scopes: ['administer'] },
      { scopes: ['draft'] },
      { scopes: [] },
      { days: 367 },
      { days: 0 },
    ]) {
      expect((await one.post('/api/tokens', { ...wish, ...change })).status).toBe(400);
    }
  });
});
