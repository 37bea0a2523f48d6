import type { ApiToken, Person, Role, TokenScope } from '../domain/identity.ts';

/** A person as the provider described him. */
export interface KnownPerson {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  /** 0 to 4. */
  readonly clearance: number;
  readonly groups: readonly string[];
  readonly roles: readonly Role[];
}

/** A sign-in that has begun. */
export interface SignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Path inside Aktenlage where the person wanted to go. */
  readonly returnTo: string;
}

export interface NewSession {
  readonly hash: string;
  readonly sid: string | null;
  readonly sealed: string;
  readonly hours: number;
}

export interface StoredSession {
  readonly person: KnownPerson;
  readonly sealed: string;
  /** The provider is to be asked again. */
  readonly due: boolean;
}

/**
 * People, sessions and tokens. Secrets come as hashes; times are the database's. What changes is on record in the audit
 * log, in the same transaction.
 */
export interface IdentityStore {
  /** Keeps a sign-in for ten minutes. @throws AktenlageError `too-many-requests` beyond 10,000 open ones */
  beginSignIn(hash: string, signIn: SignIn): Promise<void>;
  /** Takes it, once; null where there is none or it is too old. */
  takeSignIn(hash: string): Promise<SignIn | null>;
  /**
   * Writes down what the provider says of the person and opens a session in the place of `replaced`.
   * False, and no session, where an administrator has blocked him.
   */
  openSession(person: KnownPerson, session: NewSession, replaced: string | null): Promise<boolean>;
  /** Null where there is none, it is too old, or the person is blocked. Notes that it is in use. */
  findSession(
    hash: string,
    limits: { readonly idleMinutes: number; readonly recheckSeconds: number },
  ): Promise<StoredSession | null>;
  /** Whether this caller is to ask the provider; everybody else waits until he has. Holds for 20 seconds. */
  claimCheck(hash: string, recheckSeconds: number): Promise<boolean>;
  /** What the provider said now. */
  confirm(hash: string, person: KnownPerson, sealed: string): Promise<void>;
  /** Lets go of a check that led to nothing. */
  releaseCheck(hash: string): Promise<void>;
  /**
   * The sealed tokens of the session that is no more; null where there was none.
   * @param by who ends it: its person, or the provider that no longer confirms him
   */
  closeSession(hash: string, by: 'person' | 'provider'): Promise<string | null>;
  /**
   * A sign-out that the provider told, by its session, by person, or both: sessions end and the message is spent together, or
   * neither, so that a message whose effect was lost can be told again.
   * @param message by its id; kept until it expires
   * @returns how many sessions ended; null, and nothing is done, where it was heard before
   */
  closeSessions(
    of: { readonly sid?: string; readonly personId?: string },
    message: { readonly id: string; readonly expiresAt: Date },
  ): Promise<number | null>;
  /** @throws AktenlageError `too-many-requests` beyond 50 living tokens of a person */
  createToken(
    personId: string,
    token: {
      readonly id: string;
      readonly hash: string;
      readonly label: string;
      readonly scopes: readonly TokenScope[];
      readonly days: number;
    },
  ): Promise<ApiToken>;
  listTokens(personId: string): Promise<ApiToken[]>;
  revokeToken(personId: string, id: string): Promise<boolean>;
  /**
   * Whose token it is; null where it is unknown, over, revoked, or the person is blocked or was not confirmed by the
   * provider for `confirmedDays`. Notes that it is in use.
   */
  findToken(
    hash: string,
    confirmedDays: number,
  ): Promise<{ readonly person: KnownPerson; readonly scopes: readonly TokenScope[] } | null>;
  listPeople(): Promise<Person[]>;
  /** Blocking ends his sessions. False where there is no such person. @param actor the administrator */
  setBlocked(personId: string, blocked: boolean, actor: string): Promise<boolean>;
}
