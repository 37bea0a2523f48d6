import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { AktenlageError } from '../domain/index.ts';
import { type Database, LONG_TIMEOUT_MS, type Session } from './database.ts';

/** `migrations/NNNN-name.sql`, in order of their number. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly hash: string;
}

/**
 * The files stand beside this module: `server/store/migrations/` from the sources, `dist/migrations/` from the
 * bundle (the build copies the folder). Files rather than strings in code, because an administrator reads and
 * reviews them before he lets them near his database.
 */
export async function loadMigrations(
  folder = new URL('./migrations/', import.meta.url),
): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n');
      const hash = createHash('sha256').update(sql).digest('hex');
      return { number: Number(name.slice(0, 4)), name: name.slice(0, -'.sql'.length), sql, hash };
    }),
  );
}

/**
 * Brings the database to the newest migration, all of it in one transaction under an advisory lock: several
 * processes may start at once.
 *
 * @throws AktenlageError `configuration-invalid` when an applied migration was changed or the database is newer
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<void> {
  await database.transaction(
    async (session) => {
      await session.execute(`SELECT pg_advisory_xact_lock(7205759403)`);
      await session.execute(`CREATE TABLE IF NOT EXISTS schema_migrations (
        number int PRIMARY KEY, name text NOT NULL, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
      const applied = await session.query<Applied>(
        'SELECT number, name, hash FROM schema_migrations ORDER BY number',
      );
      check(applied, migrations);
      const newest = applied.at(-1)?.number ?? 0;
      for (const migration of migrations) if (migration.number > newest) await apply(session, migration);
    },
    { timeoutMs: LONG_TIMEOUT_MS },
  );
}

function check(applied: readonly Applied[], migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const { number, name, hash } of applied) {
    const migration = known.get(number);
    if (migration === undefined) {
      throw new AktenlageError(
        'configuration-invalid',
        `The database is newer than this version of Aktenlage: it holds the change "${name}", which is unknown here. Start the newer version, or restore the backup made before the update.`,
      );
    }
    if (migration.hash !== hash) {
      throw new AktenlageError(
        'configuration-invalid',
        `The database was built with another text of the migration "${name}" than this version carries. An applied migration must never change: restore the file, and put the change into a new one.`,
      );
    }
  }
}

async function apply(session: Session, migration: Migration): Promise<void> {
  await session.execute(migration.sql);
  await session.query('INSERT INTO schema_migrations (number, name, hash) VALUES ($1, $2, $3)', [
    migration.number,
    migration.name,
    migration.hash,
  ]);
}
