import {
  AktenlageError,
  type ApiToken,
  type AuditEventOf,
  MARKINGS,
  type Person,
  type TokenScope,
} from '../../domain/index.ts';
import type { IdentityStore, KnownPerson } from '../../ports/identity.ts';
import type { Database, Session } from '../database.ts';
import { appendAudit } from './audit.ts';
import { sessionEnded } from './identity-events.ts';
import { createSessions, ENDED, type Ended, PERSON } from './sessions.ts';

type RefusedToken = AuditEventOf<'token-refused'>;

const MOST_TOKENS = 50;

const TOKEN = `id, label, to_jsonb(scopes) AS scopes, created_at AS "createdAt", expires_at AS "expiresAt",
  last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"`;

/** People, sessions and tokens, as the owner: no asker has a way to these tables. */
export function createIdentityStore(database: Database): IdentityStore {
  return {
    ...createSessions(database),
    createToken: (personId, token) =>
      database.transaction(async (session) => {
        // Two requests at the same time do not both take the last place.
        await session.query('SELECT 1 FROM people WHERE id = $1 FOR UPDATE', [personId]);
        const [living] = await session.query<{ count: number }>(
          'SELECT count(*) AS count FROM api_tokens WHERE person_id = $1 AND revoked_at IS NULL AND expires_at > now()',
          [personId],
        );
        if (living === undefined || living.count >= MOST_TOKENS) {
          throw new AktenlageError(
            'too-many-requests',
            `You have ${MOST_TOKENS} tokens. Revoke one that is not needed.`,
          );
        }
        const [row] = await session.query<ApiToken>(
          `INSERT INTO api_tokens (id, hash, person_id, label, scopes, expires_at)
           VALUES ($1, $2, $3, $4, $5, now() + make_interval(days => $6::int)) RETURNING ${TOKEN}`,
          [token.id, token.hash, personId, token.label, [...token.scopes], token.days],
        );
        if (row === undefined) throw new Error('no token was written');
        const { id: tokenId, scopes, expiresAt } = row;
        await appendAudit(session, { type: 'token-created', actor: personId, tokenId, scopes, expiresAt });
        return row;
      }),
    listTokens: (personId) =>
      database.transaction(
        (session) =>
          session.query<ApiToken>(
            `SELECT ${TOKEN} FROM api_tokens WHERE person_id = $1 ORDER BY created_at DESC, id LIMIT 200`,
            [personId],
          ),
        { readOnly: true },
      ),
    revokeToken: (personId, id) =>
      database.transaction(async (session) => {
        const rows = await session.query(
          'UPDATE api_tokens SET revoked_at = now() WHERE id = $1 AND person_id = $2 AND revoked_at IS NULL RETURNING id',
          [id, personId],
        );
        if (rows.length === 0) return false;
        await appendAudit(session, { type: 'token-revoked', actor: personId, tokenId: id });
        return true;
      }),
    findToken: (hash, confirmedDays) =>
      database.transaction(async (session) => {
        const [row] = await session.prepared<KnownPerson & { scopes: TokenScope[]; stale: boolean }>(
          `SELECT ${PERSON}, to_jsonb(t.scopes) AS scopes,
                  coalesce(t.last_used_at < now() - interval '30 seconds', true) AS stale
           FROM api_tokens t JOIN people p ON p.id = t.person_id
           WHERE t.hash = $1 AND t.revoked_at IS NULL AND t.expires_at > now() AND NOT p.blocked
             AND p.confirmed_at > now() - make_interval(days => $2::int)`,
          [hash, confirmedDays],
        );
        if (row === undefined) {
          await noteRefusedToken(session, hash);
          return null;
        }
        const { scopes, stale, ...person } = row;
        if (stale)
          await session.prepared('UPDATE api_tokens SET last_used_at = now() WHERE hash = $1', [hash]);
        return { person, scopes };
      }),
    listPeople: () => database.transaction(listPeople, { readOnly: true }),
    setBlocked: (personId, blocked, actor) =>
      database.transaction(async (session) => {
        const [person] = await session.query<{ blocked: boolean }>(
          'SELECT blocked FROM people WHERE id = $1 FOR UPDATE',
          [personId],
        );
        if (person === undefined) return false;
        await session.query('UPDATE people SET blocked = $2 WHERE id = $1', [personId, blocked]);
        const ended = blocked
          ? await session.query<Ended>(`DELETE FROM sessions WHERE person_id = $1 RETURNING ${ENDED}`, [
              personId,
            ])
          : [];
        const state = (closed: boolean) => (closed ? 'closed' : 'open');
        const account = { what: 'account', before: state(person.blocked), after: state(blocked) };
        await appendAudit(
          session,
          ...(person.blocked === blocked
            ? []
            : [{ type: 'rights-changed', actor, subject: personId, ...account } as const]),
          ...ended.map((one) => sessionEnded(one, 'blocked', actor)),
        );
        return true;
      }),
  };
}

/**
 * Somebody comes with a token that was good once. Said once an hour: a script that nobody told goes on asking, and the log
 * is no place for that.
 */
async function noteRefusedToken(session: Session, hash: string): Promise<void> {
  const [token] = await session.prepared<{ tokenId: string; actor: string; reason: RefusedToken['reason'] }>(
    `UPDATE api_tokens t SET refused_at = now() FROM people p
     WHERE t.hash = $1 AND p.id = t.person_id AND (t.refused_at IS NULL OR t.refused_at < now() - interval '1 hour')
     RETURNING t.id AS "tokenId", p.id AS actor,
       CASE WHEN t.revoked_at IS NOT NULL THEN 'revoked' WHEN t.expires_at <= now() THEN 'expired'
            WHEN p.blocked THEN 'blocked' ELSE 'unconfirmed' END AS reason`,
    [hash],
  );
  if (token !== undefined) await appendAudit(session, { type: 'token-refused', ...token });
}

async function listPeople(session: Session): Promise<Person[]> {
  const rows = await session.query<Omit<Person, 'clearance'> & { clearance: number }>(
    `SELECT p.id, p.name, p.clearance, to_jsonb(p.groups) AS groups, to_jsonb(p.roles) AS roles,
            p.confirmed_at AS "confirmedAt", p.last_login_at AS "lastLoginAt", p.blocked,
            (SELECT count(*) FROM sessions s WHERE s.person_id = p.id AND s.expires_at > now()) AS sessions,
            (SELECT count(*) FROM api_tokens t
             WHERE t.person_id = p.id AND t.revoked_at IS NULL AND t.expires_at > now()) AS tokens
     FROM people p ORDER BY p.name, p.id LIMIT 10000`,
  );
  return rows.map((row) => ({ ...row, clearance: MARKINGS[row.clearance] ?? 'OFFEN' }));
}
