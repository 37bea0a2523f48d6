import type { Context } from 'hono';
import type { Identity, Turn } from '../access/identity.ts';
import { AktenlageError, toAktenlageError } from '../domain/errors.ts';
import { describeFailure, type Log } from '../log.ts';
import type { App, AppEnvironment } from './context.ts';

const MOST_LOGOUT_BYTES = 20_000;

/** The ways of signing in and out, for browsers and for the provider. They are no part of the API and of its document. */
export function registerSignInRoutes(app: App, identity: Identity, log: Log): void {
  const failed = (c: Context<AppEnvironment>, thrown: unknown): Response => {
    const { code } = toAktenlageError(thrown);
    log.warn('sign-in-failed', { requestId: c.get('requestId'), code, ...reasonOf(thrown) });
    const reason = code === 'not-allowed' || code === 'identity-unavailable' ? code : 'failed';
    return turn({ to: `/?sign-in=${reason}`, cookies: [] });
  };

  app.get('/auth/login', async (c) => {
    try {
      return turn(await identity.begin(c.req.query('return') ?? '/'));
    } catch (thrown) {
      return failed(c, thrown);
    }
  });

  app.get('/auth/callback', async (c) => {
    try {
      return turn(await identity.finish(c.req.raw));
    } catch (thrown) {
      return failed(c, thrown);
    }
  });

  // As JSON and not as a redirect: the page goes there itself, since no form of ours may lead to another site.
  app.post('/auth/logout', async (c) => {
    const { to, cookies } = await identity.signOut(c.req.raw);
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
    c.header('cache-control', 'no-store');
    return c.json({ to });
  });

  app.post('/auth/backchannel-logout', async (c) => {
    c.header('cache-control', 'no-store');
    const body = await c.req.text();
    const token = new URLSearchParams(body.slice(0, MOST_LOGOUT_BYTES)).get('logout_token');
    try {
      if (token === null) throw new AktenlageError('bad-request', 'No logout_token.');
      await identity.hearSignOut(token);
      return c.body(null, 200);
    } catch (thrown) {
      const error = toAktenlageError(thrown);
      log.warn('sign-out-refused', { requestId: c.get('requestId'), code: error.code, ...reasonOf(thrown) });
      if (error.status >= 500) throw thrown;
      return c.json({ error: 'invalid_request' }, 400);
    }
  });
}

/** Class and code of what lies behind, never its message: that may quote a token. */
function reasonOf(thrown: unknown) {
  const cause = thrown instanceof AktenlageError ? thrown.cause : thrown;
  if (!(cause instanceof Error)) return {};
  const { failure, code } = describeFailure(cause);
  return { failure: failure ?? null, reason: code ?? null };
}

function turn({ to, cookies }: Turn): Response {
  const headers = new Headers({ location: to, 'cache-control': 'no-store' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}
