import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { readConfig } from '../../config.ts';
import { openTestApp, type TestApp, type TestAppOptions } from '../../testing/test-app.ts';
import { CLIENT_ID, CLIENT_SECRET, startTestProvider, type TestProvider } from './test-provider.ts';

/** The application where a provider signs people in, listening, with that provider. */
export interface TestHouse {
  readonly url: string;
  readonly provider: TestProvider;
  readonly test: TestApp;
  close(): Promise<void>;
}

/** What the process would be started with, for a provider and an address. */
export const identityEnvironment = (issuer: string, origin: string): Record<string, string> => ({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: CLIENT_ID,
  OIDC_CLIENT_SECRET: CLIENT_SECRET,
  OIDC_REDIRECT_URI: `${origin}/auth/callback`,
  OIDC_CLEARANCES: 'nfd=VS-NfD; secret=GEHEIM',
  OIDC_RECHECK_SECONDS: '0',
});

/** @param environment what is configured besides */
export async function openTestHouse(
  environment: Record<string, string> = {},
  options: Omit<TestAppOptions, 'identity'> = {},
): Promise<TestHouse> {
  let test: TestApp | undefined;
  const server = createAdaptorServer({
    fetch: (request: Request) => test?.app.fetch(request) ?? new Response(null, { status: 503 }),
  }) as Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = await startTestProvider(url);
  const { identity } = readConfig({
    environment: { ...identityEnvironment(provider.issuer, url), ...environment },
    directory: '/',
  });
  if (identity === null) throw new Error('no identity');
  const opened = await openTestApp({ ...options, identity });
  test = opened;
  return {
    url,
    provider,
    test: opened,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await provider.stop();
      await opened.close();
    },
  };
}

const MOST_TURNS = 20;

/** What of a browser signing in needs: cookies and redirects. Cookies of a host hold for all its ports, as in browsers. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  /** Addresses in the order in which they were fetched. */
  readonly visited: string[] = [];
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** One request of a page of ours: same origin, cookies along. */
  async send(path: string, init: RequestInit & { readonly headers?: Record<string, string> } = {}) {
    const address = new URL(path, this.#url);
    this.visited.push(address.href);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, {
      redirect: 'manual',
      ...init,
      headers: { ...(cookie === '' ? {} : { cookie }), ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  /** The same for what changes something, as a browser sends it from our own page. */
  post(path: string, body: unknown, headers: Record<string, string> = {}) {
    return this.send(path, {
      method: 'POST',
      headers: { origin: this.#url, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  /** Follows redirects until there is none, or until `stop` says so of the next address. */
  async go(path: string, stop: (address: string) => boolean = () => false): Promise<URL> {
    let address = new URL(path, this.#url);
    for (let turns = 0; turns < MOST_TURNS; turns++) {
      const response = await this.send(address.href);
      await response.arrayBuffer();
      const next = response.headers.get('location');
      if (next === null) return address;
      address = new URL(next, address);
      if (stop(address.href)) return address;
    }
    throw new Error('too many redirects');
  }

  /** Signs in; the address at which that ended. */
  signIn(returnTo = '/library'): Promise<URL> {
    return this.go(`/auth/login?return=${encodeURIComponent(returnTo)}`);
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const at = pair.indexOf('=');
    const gone = attributes.some((one) => /^max-age=0$/i.test(one) || /^expires=.*1970/i.test(one));
    if (gone) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
