import { createRemoteJWKSet, type JWTPayload, errors as joseErrors, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import { AktenlageError } from '../domain/errors.ts';
import type { IdentitySettings } from './identity-settings.ts';

/** Signatures that only the provider can make. No `none`, and no HS…: what checks it could also make it. */
export const SIGNATURES = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
] as const;

const TIMEOUT_SECONDS = 10;
/** How far the clocks of provider and house may differ. */
const CLOCKS_APART_SECONDS = 30;
const SIGN_OUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const SIGN_OUT_AGE_SECONDS = 120;

/** What the provider gave for a session; sealed before it is stored. */
export interface ProviderTokens {
  readonly access: string;
  readonly refresh: string | null;
  /** Names the session when it is signed out at the provider. */
  readonly id: string;
}

export interface Confirmed {
  readonly claims: Readonly<Record<string, unknown>> & { readonly sub: string };
  readonly tokens: ProviderTokens;
  readonly sid: string | null;
}

export interface SignInChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface SignOutNotice {
  readonly id: string;
  readonly subject: string | null;
  readonly sid: string | null;
  readonly expiresAt: Date;
}

/**
 * OpenID Connect as Aktenlage speaks it: code flow with PKCE, state and nonce, and a signature on every ID token.
 * Every call may throw AktenlageError `identity-unavailable`; what the provider or its answer gets wrong is
 * `not-signed-in`.
 */
export interface OidcClient {
  signInAddress(checks: SignInChecks): Promise<URL>;
  /** @param returned the address with which the browser came back */
  redeem(returned: URL, checks: SignInChecks): Promise<Confirmed>;
  /** Whether the person is still signed in there, and with which claims. */
  recheck(tokens: ProviderTokens, subject: string): Promise<Confirmed>;
  /** Where signing out goes on; null where the provider has no such address. */
  signOutAddress(tokens: ProviderTokens | null): Promise<URL | null>;
  readSignOut(token: string): Promise<SignOutNotice>;
}

export const freshChecks = (): SignInChecks => ({
  state: oidc.randomState(),
  nonce: oidc.randomNonce(),
  verifier: oidc.randomPKCECodeVerifier(),
});

interface Provider {
  readonly configuration: oidc.Configuration;
  readonly keys: ReturnType<typeof createRemoteJWKSet>;
}

export function createOidcClient(settings: IdentitySettings): OidcClient {
  let discovered: Promise<Provider> | undefined;
  const provider = (): Promise<Provider> => {
    discovered ??= discover(settings);
    // A provider that did not answer is asked again by the next request.
    discovered.catch(() => {
      discovered = undefined;
    });
    return discovered;
  };
  return {
    async signInAddress({ state, nonce, verifier }) {
      const { configuration } = await provider();
      return oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: settings.redirectUri,
        scope: settings.scope,
        response_type: 'code',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
    },
    redeem: (returned, checks) =>
      translated(async () => {
        const { configuration } = await provider();
        // The redirect address as the provider knows it, whatever a proxy made of this request's.
        const address = new URL(settings.redirectUri);
        address.search = returned.search;
        const answer = await oidc.authorizationCodeGrant(configuration, address, {
          expectedState: checks.state,
          expectedNonce: checks.nonce,
          pkceCodeVerifier: checks.verifier,
          idTokenExpected: true,
        });
        const claims = answer.claims();
        if (claims === undefined || answer.id_token === undefined) throw notSignedIn();
        const told = await userInfo(configuration, answer.access_token, claims.sub);
        return {
          claims: { ...claims, ...told, sub: claims.sub },
          sid: typeof claims.sid === 'string' ? claims.sid : null,
          tokens: {
            access: answer.access_token,
            refresh: answer.refresh_token ?? null,
            id: answer.id_token,
          },
        };
      }),
    recheck: (tokens, subject) =>
      translated(async () => {
        const { configuration } = await provider();
        if (tokens.refresh === null) {
          const told = await userInfo(configuration, tokens.access, subject);
          return { claims: { ...told, sub: subject }, tokens, sid: null };
        }
        const answer = await oidc.refreshTokenGrant(configuration, tokens.refresh);
        const claims = answer.claims();
        if (claims !== undefined && claims.sub !== subject) throw notSignedIn();
        const told = await userInfo(configuration, answer.access_token, subject);
        return {
          claims: { ...claims, ...told, sub: subject },
          sid: null,
          tokens: {
            access: answer.access_token,
            refresh: answer.refresh_token ?? tokens.refresh,
            id: answer.id_token ?? tokens.id,
          },
        };
      }),
    async signOutAddress(tokens) {
      const { configuration } = await provider();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
      return oidc.buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: `${new URL(settings.redirectUri).origin}/`,
        ...(tokens === null ? {} : { id_token_hint: tokens.id }),
      });
    },
    readSignOut: (token) =>
      translated(async () => {
        const { configuration, keys } = await provider();
        const { payload } = await jwtVerify(token, keys, {
          issuer: configuration.serverMetadata().issuer,
          audience: settings.clientId,
          algorithms: [...SIGNATURES],
          maxTokenAge: SIGN_OUT_AGE_SECONDS,
          clockTolerance: CLOCKS_APART_SECONDS,
          requiredClaims: ['jti', 'events'],
        });
        return signOutOf(payload);
      }),
  };
}

