import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../ports/store.ts';
import { EmbeddedDatabase } from './embedded-database.ts';
import { lockDirectory } from './lock/directory-lock.ts';
import { loadMigrations, migrate } from './migrate.ts';
import { PostgresStore } from './postgres-store.ts';
import { ServerDatabase } from './server-database.ts';

export { readLockHolder } from './lock/directory-lock.ts';
export type { Holder } from './lock/holder.ts';

export interface OpenStoreOptions {
  /** PostgreSQL with pgvector; without it the embedded database in `dataDir/postgres` is used. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  /** What is told to whoever finds the directory held. */
  readonly holder?: { readonly command: string; readonly url?: string };
  /** Called once nobody else holds the data directory, before the database is opened. */
  readonly onHeld?: () => void;
}

/**
 * Opens and migrates the store.
 *
 * @throws AktenlageError `database-locked` (embedded only), `database-unavailable`, `configuration-invalid`
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  if (options.databaseUrl !== undefined) {
    options.onHeld?.();
    return openOnServer(options.databaseUrl);
  }
  let opened: EmbeddedDatabase | undefined;
  const lock = await lockDirectory(options.dataDir, options.holder ?? { command: 'aktenlage' }, {
    onLost: () => void opened?.abandon(),
  });
  options.onHeld?.();
  try {
    const directory = join(options.dataDir, 'postgres');
    await mkdir(directory, { recursive: true, mode: 0o700 });
    // An existing directory keeps its mode in mkdir: what an older umask left open is closed here.
    await chmod(options.dataDir, 0o700);
    const database = await EmbeddedDatabase.open({ directory });
    opened = database;
    try {
      await migrate(database, await loadMigrations());
    } catch (error) {
      await database.close();
      throw error;
    }
    return new PostgresStore(database, () => lock.release());
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openOnServer(url: string): Promise<Store> {
  const database = new ServerDatabase(url);
  try {
    await migrate(database, await loadMigrations());
  } catch (error) {
    await database.close();
    throw error;
  }
  return new PostgresStore(database);
}
