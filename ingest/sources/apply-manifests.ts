import { basename, dirname } from 'node:path';
import type { SourceFile } from './list-sources.ts';
import { describeProblem, MANIFEST_NAME, type Manifest, readManifest, shown } from './manifest.ts';
import type { ManifestRow } from './manifest-row.ts';

/** What came of one manifest, for its outcome. */
export interface ManifestNotice {
  readonly sourceKey: string;
  readonly rows: number;
  /** Sentences that name line and field. */
  readonly problems: readonly string[];
  /** Nothing of it could be read. */
  readonly unreadable: boolean;
}

/** What the manifests say of one file, the nearest first. */
interface Said {
  row?: ManifestRow;
  refuse?: NonNullable<SourceFile['refuse']>;
  readonly parts: Record<string, ManifestRow>;
}

/**
 * Takes the manifests out of the files and gives every other file its row: by its path from the folder of the
 * manifest, or by its whole source key; the nearest manifest that names it wins. A row for a document inside a mail
 * or an archive travels with that file.
 *
 * @param aside manifests that were looked up for the sake of single files: they may name others that are not here
 */
export async function applyManifests(
  found: readonly SourceFile[],
  aside: ReadonlySet<string> = new Set(),
): Promise<{ files: SourceFile[]; manifests: ManifestNotice[] }> {
  const notices: ManifestNotice[] = [];
  const read: { file: SourceFile; manifest: Manifest | null }[] = [];
  for (const file of found) {
    if (!MANIFEST_NAME.test(basename(file.path))) continue;
    try {
      const manifest = await readManifest(file.path);
      if (manifest !== null) read.push({ file, manifest });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      read.push({ file, manifest: null });
      notices.push({ sourceKey: file.sourceKey, rows: 0, problems: [message], unreadable: true });
    }
  }
  const lists = new Set(read.map(({ file }) => file));
  const documents = found.filter((file) => !lists.has(file));
  const said = new Map<SourceFile, Said>(documents.map((file) => [file, { parts: {} }]));
  const byName = new Map<string, SourceFile>();
  for (const file of documents) {
    byName.set(`/${file.sourceKey}`, file);
    byName.set(pathName(file.path), file);
  }
  for (const { file, manifest } of read.sort((a, b) => b.file.path.length - a.file.path.length)) {
    if (manifest === null) {
      refuseBeside(file, said);
      continue;
    }
    const missing = apply(file, manifest, byName, said);
    const problems = [...manifest.problems.map(describeProblem), ...(aside.has(file.path) ? [] : missing)];
    notices.push({ sourceKey: file.sourceKey, rows: manifest.rows.size, problems, unreadable: false });
  }
  const files = documents.map((file): SourceFile => {
    const { row, refuse, parts } = said.get(file) ?? { parts: {} };
    const hasParts = Object.keys(parts).length > 0;
    const manifest =
      row === undefined && !hasParts ? null : { row: row ?? {}, ...(hasParts ? { parts } : {}) };
    return { ...file, manifest, ...(refuse === undefined ? {} : { refuse }) };
  });
  return { files, manifests: notices.sort((a, b) => (a.sourceKey < b.sourceKey ? -1 : 1)) };
}

/** @returns a sentence for every row that names nothing here */
function apply(
  list: SourceFile,
  manifest: Manifest,
  byName: ReadonlyMap<string, SourceFile>,
  said: ReadonlyMap<SourceFile, Said>,
): string[] {
  const folder = pathName(dirname(list.path));
  const missing: string[] = [];
  for (const [key, { row, line }] of manifest.rows) {
    const file = byName.get(`${folder}/${key}`) ?? byName.get(`/${key}`);
    if (file !== undefined) {
      const about = said.get(file);
      const problem = manifest.unmarkable.get(key);
      if (about === undefined || about.row !== undefined) continue;
      about.row = row;
      if (problem === undefined) continue;
      about.refuse ??= {
        code: 'manifest-marking',
        reason: `How this file is to be protected is not clear (${list.sourceKey}, ${describeProblem(problem)}).`,
      };
      continue;
    }
    const holder = holderOf(key, folder, byName);
    if (holder === undefined) missing.push(`line ${line}, sourceKey: there is no file "${shown(key)}"`);
    else {
      const parts = said.get(holder.file)?.parts;
      if (parts) parts[`${holder.file.sourceKey}${holder.rest}`] ??= row;
    }
  }
  return missing;
}

/** The mail or archive in the path of a document. */
function holderOf(
  key: string,
  folder: string,
  byName: ReadonlyMap<string, SourceFile>,
): { file: SourceFile; rest: string } | undefined {
  for (let cut = key.lastIndexOf('/'); cut > 0; cut = key.lastIndexOf('/', cut - 1)) {
    const name = key.slice(0, cut);
    const file = byName.get(`${folder}/${name}`) ?? byName.get(`/${name}`);
    if (file !== undefined) return { file, rest: key.slice(cut) };
  }
  return undefined;
}

/** Nobody knows the marking of what a broken list describes: better refused than shown to everybody. */
function refuseBeside(list: SourceFile, said: ReadonlyMap<SourceFile, Said>): void {
  const folder = `${pathName(dirname(list.path))}/`;
  for (const [file, about] of said) {
    if (!pathName(file.path).startsWith(folder)) continue;
    about.refuse ??= {
      code: 'manifest-unreadable',
      reason: `The list of reports "${list.sourceKey}" cannot be read, so nobody knows how this file is to be protected.`,
    };
  }
}

const pathName = (path: string): string => path.replaceAll('\\', '/').normalize('NFC');
