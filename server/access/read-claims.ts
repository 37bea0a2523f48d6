import { createHash } from 'node:crypto';
import type { Role } from '../domain/identity.ts';
import type { KnownPerson } from '../ports/identity.ts';
import type { ClaimMapping } from './identity-settings.ts';

/** Event names alone: what a claim held is not for the log. */
export type Notice = (event: 'unknown-clearance' | 'too-many-groups') => void;

const MOST_GROUPS = 1000;
const MOST_CHARACTERS = 200;

/** The id under which a person's answers, drafts and briefings are his; it says nothing of him. */
export const personId = (issuer: string, subject: string): string =>
  `p-${createHash('sha256').update(`${issuer}\n${subject}`).digest('hex').slice(0, 32)}`;

/**
 * What the claims of the provider mean here. Whatever is missing, unknown or of an unexpected shape gives less, never
 * more: the lowest clearance, no group, no role.
 */
export function readClaims(
  issuer: string,
  claims: Readonly<Record<string, unknown>> & { readonly sub: string },
  mapping: ClaimMapping,
  notice: Notice,
): KnownPerson {
  return {
    id: personId(issuer, claims.sub),
    issuer,
    subject: claims.sub,
    name: nameOf(claims),
    clearance: clearanceOf(claims[mapping.clearanceClaim], mapping, notice),
    groups: groupsOf(claims[mapping.groupsClaim], mapping, notice),
    roles: rolesOf(claims[mapping.rolesClaim], mapping),
  };
}

function nameOf(claims: Readonly<Record<string, unknown>>): string {
  const given = [claims.name, claims.preferred_username, claims.email].find(
    (value) => typeof value === 'string' && value.trim() !== '',
  );
  return (typeof given === 'string' ? given : 'Unnamed').trim().slice(0, MOST_CHARACTERS);
}

/** Of several values the lowest counts. */
function clearanceOf(value: unknown, { clearances }: ClaimMapping, notice: Notice): number {
  const values = listOf(value);
  if (values.length === 0) return 0;
  const levels = values.map((one) => clearances.get(one.toLowerCase()));
  if (levels.includes(undefined)) {
    notice('unknown-clearance');
    return 0;
  }
  return Math.min(...levels.map((level) => level ?? 0));
}

function groupsOf(value: unknown, { groups }: ClaimMapping, notice: Notice): string[] {
  const named = listOf(value).flatMap((name) => (groups === null ? [name] : (groups.get(name) ?? [])));
  const kept = [...new Set(named)].filter((name) => name.length <= MOST_CHARACTERS);
  if (kept.length > MOST_GROUPS) notice('too-many-groups');
  return kept.slice(0, MOST_GROUPS);
}

function rolesOf(value: unknown, { roles, defaultRole }: ClaimMapping): Role[] {
  const found = [...new Set(listOf(value).flatMap((name) => roles.get(name) ?? []))];
  return found.length === 0 && defaultRole !== null ? [defaultRole] : found;
}

/** Texts of a claim that is one text or a list of them. */
function listOf(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter((one): one is string => typeof one === 'string' && one !== '');
}
