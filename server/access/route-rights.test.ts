import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RIGHTS, RIGHTS_OF_ROLE, ROLES, type Role, rightsOf } from '../domain/identity.ts';
import { ErrorBodySchema } from '../domain/index.ts';
import { ROUTE_RIGHTS } from './route-rights.ts';
import { openTestHouse, TestBrowser, type TestHouse } from './testing/test-house.ts';

let house: TestHouse;
const browsers = new Map<Role | 'nobody', TestBrowser>();

beforeAll(async () => {
  house = await openTestHouse({ OIDC_RECHECK_SECONDS: '3600' });
  for (const role of ROLES) {
    house.provider.accounts.set(role, { name: role, groups: [`aktenlage-${role}`] });
    house.provider.signsIn = role;
    const browser = new TestBrowser(house.url);
    await browser.signIn();
    browsers.set(role, browser);
  }
  browsers.set('nobody', new TestBrowser(house.url));
}, 300_000);
afterAll(async () => {
  await house?.close();
});

interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

async function routes(): Promise<Route[]> {
  const response = await browsers.get('reader')?.send('/api/openapi.json');
  const document = (await response?.json()) as { paths: Record<string, Record<string, unknown>> };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
    })),
  );
}

/** With an id that nothing has and a body that is none: whoever may come in learns so, and nothing happens. */
async function attempt(browser: TestBrowser, { method, path }: Route) {
  const changing = method !== 'GET';
  const response = await browser.send(path.replaceAll(/\{\w+\}/g, 'nothing'), {
    method,
    headers: { origin: house.url, 'content-type': 'application/json' },
    ...(changing ? { body: '{"nonsense":' } : {}),
    signal: AbortSignal.timeout(30_000),
  });
  if (response.ok) {
    await response.body?.cancel();
    return { status: response.status, code: null };
  }
  const { error } = ErrorBodySchema.parse(await response.json());
  return { status: response.status, code: error.code };
}

describe('rights of roles', () => {
  it('has every route of the API in the table, and no route that there is not', async () => {
    const known = (await routes()).map(({ name }) => name);
    // The document does not list itself.
    expect(Object.keys(ROUTE_RIGHTS).sort()).toEqual([...known, 'GET /api/openapi.json'].sort());
  });

  it('lets each role do on every route what the table says, and nothing else', async () => {
    const all = [
      ...(await routes()),
      { name: 'GET /api/openapi.json', method: 'GET', path: '/api/openapi.json' },
    ];
    let allowed = 0;
    let refused = 0;
    for (const route of all) {
      const right = ROUTE_RIGHTS[route.name];
      for (const [who, browser] of browsers) {
        const { status, code } = await attempt(browser, route);
        const label = `${who}: ${route.name} gives ${status} ${code}`;
        const may =
          right === 'anyone' ||
          (who !== 'nobody' && right !== undefined && RIGHTS_OF_ROLE[who].includes(right));
        if (may) {
          expect(['not-signed-in', 'not-allowed', 'forbidden', 'internal'], label).not.toContain(code);
          allowed += 1;
        } else {
          expect(code, label).toBe(who === 'nobody' ? 'not-signed-in' : 'not-allowed');
          refused += 1;
        }
      }
    }
    expect(allowed).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(100);
  });

  it('is asked for under every spelling of an address', async () => {
    const reader = browsers.get('reader');
    for (const path of [
      '/api/people',
      '/api/%70eople',
      '/api/people?x=/api/health',
      '/api/./people',
      '/api/x/../people',
      '//api/people',
      '/api//people',
      '/api/people/',
      '/API/people',
      '/api/people%2f',
      '/api/people;x',
    ]) {
      const response = await reader?.send(house.url + path);
      const text = (await response?.text()) ?? '';
      expect(text, path).not.toContain('"people"');
    }
    const head = await reader?.send('/api/people', { method: 'HEAD' });
    expect(head?.status).toBe(403);
    const overridden = await reader?.send('/api/health', {
      headers: { 'x-http-method-override': 'DELETE', 'x-original-url': '/api/people' },
    });
    expect(await overridden?.text()).not.toContain('"people"');
  });

  it('adds up where a person has several roles', () => {
    expect(rightsOf([])).toEqual([]);
    expect(rightsOf(['analyst', 'administrator'])).toEqual([
      'read',
      'ask',
      'ingest',
      'draft',
      'administer',
      'self',
    ]);
    expect(rightsOf(ROLES)).toEqual(RIGHTS);
  });
});
