import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStamp } from './build-stamp.mjs';
import type { CodeVersion } from './domain/answer-record.ts';
import { PROJECT_ROOT } from './runtime/project-root.ts';

/** Of package.json, and the stamp of the bundle where the bundle is what runs. */
export function codeVersion(root = PROJECT_ROOT): CodeVersion {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest
      ? String(manifest.version)
      : 'unknown';
  return { version, build: import.meta.url.endsWith('.mjs') ? readStamp(root, 'server') : null };
}
