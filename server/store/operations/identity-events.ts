import { type AuditEvent, MARKINGS, type SessionEnd, SYSTEM_ACTOR } from '../../domain/index.ts';

/** What the rights of a person are made of. */
export interface HeldRights {
  readonly clearance: number;
  readonly groups: readonly string[];
  readonly roles: readonly string[];
}

const LONGEST = 2000;
const SESSION_CHARACTERS = 16;

/** A session as the log names it: enough to follow it, not what the database finds it by. */
export const sessionName = (hash: string): string => hash.slice(0, SESSION_CHARACTERS);

export const sessionEnded = (
  ended: { readonly hash: string; readonly personId: string },
  reason: SessionEnd,
  actor = SYSTEM_ACTOR,
): AuditEvent => ({
  type: 'session-ended',
  actor,
  person: ended.personId,
  reason,
  session: sessionName(ended.hash),
});

/** What the provider says of a person now, beside what it said last. @param before null for one who comes the first time */
export function rightsChanges(subject: string, before: HeldRights | null, after: HeldRights): AuditEvent[] {
  const changed = (what: string, was: string | null, is: string): AuditEvent[] =>
    was === is
      ? []
      : [{ type: 'rights-changed', actor: SYSTEM_ACTOR, subject, what, before: was, after: is }];
  const grade = (level: number) => MARKINGS[level] ?? String(level);
  const [had, has] = [new Set(before?.groups), new Set(after.groups)];
  return [
    ...changed('clearance', before && grade(before.clearance), grade(after.clearance)),
    ...changed('roles', before && listed(before.roles), listed(after.roles)),
    ...changed(
      'groups',
      listed([...had].filter((group) => !has.has(group))),
      listed([...has].filter((group) => !had.has(group))),
    ),
  ];
}

/** In an order that does not depend on the provider; what does not fit is counted. */
function listed(names: readonly string[]): string {
  const sorted = [...names].sort();
  let text = '';
  for (const [index, name] of sorted.entries()) {
    const next = text === '' ? name : `${text}, ${name}`;
    const rest = ` and ${sorted.length - index} more`;
    if (next.length > LONGEST - rest.length) return text + rest;
    text = next;
  }
  return text;
}
