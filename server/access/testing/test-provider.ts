import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';

export const CLIENT_ID = 'aktenlage';
export const CLIENT_SECRET = 'a-secret-of-the-test-provider-0123456789';

/** What the provider says of an account; a test may change it at any moment. */
export type AccountClaims = Record<string, unknown> & { name: string };

export interface TestProvider {
  readonly issuer: string;
  /** sub → claims. One that is deleted is unknown from then on. */
  readonly accounts: Map<string, AccountClaims>;
  /** Who is signed in without being asked; null shows a form with a button for each account. */
  signsIn: string | null;
  /** Makes another ID token of the one that the token endpoint is about to give. */
  tamper: ((idToken: string) => Promise<string>) | null;
  /** Gives refresh tokens, each good for one use. */
  refreshes: boolean;
  /** The provider answers nothing but 503. */
  away: boolean;
  /** Token requests that were answered. */
  readonly tokenRequests: string[];
  /** A token with the provider's own key; times in seconds, now and two minutes later unless given. */
  sign(payload: JWTPayload, issuedAt?: number, expiresAt?: number): Promise<string>;
  stop(): Promise<void>;
}

/** A real OpenID provider (`oidc-provider`) on loopback. @param origin of the application that it serves */
export async function startTestProvider(origin: string): Promise<TestProvider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: 'test', alg: 'RS256', use: 'sig' };
  let serve: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const test: TestProvider = {
    issuer,
    accounts: new Map(),
    signsIn: null,
    tamper: null,
    refreshes: false,
    away: false,
    tokenRequests: [],
    sign: (payload, issuedAt = Math.floor(Date.now() / 1000), expiresAt = issuedAt + 120) =>
      new SignJWT(payload)
        .setProtectedHeader({ alg: 'RS256', kid: 'test' })
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(privateKey),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const provider = new Provider(issuer, configure(test, origin, jwk));
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.oidc?.route !== 'token') return;
    test.tokenRequests.push(String(ctx.oidc.params?.grant_type));
    const body = ctx.body as { id_token?: string } | undefined;
    if (test.tamper !== null && body?.id_token !== undefined)
      body.id_token = await test.tamper(body.id_token);
  });
  const callback = provider.callback();
  serve = (request, response) => {
    if (request.url === '/favicon.ico') {
      response.writeHead(204).end();
    } else if (test.away) {
      response.writeHead(503).end();
    } else if (request.url?.startsWith('/interaction/')) {
      interact(provider, test, request, response).catch((error: Error) => response.destroy(error));
    } else {
      callback(request, response);
    }
  };
  return test;
}

function configure(
  test: TestProvider,
  origin: string,
  jwk: NonNullable<Configuration['jwks']>['keys'][number],
): Configuration {
  return {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [`${origin}/auth/callback`],
        post_logout_redirect_uris: [`${origin}/`],
        grant_types: ['authorization_code', 'refresh_token'],
        backchannel_logout_uri: `${origin}/auth/backchannel-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [jwk] },
    cookies: { keys: ['a-key-of-the-test-provider'] },
    claims: { openid: ['sub'], profile: ['name', 'groups', 'clearance'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    rotateRefreshToken: () => true,
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token') && test.refreshes,
    ttl: {
      AccessToken: 3600,
      IdToken: 3600,
      RefreshToken: 86_400,
      Session: 86_400,
      Grant: 86_400,
      Interaction: 600,
    },
    async loadExistingGrant(ctx) {
      const { client, session, provider } = ctx.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile offline_access');
      await grant.save();
      return grant;
    },
    async findAccount(_ctx, sub) {
      const claims = test.accounts.get(sub);
      return claims === undefined
        ? undefined
        : { accountId: sub, claims: async () => ({ sub, ...test.accounts.get(sub) }) };
    },
  };
}

async function interact(
  provider: Provider,
  test: TestProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { prompt } = await provider.interactionDetails(request, response);
  if (prompt.name !== 'login') throw new Error(`The test provider does not ask for ${prompt.name}.`);
  const chosen = new URL(request.url ?? '/', test.issuer).searchParams.get('as') ?? test.signsIn;
  if (chosen !== null) {
    return provider.interactionFinished(request, response, { login: { accountId: chosen } });
  }
  const links = [...test.accounts].map(
    ([sub, { name }]) => `<li><a href="?as=${encodeURIComponent(sub)}">${name}</a></li>`,
  );
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><title>Test provider</title><ul>${links.join('')}</ul>`);
}
