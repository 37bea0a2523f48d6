import { type Asker, LOCAL_ASKER } from '../domain/index.ts';
import type { CorpusWriter } from '../ports/store.ts';

/**
 * Under which name an uploaded document is stored. The single user of an installation without identity names what he
 * likes. Anybody else writes over what he sees; every other name, taken by something hidden or free, lies in a folder of
 * his own, so that he neither learns of a hidden report nor overwrites it.
 */
export async function uploadName(
  corpus: Pick<CorpusWriter, 'isNameVisible'>,
  asker: Asker,
  sourceKey: string,
): Promise<string> {
  if (asker === LOCAL_ASKER) return sourceKey;
  if (await corpus.isNameVisible(asker, sourceKey)) return sourceKey;
  const folder = `uploads/${encodeURIComponent(asker.id)}/`;
  return sourceKey.startsWith(folder) ? sourceKey : `${folder}${sourceKey}`;
}
