import { AktenlageError, type AuditEvent } from '../../domain/index.ts';
import type { IdentityStore, KnownPerson, SignIn, StoredSession } from '../../ports/identity.ts';
import type { Database, Session } from '../database.ts';
import { appendAudit } from './audit.ts';
import { type HeldRights, rightsChanges, sessionEnded, sessionName } from './identity-events.ts';

const MOST_SIGN_INS = 10_000;

export const PERSON = `p.id, p.issuer, p.subject, p.name, p.clearance, to_jsonb(p.groups) AS groups, to_jsonb(p.roles) AS roles`;

/** A session that is removed. */
export interface Ended {
  readonly hash: string;
  readonly personId: string;
}
export const ENDED = 'hash, person_id AS "personId"';

const login = (actor: string) => ({ type: 'login', actor, method: 'oidc' }) as const;

type Sessions = Pick<
  IdentityStore,
  | 'beginSignIn'
  | 'takeSignIn'
  | 'openSession'
  | 'findSession'
  | 'claimCheck'
  | 'confirm'
  | 'releaseCheck'
  | 'closeSession'
  | 'closeSessions'
>;

export function createSessions(database: Database): Sessions {
  return {
    beginSignIn: (hash, signIn) => database.transaction((session) => beginSignIn(session, hash, signIn)),
    takeSignIn: (hash) =>
      database.transaction(async (session) => {
        const [row] = await session.query<SignIn & { fresh: boolean }>(
          `DELETE FROM sign_ins WHERE hash = $1
           RETURNING state, nonce, verifier, return_to AS "returnTo", expires_at > now() AS fresh`,
          [hash],
        );
        if (row === undefined || !row.fresh) return null;
        const { fresh: _, ...signIn } = row;
        return signIn;
      }),
    openSession: (person, opened, replaced) =>
      database.transaction(async (session) => {
        const ended = await session.query<Ended & { replaced: boolean }>(
          `DELETE FROM sessions WHERE hash = $1 OR expires_at < now() RETURNING ${ENDED}, hash = $1 AS replaced`,
          [replaced ?? ''],
        );
        const changes = await writePerson(session, person);
        const rows = await session.query(
          `INSERT INTO sessions (hash, person_id, sid, expires_at, sealed)
           SELECT $1, p.id, $3, now() + make_interval(hours => $4::int), $5 FROM people p WHERE p.id = $2 AND NOT p.blocked
           RETURNING hash`,
          [opened.hash, person.id, opened.sid, opened.hours, opened.sealed],
        );
        const isOpen = rows.length > 0;
        await appendAudit(
          session,
          ...ended.map((one) =>
            one.replaced ? sessionEnded(one, 'replaced', person.id) : sessionEnded(one, 'expired'),
          ),
          ...changes,
          isOpen
            ? { ...login(person.id), outcome: 'success', session: sessionName(opened.hash) }
            : { ...login(person.id), outcome: 'failure', code: 'blocked' },
        );
        if (isOpen) await session.query('UPDATE people SET last_login_at = now() WHERE id = $1', [person.id]);
        return isOpen;
      }),
    findSession: (hash, limits) =>
      database.transaction(async (session) => {
        const [row] = await session.prepared<KnownPerson & { sealed: string; due: boolean; stale: boolean }>(
          `SELECT ${PERSON}, s.sealed, s.checked_at <= now() - make_interval(secs => $3::float8) AS due,
                  s.seen_at < now() - interval '30 seconds' AS stale
           FROM sessions s JOIN people p ON p.id = s.person_id
           WHERE s.hash = $1 AND s.expires_at > now() AND NOT p.blocked
             AND s.seen_at > now() - make_interval(mins => $2::int)`,
          [hash, limits.idleMinutes, limits.recheckSeconds],
        );
        if (row === undefined) {
          await endOverdue(session, hash, limits.idleMinutes);
          return null;
        }
        const { sealed, due, stale, ...person } = row;
        if (stale) await session.prepared('UPDATE sessions SET seen_at = now() WHERE hash = $1', [hash]);
        return { person, sealed, due } satisfies StoredSession;
      }),
    claimCheck: (hash, recheckSeconds) =>
      database.transaction(async (session) => {
        const rows = await session.query(
          `UPDATE sessions SET checking_until = now() + interval '20 seconds'
           WHERE hash = $1 AND checked_at <= now() - make_interval(secs => $2::float8)
             AND (checking_until IS NULL OR checking_until < now()) RETURNING hash`,
          [hash, recheckSeconds],
        );
        return rows.length > 0;
      }),
    confirm: (hash, person, sealed) =>
      database.transaction(async (session) => {
        const changes = await writePerson(session, person);
        await session.query(
          `UPDATE sessions SET checked_at = now(), checking_until = NULL, sealed = $2 WHERE hash = $1`,
          [hash, sealed],
        );
        await appendAudit(session, ...changes);
      }),
    releaseCheck: (hash) =>
      database.transaction(async (session) => {
        await session.query('UPDATE sessions SET checking_until = NULL WHERE hash = $1', [hash]);
      }),
    closeSession: (hash, by) =>
      database.transaction(async (session) => {
        const [row] = await session.query<Ended & { sealed: string }>(
          `DELETE FROM sessions WHERE hash = $1 RETURNING ${ENDED}, sealed`,
          [hash],
        );
        if (row === undefined) return null;
        await appendAudit(
          session,
          by === 'provider'
            ? sessionEnded(row, 'refused-by-provider')
            : { type: 'logout', actor: row.personId, method: 'person', session: sessionName(row.hash) },
        );
        return row.sealed;
      }),
    closeSessions: ({ sid, personId }, { id, expiresAt }) =>
      database.transaction(async (session) => {
        await session.execute('DELETE FROM spent_sign_outs WHERE expires_at < now()');
        const spent = await session.query(
          'INSERT INTO spent_sign_outs (id, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id',
          [id, expiresAt.toISOString()],
        );
        if (spent.length === 0) return null;
        const rows = await session.query<Ended>(
          `DELETE FROM sessions WHERE ($1::text IS NOT NULL OR $2::text IS NOT NULL)
             AND ($1::text IS NULL OR sid = $1) AND ($2::text IS NULL OR person_id = $2) RETURNING ${ENDED}`,
          [sid ?? null, personId ?? null],
        );
        await appendAudit(session, ...rows.map((one) => sessionEnded(one, 'signed-out-by-provider')));
        return rows.length;
      }),
  };
}

