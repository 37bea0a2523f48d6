import { AktenlageError, toAktenlageError } from '../domain/errors.ts';
import type { AuditRecorder } from '../ports/audit.ts';
import type { IdentityStore, KnownPerson, StoredSession } from '../ports/identity.ts';
import type { IdentitySettings } from './identity-settings.ts';
import { notSignedIn, type OidcClient, type ProviderTokens } from './oidc-client.ts';
import { type Notice, readClaims } from './read-claims.ts';
import { hashSecret, seal, unseal } from './secrets.ts';

export interface SessionParts {
  readonly settings: IdentitySettings;
  readonly store: () => Promise<IdentityStore>;
  readonly client: OidcClient;
  readonly notice: Notice;
  /** Where sign-ins that failed are put on record. */
  readonly audit: () => Promise<AuditRecorder>;
}

const WAIT_MS = 200;
/** As long as whoever asks the provider may hold the check. */
const MOST_WAITS = 100;

/**
 * The person behind a session, with claims that the provider confirmed within `recheckSeconds`. Of many requests at
 * once one asks the provider and the others wait for what it hears: a refresh token is good for one use.
 *
 * @throws AktenlageError `not-signed-in` where there is no such session any more, `identity-unavailable` where the
 * provider must be asked and does not answer: then nobody works on with rights that may be gone
 */
export async function personOf(parts: SessionParts, secret: string): Promise<KnownPerson> {
  const { settings } = parts;
  const store = await parts.store();
  const hash = hashSecret(secret);
  for (let waited = 0; waited < MOST_WAITS; waited++) {
    const session = await store.findSession(hash, settings);
    if (session === null) throw notSignedIn();
    if (!session.due) return session.person;
    if (await store.claimCheck(hash, settings.recheckSeconds)) {
      return await check(parts, store, { secret, hash, session });
    }
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  throw new AktenlageError(
    'identity-unavailable',
    'The service that signs people in does not answer. Please try again in a moment.',
  );
}

interface Checked {
  readonly secret: string;
  readonly hash: string;
  readonly session: StoredSession;
}

async function check(
  { settings, client, notice }: SessionParts,
  store: IdentityStore,
  { secret, hash, session }: Checked,
): Promise<KnownPerson> {
  try {
    // Read again: who waited for the check has the tokens of before it.
    const now = (await store.findSession(hash, settings)) ?? session;
    const tokens = unseal(secret, now.sealed) as ProviderTokens;
    const confirmed = await client.recheck(tokens, now.person.subject);
    const person = readClaims(now.person.issuer, confirmed.claims, settings.claims, notice);
    await store.confirm(hash, person, seal(secret, confirmed.tokens));
    return person;
  } catch (thrown) {
    const error = toAktenlageError(thrown);
    // The provider says no: the session is over, for good.
    if (error.code === 'not-signed-in') await store.closeSession(hash, 'provider');
    else await store.releaseCheck(hash);
    throw error;
  }
}
