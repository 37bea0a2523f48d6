import { randomUUID } from 'node:crypto';
import { AktenlageError } from '../domain/errors.ts';
import type { ApiToken, TokenScope } from '../domain/identity.ts';
import { accountClosed } from '../domain/rights-changed.ts';
import type { KnownPerson } from '../ports/identity.ts';
import { type Cookies, cookiesFor, readCookie } from './cookies.ts';
import { createOidcClient, freshChecks, notSignedIn, type ProviderTokens } from './oidc-client.ts';
import { type Principal, principalOf } from './principal.ts';
import { personId, readClaims } from './read-claims.ts';
import { recordFailures } from './record-failures.ts';
import { freshSecret, hashSecret, seal, unseal } from './secrets.ts';
import { personOf, type SessionParts } from './sessions.ts';

/** A redirect with the cookies that go with it. */
export interface Turn {
  readonly to: string;
  readonly cookies: readonly string[];
}

/** Who is who, where a provider signs people in. */
export interface Identity {
  /**
   * Who sends this request: by token, or by session. A request that changes something and comes with a session must
   * come from our own pages.
   * @throws AktenlageError `not-signed-in`, `forbidden` (another site), `identity-unavailable`
   */
  identify(request: Request): Promise<Principal>;
  /** The beginning of a sign-in. @param returnTo path inside Aktenlage; anything else leads to the start page */
  begin(returnTo: string): Promise<Turn>;
  /** The way back from the provider. Always ends the session that the browser came with, and gives a new one. */
  finish(request: Request): Promise<Turn>;
  /** Ends the session; where signing out goes on at the provider, null where it does not. */
  signOut(request: Request): Promise<Turn>;
  /** Sign-out told by the provider (`logout_token`). @throws AktenlageError `bad-request` */
  hearSignOut(token: string): Promise<void>;
  /** The token is in no other answer than this one. */
  createToken(
    person: KnownPerson,
    wish: { readonly label: string; readonly scopes: readonly TokenScope[]; readonly days: number },
  ): Promise<{ readonly secret: string; readonly token: ApiToken }>;
}

const SIGN_IN_SECONDS = 600;
/** Scripts work on for so long after the provider last confirmed their person. */
const CONFIRMED_DAYS = 30;
const TOKEN_PREFIX = 'akt_';
const CHANGING: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

export function createIdentity(options: Omit<SessionParts, 'client'>): Identity {
  const { settings } = options;
  const client = createOidcClient(settings);
  const parts: SessionParts = { ...options, client };
  const { origin } = new URL(settings.redirectUri);
  const cookies = cookiesFor(origin);
  const failures = recordFailures(options.audit);
  return {
    async identify(request) {
      const authorization = request.headers.get('authorization');
      if (authorization !== null) return byToken(parts, authorization);
      const secret = readCookie(request, cookies.session);
      if (secret === null) throw notSignedIn();
      if (CHANGING.has(request.method)) ownPagesOnly(request, origin);
      return principalOf(await personOf(parts, secret));
    },
    async begin(returnTo) {
      const store = await parts.store();
      const checks = freshChecks();
      const address = await client.signInAddress(checks);
      const secret = freshSecret();
      await store.beginSignIn(hashSecret(secret), { ...checks, returnTo: insidePath(returnTo) });
      return { to: address.href, cookies: [cookies.set(cookies.signIn, secret, SIGN_IN_SECONDS)] };
    },
    async finish(request) {
      try {
        return await finish(parts, cookies, request);
      } catch (thrown) {
        await failures.signIn(thrown);
        throw thrown;
      }
    },
    async signOut(request) {
      ownPagesOnly(request, origin);
      const secret = readCookie(request, cookies.session);
      const store = await parts.store();
      const sealed = secret === null ? null : await store.closeSession(hashSecret(secret), 'person');
      const tokens = secret === null || sealed === null ? null : (unseal(secret, sealed) as ProviderTokens);
      // Signed out here, whether or not the provider can be reached.
      const onward = tokens === null ? null : await client.signOutAddress(tokens).catch(() => null);
      return { to: onward?.href ?? '/', cookies: [cookies.clear(cookies.session)] };
    },
    async hearSignOut(token) {
      const { id, sid, subject, expiresAt } = await client.readSignOut(token).catch(async (thrown) => {
        await failures.signOut(thrown);
        throw thrown;
      });
      const store = await parts.store();
      const of = {
        ...(sid === null ? {} : { sid }),
        ...(subject === null ? {} : { personId: personId(settings.issuer, subject) }),
      };
      if ((await store.closeSessions(of, { id, expiresAt })) !== null) return;
      const again = new AktenlageError('bad-request', 'Heard before.');
      await failures.signOut(again);
      throw again;
    },
    async createToken(person, wish) {
      const secret = `${TOKEN_PREFIX}${freshSecret()}`;
      const store = await parts.store();
      const token = await store.createToken(person.id, {
        ...wish,
        id: randomUUID(),
        hash: hashSecret(secret),
      });
      return { secret, token };
    },
  };
}

async function byToken(parts: SessionParts, authorization: string): Promise<Principal> {
  const secret = /^Bearer (akt_[\w-]{43})$/i.exec(authorization)?.[1];
  if (secret === undefined) throw notSignedIn();
  const known = await (await parts.store()).findToken(hashSecret(secret), CONFIRMED_DAYS);
  if (known === null) throw notSignedIn();
  return principalOf(known.person, known.scopes);
}

async function finish(parts: SessionParts, cookies: Cookies, request: Request): Promise<Turn> {
  const { settings, client, notice } = parts;
  const store = await parts.store();
  const key = readCookie(request, cookies.signIn);
  const signIn = key === null ? null : await store.takeSignIn(hashSecret(key));
  if (signIn === null) throw notSignedIn();
  const confirmed = await client.redeem(new URL(request.url), signIn);
  const person = readClaims(settings.issuer, confirmed.claims, settings.claims, notice);
  const secret = freshSecret();
  const former = readCookie(request, cookies.session);
  const opened = await store.openSession(
    person,
    {
      hash: hashSecret(secret),
      sid: confirmed.sid,
      sealed: seal(secret, confirmed.tokens),
      hours: settings.sessionHours,
    },
    former === null ? null : hashSecret(former),
  );
  if (!opened) throw accountClosed();
  return {
    to: signIn.returnTo,
    cookies: [
      cookies.clear(cookies.signIn),
      cookies.set(cookies.session, secret, settings.sessionHours * 3600),
    ],
  };
}

/**
 * Beside SameSite: a browser says with every change from which page it comes. One that does not say, and one that names
 * another origin (even one of this host on another port), is turned away.
 */
function ownPagesOnly(request: Request, origin: string): void {
  const named = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const ours = named === null ? site === 'same-origin' : named === origin;
  if (!ours || (site !== null && site !== 'same-origin')) {
    throw new AktenlageError('forbidden', 'Another site may not change anything here.');
  }
}

/** `//elsewhere` and `/\elsewhere` are other sites to a browser. */
const insidePath = (path: string): string =>
  /^\/(?![/\\])[^\\\s]{0,500}$/.test(path) && !path.startsWith('/auth/') ? path : '/';
