import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { MiddlewareHandler } from 'hono';
import type { AppEnvironment } from './context.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * The built browser application. Addresses of pages have no extension and get the one page; files under `assets/`
 * carry their hash in the name and never change.
 *
 * @param folder absolute, holds `index.html`
 */
export function staticFiles(folder: string): MiddlewareHandler<AppEnvironment> {
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next();
    const path = pathInside(folder, c.req.path);
    if (path === null) return next();
    const extension = extname(path);
    if (extension === '') return (await page(folder)) ?? next();
    const type = TYPES[extension];
    const info = type === undefined ? null : await stat(path).catch(() => null);
    if (type === undefined || info === null || !info.isFile()) return next();
    if (c.req.path === '/index.html') return (await page(folder)) ?? next();
    const cache = c.req.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
    return new Response(body, {
      headers: { 'content-type': type, 'content-length': String(info.size), 'cache-control': cache },
    });
  };
}

async function page(folder: string): Promise<Response | null> {
  const html = await readFile(join(folder, 'index.html')).catch(() => null);
  if (html === null) return null;
  return new Response(new Uint8Array(html), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
  });
}

/** The file that an address means, or `null` when it would lie outside the folder. */
function pathInside(folder: string, address: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(address);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
  if (decoded.includes('\0')) return null;
  const path = normalize(join(folder, decoded));
  return path === folder || path.startsWith(folder + sep) ? path : null;
}
