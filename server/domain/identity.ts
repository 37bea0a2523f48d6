import { z } from 'zod';
import { MarkingSchema } from './marking.ts';
import { TOKEN_SCOPES } from './sign-in.ts';

/** What a person may be here. Nobody is anything that the configuration does not map. */
export const ROLES = ['reader', 'analyst', 'evaluator', 'administrator'] as const;
export const RoleSchema = z.enum(ROLES);
export type Role = z.infer<typeof RoleSchema>;

/** What a script with a token may do, at most what its person may. */
export const TokenScopeSchema = z.enum(TOKEN_SCOPES);
export type TokenScope = z.infer<typeof TokenScopeSchema>;

/** What a route asks for. `self` is what concerns one's own session and tokens. */
export const RIGHTS = [...TOKEN_SCOPES, 'draft', 'administer', 'self'] as const;
export const RightSchema = z.enum(RIGHTS);
export type Right = z.infer<typeof RightSchema>;

/** Every role reads and asks; what is read is bound by clearance and groups, not by the role. */
const READER: readonly Right[] = ['read', 'ask', 'self'];
export const RIGHTS_OF_ROLE: Readonly<Record<Role, readonly Right[]>> = {
  reader: READER,
  analyst: [...READER, 'draft', 'ingest'],
  evaluator: [...READER, 'evaluate'],
  administrator: [...READER, 'administer'],
};

export const rightsOf = (roles: readonly Role[]): Right[] =>
  RIGHTS.filter((right) => roles.some((role) => RIGHTS_OF_ROLE[role].includes(right)));

/** Who is signed in, as the page shows it. */
export const SessionSchema = z.object({
  /** `single-user`: nobody signs in here. */
  mode: z.enum(['single-user', 'sign-in']),
  /** Null where nobody is signed in. */
  person: z
    .object({
      id: z.string(),
      name: z.string(),
      clearance: MarkingSchema,
      groups: z.array(z.string()),
      roles: z.array(RoleSchema),
    })
    .nullable(),
  rights: z.array(RightSchema),
});
export type SessionInfo = z.infer<typeof SessionSchema>;

/** A token as its person sees it; the token itself is shown once, when it is made. */
export const ApiTokenSchema = z.object({
  id: z.string(),
  label: z.string(),
  scopes: z.array(TokenScopeSchema),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export type ApiToken = z.infer<typeof ApiTokenSchema>;

/** A person as an administrator sees him: as his claims were when they were last confirmed. */
export const PersonSchema = z.object({
  id: z.string(),
  name: z.string(),
  clearance: MarkingSchema,
  groups: z.array(z.string()),
  roles: z.array(RoleSchema),
  confirmedAt: z.string(),
  /** When he last came in by the provider; null before this was noted. */
  lastLoginAt: z.string().nullable(),
  blocked: z.boolean(),
  sessions: z.number().int(),
  tokens: z.number().int(),
});
export type Person = z.infer<typeof PersonSchema>;
