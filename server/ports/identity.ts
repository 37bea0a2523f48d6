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

/** People, sessions and tokens. Secrets come as hashes; times are the database's. */
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
  /** The sealed tokens of the session that is no more; null where there was none. */
  closeSession(hash: string): Promise<string | null>;
  /** By the provider's session, or by person; how many. */
  closeSessions(of: { readonly sid?: string; readonly personId?: string }): Promise<number>;
  /** False where this sign-out was heard before. */
  spendSignOut(id: string, expiresAt: Date): Promise<boolean>;
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
  /**
   * Blocking ends his sessions; on record in the same transaction. False where there is no such person.
   * @param actor who did it
   */
  setBlocked(personId: string, blocked: boolean, actor: string): Promise<boolean>;
}
