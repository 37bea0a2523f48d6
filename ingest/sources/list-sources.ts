import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { shownName } from '../../server/domain/index.ts';
import { applyManifests, type ManifestNotice } from './apply-manifests.ts';
import { MANIFEST_NAME } from './manifest.ts';
import type { ManifestEntry } from './manifest-row.ts';

/** A file that was found; nothing of it has been read yet. */
export interface SourceFile {
  readonly sourceKey: string;
  readonly path: string;
  readonly sizeBytes: number;
  /** What a manifest beside the file says of it; null where none names it, absent where nobody looked. */
  readonly manifest?: ManifestEntry | null;
  /** The manifest makes it impossible to take the file in, and why. */
  readonly refuse?: { readonly code: string; readonly reason: string };
}

/** Something found that cannot be ingested and that the person should hear of. */
export interface RefusedSource {
  readonly sourceKey: string;
  readonly code: string;
  readonly reason: string;
}

export interface SourceListing {
  /** In the order of their source keys, so that two runs do the same. */
  readonly files: readonly SourceFile[];
  readonly refused: readonly RefusedSource[];
  /** Lists of reports found beside the files, already applied to them. */
  readonly manifests: readonly ManifestNotice[];
  /** Paths that do not exist, with a sentence. */
  readonly missing: readonly { readonly path: string; readonly message: string }[];
}

/** What systems and office programs leave lying about: skipped without a word. */
const LITTER = /^(\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Lists the documents under folders and files. The source key is the path relative to the folder named, with `/`
 * and in NFC (macOS names files in NFD); of a single file its name. Links are not followed out of the folder.
 *
 * @param prefix put before every source key, as a folder
 */
export async function listSources(paths: readonly string[], prefix = ''): Promise<SourceListing> {
  const files: SourceFile[] = [];
  const refused: RefusedSource[] = [];
  const missing: SourceListing['missing'][number][] = [];
  const found: SourceFile[] = [];
  const key = (parts: string) => toSourceKey(prefix === '' ? parts : `${prefix}/${parts}`);
  for (const path of paths) {
    const info = await stat(path).catch((error: NodeJS.ErrnoException) => error);
    if (info instanceof Error) {
      missing.push({ path, message: missingMessage(path, info) });
    } else if (info.isDirectory()) {
      await walk(await realpath(path), found, refused, key);
    } else if (info.isFile()) {
      found.push({ sourceKey: key(basename(resolve(path))), path, sizeBytes: info.size });
    } else {
      missing.push({ path, message: `"${path}" is neither a file nor a folder.` });
    }
  }
  const taken = new Map<string, string>();
  found.sort((a, b) => compare(a.sourceKey, b.sourceKey) || compare(a.path, b.path));
  for (const file of found) {
    const other = taken.get(file.sourceKey);
    if (other === undefined) {
      taken.set(file.sourceKey, file.path);
      files.push(file);
    } else if ((await realpath(other)) !== (await realpath(file.path))) {
      refused.push({
        sourceKey: file.sourceKey,
        code: 'duplicate-name',
        reason: `"${shownName(file.path)}" has the same name as "${shownName(other)}" in this run. Ingest the folders one by one with --prefix.`,
      });
    }
  }
  const aside = await besideSingleFiles(files, paths);
  const applied = await applyManifests([...files, ...aside], new Set(aside.map((file) => file.path)));
  return { ...applied, refused, missing };
}

/** A file named alone brings the manifest of its folder along. */
async function besideSingleFiles(
  files: readonly SourceFile[],
  paths: readonly string[],
): Promise<SourceFile[]> {
  const listed = new Set(files.map((file) => file.path));
  const found: SourceFile[] = [];
  for (const folder of new Set(paths.filter((path) => listed.has(path)).map((path) => dirname(path)))) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((one) => MANIFEST_NAME.test(one))) {
      const path = join(folder, name);
      if (listed.has(path)) continue;
      const info = await stat(path);
      if (info.isFile()) found.push({ sourceKey: toSourceKey(name), path, sizeBytes: info.size });
    }
  }
  return found;
}

/** `/` between the parts, Unicode NFC, no empty or dot parts. */
export function toSourceKey(path: string): string {
  return path
    .normalize('NFC')
    .split(/[/\\]+/)
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

async function walk(
  root: string,
  files: SourceFile[],
  refused: RefusedSource[],
  key: (path: string) => string,
): Promise<void> {
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const at = (path: string) => key(relative(root, path).split(sep).join('/'));
    let entries: Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      const why = (error as NodeJS.ErrnoException).code ?? 'unknown error';
      refused.push({
        sourceKey: at(folder),
        code: 'unreadable',
        reason: `The folder cannot be read (${why}).`,
      });
      continue;
    }
    for (const entry of entries) {
      if (LITTER.test(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) files.push({ sourceKey: at(path), path, sizeBytes: (await lstat(path)).size });
      else if (entry.isSymbolicLink()) await visitLink(root, path, at(path), files, refused);
      else refused.push({ sourceKey: at(path), code: 'not-a-file', reason: 'This is not a regular file.' });
    }
  }
}

/** A link to a file inside the folder counts as that file; a linked folder inside is read at its own place. */
async function visitLink(
  root: string,
  path: string,
  sourceKey: string,
  files: SourceFile[],
  refused: RefusedSource[],
): Promise<void> {
  let target: string;
  try {
    target = await realpath(path);
  } catch {
    refused.push({ sourceKey, code: 'broken-link', reason: 'The link leads nowhere.' });
    return;
  }
  if (target !== root && !target.startsWith(root + sep)) {
    refused.push({
      sourceKey,
      code: 'link-outside',
      reason: 'The link leads out of the folder and was not followed.',
    });
    return;
  }
  const info = await stat(target);
  if (info.isFile()) files.push({ sourceKey, path: target, sizeBytes: info.size });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function missingMessage(path: string, error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return `There is no file or folder "${path}".`;
  if (error.code === 'EACCES') return `"${path}" may not be read by this user.`;
  return `"${path}" cannot be read (${error.code ?? error.message}).`;
}