async function discover(settings: IdentitySettings): Promise<Provider> {
  try {
    const issuer = new URL(settings.issuer);
    const secret = settings.clientSecret?.reveal();
    const insecure = issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    const authentication = secret === undefined ? oidc.None() : oidc.ClientSecretBasic(secret);
    const found = await oidc.discovery(issuer, settings.clientId, undefined, authentication, {
      execute: insecure,
      timeout: TIMEOUT_SECONDS,
    });
    const { supportsPKCE: _, ...metadata } = found.serverMetadata();
    const offered = metadata.id_token_signing_alg_values_supported ?? ['RS256'];
    const configuration = new oidc.Configuration(
      {
        ...metadata,
        id_token_signing_alg_values_supported: offered.filter((one) => isSignature(one)),
      },
      settings.clientId,
      { [oidc.clockTolerance]: CLOCKS_APART_SECONDS },
      authentication,
    );
    for (const allow of insecure) allow(configuration);
    configuration.timeout = TIMEOUT_SECONDS;
    // Without it the signature of an ID token that came straight from the provider would not be looked at.
    oidc.enableNonRepudiationChecks(configuration);
    if (metadata.jwks_uri === undefined) throw new Error('the provider names no keys');
    return { configuration, keys: createRemoteJWKSet(new URL(metadata.jwks_uri)) };
  } catch (thrown) {
    throw new AktenlageError(
      'identity-unavailable',
      'The service that signs people in does not answer. Please try again in a moment.',
      { cause: thrown },
    );
  }
}

const isSignature = (name: string): boolean => SIGNATURES.some((one) => one === name);

async function userInfo(
  configuration: oidc.Configuration,
  accessToken: string,
  subject: string,
): Promise<Record<string, unknown>> {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return {};
  return { ...(await oidc.fetchUserInfo(configuration, accessToken, subject)) };
}

function signOutOf(payload: JWTPayload): SignOutNotice {
  const { events, jti, iat } = payload;
  const named = typeof events === 'object' && events !== null && Object.hasOwn(events, SIGN_OUT_EVENT);
  const subject = typeof payload.sub === 'string' ? payload.sub : null;
  const sid = typeof payload.sid === 'string' ? payload.sid : null;
  // A nonce would make it an ID token, which anybody may have seen.
  if (!named || payload.nonce !== undefined || jti === undefined || iat === undefined) throw notSignedIn();
  if (subject === null && sid === null) throw notSignedIn();
  const seconds = Math.max(iat, payload.exp ?? 0) + SIGN_OUT_AGE_SECONDS + 2 * CLOCKS_APART_SECONDS;
  return { id: jti, subject, sid, expiresAt: new Date(seconds * 1000) };
}

export const notSignedIn = (cause?: unknown): AktenlageError =>
  new AktenlageError('not-signed-in', 'Please sign in.', { cause });

/** A provider that is away is not the same as one that says no. */
async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof AktenlageError) throw thrown;
    if (isAway(thrown)) {
      throw new AktenlageError(
        'identity-unavailable',
        'The service that signs people in does not answer. Please try again in a moment.',
        { cause: thrown },
      );
    }
    throw notSignedIn(thrown);
  }
}

function isAway(thrown: unknown): boolean {
  if (thrown instanceof joseErrors.JWKSTimeout) return true;
  if (thrown instanceof oidc.ResponseBodyError) return thrown.status >= 500;
  if (thrown instanceof TypeError && thrown.message === 'fetch failed') return true;
  if (!(thrown instanceof Error)) return false;
  if (thrown.name === 'TimeoutError' || thrown.name === 'AbortError') return true;
  const cause = thrown.cause;
  if (cause instanceof Response) return cause.status >= 500;
  return cause instanceof Error && cause !== thrown && isAway(cause);
}
