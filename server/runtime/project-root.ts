import { fileURLToPath } from 'node:url';

/** The folder with package.json, seen from the sources (server/runtime/) and from the bundle (dist/). */
export const PROJECT_ROOT: string = fileURLToPath(
  new URL(import.meta.url.endsWith('.mjs') ? '../' : '../../', import.meta.url),
);
