import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export interface TestServerDatabase {
  /** Of an ordinary user who owns the new, empty database: what an administrator would hand out. */
  readonly url: string;
  readonly name: string;
  /** Runs a statement as the administrator, in the administrator's database. */
  asAdmin(sql: string): Promise<void>;
  drop(): Promise<void>;
}

/**
 * A database of its own for a test file on the server of `adminUrl` (TEST_DATABASE_URL, a superuser's), prepared as
 * the first migration asks for users without special rights.
 */
export async function createServerDatabase(adminUrl: string): Promise<TestServerDatabase> {
  const name = `aktenlage_test_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  const asAdmin = (sql: string) => runAs(adminUrl, sql);
  await asAdmin(`DO $$ BEGIN
      CREATE ROLE aktenlage_reader NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
  await asAdmin(`CREATE ROLE ${name} LOGIN PASSWORD '${password}' NOSUPERUSER NOCREATEROLE NOCREATEDB`);
  await asAdmin(`GRANT aktenlage_reader TO ${name}`);
  await asAdmin(`CREATE DATABASE ${name} OWNER ${name}`);
  await runAs(withDatabase(adminUrl, name), 'CREATE EXTENSION vector');
  const url = new URL(withDatabase(adminUrl, name));
  url.username = name;
  url.password = password;
  return {
    url: url.href,
    name,
    asAdmin,
    async drop() {
      await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`);
      await asAdmin(`DROP ROLE ${name}`);
    },
  };
}

async function runAs(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