async function beginSignIn(session: Session, hash: string, signIn: SignIn): Promise<void> {
  await session.execute('DELETE FROM sign_ins WHERE expires_at < now()');
  const [open] = await session.query<{ count: number }>('SELECT count(*) AS count FROM sign_ins');
  if (open === undefined || open.count >= MOST_SIGN_INS) {
    throw new AktenlageError(
      'too-many-requests',
      'Too many people are signing in at this moment. Please try again in a few minutes.',
    );
  }
  await session.query(
    `INSERT INTO sign_ins (hash, state, nonce, verifier, return_to, expires_at)
     VALUES ($1, $2, $3, $4, $5, now() + interval '10 minutes')`,
    [hash, signIn.state, signIn.nonce, signIn.verifier, signIn.returnTo],
  );
}

/** One that is too old goes when somebody comes with it, so that the log says when and why it ended. */
async function endOverdue(session: Session, hash: string, idleMinutes: number): Promise<void> {
  const [ended] = await session.query<Ended & { expired: boolean }>(
    `DELETE FROM sessions WHERE hash = $1
       AND (expires_at <= now() OR seen_at <= now() - make_interval(mins => $2::int))
     RETURNING ${ENDED}, expires_at <= now() AS expired`,
    [hash, idleMinutes],
  );
  if (ended !== undefined)
    await appendAudit(session, sessionEnded(ended, ended.expired ? 'expired' : 'idle'));
}

/** @returns what of his rights is not as it was, for the log */
async function writePerson(session: Session, person: KnownPerson): Promise<AuditEvent[]> {
  const [before] = await session.query<HeldRights>(
    `SELECT clearance, to_jsonb(groups) AS groups, to_jsonb(roles) AS roles FROM people WHERE id = $1 FOR UPDATE`,
    [person.id],
  );
  await session.query(
    `INSERT INTO people (id, issuer, subject, name, clearance, groups, roles, confirmed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, now())
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, clearance = excluded.clearance, groups = excluded.groups,
       roles = excluded.roles, confirmed_at = excluded.confirmed_at`,
    [
      person.id,
      person.issuer,
      person.subject,
      person.name,
      person.clearance,
      [...person.groups],
      [...person.roles],
    ],
  );
  return rightsChanges(person.id, before ?? null, person);
}
