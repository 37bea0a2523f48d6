import { z } from 'zod';
import type { IdentitySettings } from './access/identity-settings.ts';
import { isLoopbackHost } from './access/loopback.ts';
import { ROLES, type Role } from './domain/identity.ts';
import { MARKINGS } from './domain/marking.ts';
import { Secret } from './secret.ts';

/** Never repeated in a message. */
export const IDENTITY_SECRETS = ['OIDC_CLIENT_SECRET'] as const;

/** Where people come back to; the route is fixed. */
export const CALLBACK_PATH = '/auth/callback';

const between = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((n) => n >= min && n <= max, `must be a whole number from ${min} to ${max}`);

/** Passwords and tokens do not travel in clear but on this machine. */
const safeAddress = z
  .string()
  .refine((value) => URL.canParse(value), 'must be an address such as https://login.intern')
  .refine((value) => {
    if (!URL.canParse(value)) return true;
    const { protocol, hostname } = new URL(value);
    return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
  }, 'must begin with https:// (http:// is for loopback alone)');

const claim = z.string().max(200, 'must be at most 200 characters long');

const Schema = z.object({
  OIDC_ISSUER: safeAddress,
  OIDC_CLIENT_ID: z.string('must be the name under which the provider knows Aktenlage'),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_CLIENT_SECRET_FILE: z.string().optional(),
  OIDC_REDIRECT_URI: safeAddress.refine(
    (value) => !URL.canParse(value) || new URL(value).pathname === CALLBACK_PATH,
    `must end in ${CALLBACK_PATH}`,
  ),
  OIDC_SCOPE: z
    .string()
    .regex(/\bopenid\b/, 'must contain openid')
    .default('openid profile'),
  OIDC_GROUPS_CLAIM: claim.default('groups'),
  OIDC_GROUPS: z.string().optional(),
  OIDC_CLEARANCE_CLAIM: claim.default('clearance'),
  OIDC_CLEARANCES: z.string().optional(),
  OIDC_ROLES_CLAIM: claim.default('groups'),
  OIDC_ROLES: z.string().default(ROLES.map((role) => `aktenlage-${role}=${role}`).join(';')),
  OIDC_DEFAULT_ROLE: z.enum(['none', ...ROLES], `must be none or one of ${ROLES.join(', ')}`).default('none'),
  OIDC_RECHECK_SECONDS: between(0, 3600).default(60),
  SESSION_IDLE_MINUTES: between(1, 1440).default(30),
  SESSION_HOURS: between(1, 168).default(12),
});

type Complain = (variable: string, message: string) => void;

/**
 * What the environment says about identity; `null` where it says nothing, or where it is wrong (then `complain` was
 * called). Mappings are `value=meaning` with `;` between them.
 */
export function readIdentity(
  environment: Readonly<Record<string, string | undefined>>,
  complain: Complain,
): IdentitySettings | null {
  const set = Object.keys(environment).filter((name) => name.startsWith('OIDC_') && environment[name]);
  if (set.length === 0) return null;
  let wrong = 0;
  const problem: Complain = (variable, message) => {
    wrong += 1;
    complain(variable, message);
  };
  for (const name of set) {
    // A misspelt line would leave people with other rights than somebody thinks.
    if (!Object.hasOwn(Schema.shape, name)) problem(name, 'is not known.');
  }
  const parsed = Schema.safeParse(environment);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0]);
      problem(name, environment[name] === undefined ? 'is needed where OIDC_… is set.' : issue.message);
    }
    return null;
  }
  const values = parsed.data;
  const pairs = (variable: 'OIDC_GROUPS' | 'OIDC_CLEARANCES' | 'OIDC_ROLES') =>
    readPairs(values[variable], () => problem(variable, 'must be value=meaning with ; between them.'));
  const clearances = new Map(MARKINGS.map((marking, level) => [marking.toLowerCase(), level]));
  for (const [value, meaning] of pairs('OIDC_CLEARANCES')) {
    const level = MARKINGS.findIndex((marking) => marking.toLowerCase() === meaning.toLowerCase());
    if (level < 0) problem('OIDC_CLEARANCES', `knows the grades ${MARKINGS.join(', ')}.`);
    clearances.set(value.toLowerCase(), level);
  }
  const roles = new Map<string, Role>();
  for (const [value, meaning] of pairs('OIDC_ROLES')) {
    const role = ROLES.find((one) => one === meaning);
    if (role === undefined) problem('OIDC_ROLES', `knows the roles ${ROLES.join(', ')}.`);
    else roles.set(value, role);
  }
  const groups = values.OIDC_GROUPS === undefined ? null : new Map(pairs('OIDC_GROUPS'));
  const secret = values.OIDC_CLIENT_SECRET ?? null;
  if (wrong > 0) return null;
  return Object.freeze({
    issuer: values.OIDC_ISSUER,
    clientId: values.OIDC_CLIENT_ID,
    clientSecret: secret === null ? null : new Secret(secret),
    redirectUri: values.OIDC_REDIRECT_URI,
    scope: values.OIDC_SCOPE,
    claims: Object.freeze({
      groupsClaim: values.OIDC_GROUPS_CLAIM,
      groups,
      clearanceClaim: values.OIDC_CLEARANCE_CLAIM,
      clearances,
      rolesClaim: values.OIDC_ROLES_CLAIM,
      roles,
      defaultRole: values.OIDC_DEFAULT_ROLE === 'none' ? null : values.OIDC_DEFAULT_ROLE,
    }),
    recheckSeconds: values.OIDC_RECHECK_SECONDS,
    idleMinutes: values.SESSION_IDLE_MINUTES,
    sessionHours: values.SESSION_HOURS,
  });
}

/** `a=b; c=d`; the meaning is what stands after the last `=`, since a claim may hold one (`CN=…`). */
function readPairs(text: string | undefined, complain: () => void): [string, string][] {
  const lines = (text ?? '')
    .split(';')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.flatMap((line) => {
    const at = line.lastIndexOf('=');
    const value = line.slice(0, at).trim();
    const meaning = line.slice(at + 1).trim();
    if (at > 0 && value !== '' && meaning !== '') return [[value, meaning] as [string, string]];
    complain();
    return [];
  });
}
