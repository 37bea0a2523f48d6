import type { Role } from '../domain/identity.ts';

/** Who signs people in, and what their claims mean here. */
export interface IdentitySettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Null: a public client, PKCE alone. */
  readonly clientSecret: { reveal(): string } | null;
  /** `https://…/auth/callback`; its origin is the one under which people use Aktenlage. */
  readonly redirectUri: string;
  readonly scope: string;
  readonly claims: ClaimMapping;
  /** After so many seconds a session asks the provider again whether it still stands, and with which claims. */
  readonly recheckSeconds: number;
  readonly idleMinutes: number;
  readonly sessionHours: number;
}

export interface ClaimMapping {
  readonly groupsClaim: string;
  /** Group of the provider → group of reports; `null`: as they are. */
  readonly groups: ReadonlyMap<string, string> | null;
  readonly clearanceClaim: string;
  /** Value of the claim, lower case → level 0 to 4. */
  readonly clearances: ReadonlyMap<string, number>;
  readonly rolesClaim: string;
  /** Value of the claim → role. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Of whoever has none by his claims; `null`: none, he may do nothing. */
  readonly defaultRole: Role | null;
}
