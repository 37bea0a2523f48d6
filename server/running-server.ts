import type { Config } from './config.ts';
import { AktenlageError, ErrorBodySchema } from './domain/index.ts';

/** Address of the server that holds the embedded data directory; null where none does or the database is a server's. */
export async function runningServer(config: Config): Promise<string | null> {
  if (config.databaseUrl !== null) return null;
  const { readLockHolder } = await import('./store/index.ts');
  return (await readLockHolder(config.dataDir))?.url ?? null;
}

/** What shows the server who asks, where people sign in: the token in AKTENLAGE_TOKEN. */
export function authorization({ apiToken }: Config): Record<string, string> {
  return apiToken === null ? {} : { authorization: `Bearer ${apiToken.reveal()}` };
}

/**
 * A request to the running server.
 * @throws AktenlageError as the server answered, or `database-unavailable` when it is gone
 */
export async function requestFrom(url: string, path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(new URL(path, url), init);
  } catch (thrown) {
    if (init.signal?.aborted) throw thrown;
    throw new AktenlageError('database-unavailable', `The server at ${url} does not answer.`, {
      cause: thrown,
    });
  }
  if (response.ok) return response;
  const body = ErrorBodySchema.safeParse(await response.json().catch(() => null));
  if (body.success && body.data.error.code === 'not-signed-in') {
    throw new AktenlageError(
      'not-signed-in',
      'People sign in at this server. Make a token on the page (Account) and put it into AKTENLAGE_TOKEN.',
    );
  }
  if (body.success) throw AktenlageError.fromBody(body.data);
  throw new AktenlageError('internal', `The server at ${url} answered with HTTP ${response.status}.`);
}
