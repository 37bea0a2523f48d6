import type { AuditEvent } from '../domain/audit.ts';
import { AktenlageError, toAktenlageError } from '../domain/errors.ts';
import type { AuditRecorder } from '../ports/audit.ts';

/** Entries a minute of this process. Whoever is not signed in must not be able to fill the log. */
const MOST_A_MINUTE = 30;
const MINUTE_MS = 60_000;

/** Nobody knows who it was. */
const UNKNOWN = 'unknown';

export interface FailureRecorder {
  /** A sign-in that led to nothing. Never throws: the failure itself is what the caller tells. */
  signIn(thrown: unknown): Promise<void>;
  /** A message of sign-out that the provider did not send, or that was heard before. */
  signOut(thrown: unknown): Promise<void>;
}

/** Puts on record what failed by class and code of the failure, never by its message: that may quote a token. */
export function recordFailures(
  audit: () => Promise<AuditRecorder>,
  now: () => number = Date.now,
): FailureRecorder {
  let minute = 0;
  let entries = 0;
  let unrecorded = 0;
  const allowed = (): boolean => {
    const present = Math.floor(now() / MINUTE_MS);
    if (present !== minute) [minute, entries] = [present, 0];
    entries += 1;
    if (entries <= MOST_A_MINUTE) return true;
    unrecorded += 1;
    return false;
  };
  const record = async (event: AuditEvent): Promise<void> => {
    // Where the database is away nothing is signed in either; the operational log has the failure.
    await audit()
      .then((log) => log.recordAudit(event))
      .catch(() => undefined);
  };
  return {
    async signIn(thrown) {
      // The transaction that found the account closed has said so, with the name of its person.
      if (toAktenlageError(thrown).code === 'not-allowed' || !allowed()) return;
      const missed = unrecorded === 0 ? {} : { unrecorded };
      unrecorded = 0;
      await record({
        type: 'login',
        actor: UNKNOWN,
        outcome: 'failure',
        method: 'oidc',
        code: reasonOf(thrown),
        ...missed,
      });
    },
    async signOut(thrown) {
      if (!allowed()) return;
      await record({ type: 'refused', actor: UNKNOWN, what: 'back-channel-logout', code: reasonOf(thrown) });
    },
  };
}

/** `not-signed-in/OAUTH_…`: our code, and that of the library below where there is one. */
function reasonOf(thrown: unknown): string {
  const error = toAktenlageError(thrown);
  const cause = thrown instanceof AktenlageError ? thrown.cause : thrown;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? `${error.code}/${code}` : error.code;
}
