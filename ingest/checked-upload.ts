import { AktenlageError } from '../server/domain/index.ts';
import { toSourceKey } from './sources/list-sources.ts';
import { type ManifestEntry, ManifestEntrySchema } from './sources/manifest-row.ts';

/** @throws AktenlageError `bad-request` */
export function checkedManifest(given: unknown): { manifest?: ManifestEntry | null } {
  if (given === undefined) return {};
  if (given === null) return { manifest: null };
  const entry = ManifestEntrySchema.safeParse(given);
  if (entry.success) return { manifest: entry.data };
  throw new AktenlageError('bad-request', 'The metadata that came with the document are not valid.');
}

/** @throws AktenlageError `bad-request` */
export function checkedSourceKey(given: string): string {
  const sourceKey = toSourceKey(given);
  // Control characters and ".." have no place in a name that people and programs follow.
  if (
    sourceKey === '' ||
    sourceKey.length > 1000 ||
    /[\p{Cc}]/u.test(sourceKey) ||
    sourceKey.split('/').includes('..')
  ) {
    throw new AktenlageError(
      'bad-request',
      'The name of the document (sourceKey) is empty, too long or not a path.',
    );
  }
  return sourceKey;
}
