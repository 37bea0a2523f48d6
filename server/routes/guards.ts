import type { MiddlewareHandler } from 'hono';
import { isHostAllowed, isOriginAllowed } from '../access/loopback.ts';
import { AktenlageError } from '../domain/errors.ts';
import type { AppEnvironment } from './context.ts';

/** No inline script or style, nothing from elsewhere, no frame around us; originals bring their own policy. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-permitted-cross-domain-policies': 'none',
  'permissions-policy':
    'accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), serial=(), usb=()',
};

const ONE_YEAR = 'max-age=31536000; includeSubDomains';

export const securityHeaders: MiddlewareHandler<AppEnvironment> = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.res.headers.set(name, value);
  // Browsers heed it over TLS only; whether there is TLS in front of us, the proxy says.
  const scheme = c.req.header('x-forwarded-proto') ?? new URL(c.req.url).protocol;
  if (scheme.startsWith('https')) c.res.headers.set('strict-transport-security', ONE_YEAR);
  if (!c.res.headers.has('content-security-policy')) {
    c.res.headers.set('content-security-policy', CONTENT_SECURITY_POLICY);
  }
  if (c.req.path.startsWith('/api/') && !c.res.headers.has('cache-control')) {
    c.res.headers.set('cache-control', 'no-store');
  }
};

const CHANGING: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Turns away requests that reached the address by another name (DNS rebinding) and changes that another site's
 * page wants to make.
 */
export function sameSiteOnly(
  configuredHost: string,
  allowedHosts: readonly string[],
): MiddlewareHandler<AppEnvironment> {
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    if (!isHostAllowed(host, configuredHost, allowedHosts)) {
      throw new AktenlageError('forbidden', 'Aktenlage is not reachable under this name.');
    }
    const foreign = c.req.header('sec-fetch-site') === 'cross-site';
    if (CHANGING.has(c.req.method) && (foreign || !isOriginAllowed(c.req.header('origin'), host))) {
      throw new AktenlageError('forbidden', 'Another site may not change anything here.');
    }
    await next();
  };
}
