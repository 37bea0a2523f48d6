import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AktenlageError, toAktenlageError } from '../domain/errors.ts';
import { describeFailure, type Log } from '../log.ts';
import type { App, AppEnvironment } from './context.ts';

/** Answers every failure with `{error:{code,message,retryable}}`; what is not ours says nothing of itself. */
export function respondToFailure(thrown: unknown, c: Context<AppEnvironment>, log: Log): Response {
  const error = thrown instanceof HTTPException ? fromHttp(thrown) : toAktenlageError(thrown);
  if (error.code === 'internal') {
    log.error('failure', { requestId: c.get('requestId'), ...describeFailure(error.cause ?? thrown) });
  }
  return c.json(error.toBody(), error.status as ContentfulStatusCode);
}

/** hono's own: a body that is no JSON, no form, or too large. */
function fromHttp(thrown: HTTPException): AktenlageError {
  if (thrown.status === 413) return new AktenlageError('too-large', 'The request is too large.');
  if (thrown.status < 500) {
    return new AktenlageError('bad-request', 'The body of the request cannot be read.', { cause: thrown });
  }
  return toAktenlageError(thrown);
}

/** Unknown addresses of the API, and known ones with a method they do not have. */
export function respondToUnknownRoute(c: Context<AppEnvironment>, app: App): Response {
  const methods = new Set(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && matches(path, c.req.path))
      .map((r) => r.method),
  );
  if (methods.size === 0) {
    return c.json(new AktenlageError('not-found', 'The API has no such address.').toBody(), 404);
  }
  const body = new AktenlageError('bad-request', `This address does not take ${c.req.method}.`).toBody();
  return c.json(body, 405, { allow: [...methods].join(', ') });
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length && wanted.every((step, i) => step.startsWith(':') || step === given[i])
  );
}

const LONGEST_ISSUE = 300;

/** Says in one sentence what is wrong with a request, without repeating what was sent. */
export function describeIssues(issues: readonly { path: PropertyKey[]; message: string }[]): string {
  const lines = issues.slice(0, 5).map(({ path, message }) => {
    const where = path.map(String).join('.');
    // A message may repeat the names that were sent, which may be of any length.
    return (where === '' ? message : `${where}: ${message}`).slice(0, LONGEST_ISSUE);
  });
  return `The request is not valid. ${lines.join('; ')}.`;
}
