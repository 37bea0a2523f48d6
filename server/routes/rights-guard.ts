import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Identity } from '../access/identity.ts';
import type { Access } from '../access/local-access.ts';
import { type Principal, singleUser } from '../access/principal.ts';
import { rightFor } from '../access/route-rights.ts';
import { AktenlageError } from '../domain/errors.ts';
import { covers, rightsChanged } from '../domain/rights-changed.ts';
import type { AppEnvironment } from './context.ts';

/** Whether whoever sent a request may still do what he sent it for. @throws AktenlageError as signing in does; `rights-changed` */
export type StillMay = () => Promise<void>;

/**
 * Says who asks, and turns away whoever lacks the right that the route asks for, before anything of the request is
 * read. The routes are those that the router itself found, so that no spelling of an address comes past.
 *
 * @param identity absent: everybody is whom `access` says, and may do everything
 */
export function rightsGuard(
  access: Access,
  identity: Identity | undefined,
): MiddlewareHandler<AppEnvironment> {
  return async (c, next) => {
    if (identity === undefined) {
      const asker = await access(c.req.raw);
      c.set('asker', asker);
      c.set('principal', singleUser(asker));
      c.set('stillMay', async () => {
        if (!covers(await access(c.req.raw), asker)) throw rightsChanged();
      });
      return next();
    }
    const rights = matchedRoutes(c)
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
      .map(({ method, path }) => rightFor(method, path));
    const open = rights.length > 0 && rights.every((right) => right === 'anyone');
    const principal = await identify(identity, c.req.raw, open);
    for (const right of rights) {
      if (right === 'anyone') continue;
      if (right === undefined || !principal?.rights.has(right)) throw notAllowed(principal);
    }
    c.set('principal', principal);
    if (principal !== null) {
      c.set('asker', principal.asker);
      c.set('stillMay', async () => {
        // As strict as for a new request: by session or token, and by the provider where it is to be asked again.
        const now = await identity.identify(c.req.raw);
        const may = rights.every(
          (right) => right === 'anyone' || (right !== undefined && now.rights.has(right)),
        );
        if (!may || !covers(now.asker, principal.asker)) throw rightsChanged();
      });
    }
    return next();
  };
}

/** Null where nobody is signed in and nobody has to be. */
async function identify(identity: Identity, request: Request, open: boolean): Promise<Principal | null> {
  try {
    return await identity.identify(request);
  } catch (thrown) {
    if (open && thrown instanceof AktenlageError && thrown.code === 'not-signed-in') return null;
    throw thrown;
  }
}

function notAllowed(principal: Principal | null): AktenlageError {
  if (principal?.by === 'token') return new AktenlageError('not-allowed', 'This token is not good for that.');
  return new AktenlageError(
    'not-allowed',
    'Your account does not have the role for this. Whoever administers Aktenlage in your house can give it to you.',
  );
}
