import type { MiddlewareHandler } from 'hono';
import { AktenlageError } from '../domain/errors.ts';
import type { AppEnvironment } from './context.ts';

type Kind = 'ask' | 'upload' | 'export';

const MINUTE = 60_000;
/** Askers that are kept in mind; whoever has asked for nothing for longest is forgotten. */
const MOST_ASKERS = 10_000;

const KINDS: readonly { readonly kind: Kind; readonly method: string; readonly path: RegExp }[] = [
  { kind: 'ask', method: 'POST', path: /^\/api\/(ask|briefings|drafts|evaluation\/(runs|suggestions))\/?$/ },
  {
    kind: 'ask',
    method: 'POST',
    path: /^\/api\/(briefings|answers|drafts)\/[^/]+\/(changes|replay|resume)$/,
  },
  { kind: 'ask', method: 'GET', path: /^\/api\/search$/ },
  { kind: 'upload', method: 'POST', path: /^\/api\/(reports|quarantine\/retry)$/ },
  { kind: 'export', method: 'GET', path: /^\/api\/(briefings|evaluation\/runs)\/[^/]+\/export$/ },
  { kind: 'export', method: 'GET', path: /^\/api\/(reports\/[^/]+\/original|answers\/[^/]+\/record)$/ },
];

interface Bucket {
  left: number;
  at: number;
}

/**
 * A bucket of a minute's requests for each asker and kind of work, filled evenly: a burst passes, a flood does not. One
 * process counts for itself.
 *
 * @param limits requests a minute; 0: no limit
 * @param now milliseconds
 */
export function limitRequests(
  limits: Readonly<Record<Kind, number>>,
  now: () => number = () => performance.now(),
): MiddlewareHandler<AppEnvironment> {
  const buckets = new Map<string, Bucket>();
  const take = (key: string, limit: number): number => {
    const time = now();
    const before = buckets.get(key) ?? { left: limit, at: time };
    const left = Math.min(limit, before.left + ((time - before.at) * limit) / MINUTE);
    // Last in the map is who asked last.
    buckets.delete(key);
    buckets.set(key, { left: left < 1 ? left : left - 1, at: time });
    const [oldest] = buckets.keys();
    if (buckets.size > MOST_ASKERS && oldest !== undefined) buckets.delete(oldest);
    return left < 1 ? Math.ceil(((1 - left) * MINUTE) / limit / 1000) : 0;
  };
  return async (c, next) => {
    const { method, path } = c.req;
    const kind = KINDS.find((one) => one.method === method && one.path.test(path))?.kind;
    const limit = kind === undefined ? 0 : limits[kind];
    if (kind !== undefined && limit > 0) {
      const seconds = take(`${kind} ${c.get('asker').id}`, limit);
      if (seconds > 0) {
        c.header('retry-after', String(seconds));
        throw new AktenlageError(
          'too-many-requests',
          `This is more than ${limit} a minute. Please try again in ${seconds} s.`,
        );
      }
    }
    await next();
  };
}
