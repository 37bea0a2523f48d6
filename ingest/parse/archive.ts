import { type UnzipFileInfo, unzipSync } from 'fflate';
import { RefusedFile } from './document.ts';
import type { ParseLimits } from './limits.ts';

const MAX_RATIO = 250;
const RATIO_MATTERS_FROM = 8 * 1024 * 1024;

/**
 * Unpacks the wanted entries of a ZIP container (DOCX, ODT) into memory. Nothing is written anywhere, so a path
 * in the archive can lead nowhere. Limits are checked on the directory before anything is expanded, and fflate
 * writes into a buffer of the announced size, so an entry that lies about its size cannot grow past it.
 *
 * @throws RefusedFile `archive-limit` or `damaged`
 */
export function unpack(
  bytes: Uint8Array,
  limits: ParseLimits,
  wanted: (name: string) => boolean,
): Map<string, Uint8Array> {
  let entries = 0;
  let expanded = 0;
  const filter = (file: UnzipFileInfo): boolean => {
    entries++;
    if (entries > limits.maxArchiveEntries) {
      throw new RefusedFile(
        'archive-limit',
        `The file holds more than ${limits.maxArchiveEntries} parts, more than is allowed.`,
      );
    }
    if (!wanted(file.name)) return false;
    expanded += file.originalSize;
    const ratio = file.originalSize / Math.max(file.size, 1);
    if (expanded > limits.maxExpandedBytes || (file.originalSize > RATIO_MATTERS_FROM && ratio > MAX_RATIO)) {
      throw new RefusedFile(
        'archive-limit',
        `The file expands to ${Math.round(expanded / 1024 / 1024)} MB or more when unpacked, more than is allowed; it may have been made to exhaust the machine.`,
      );
    }
    return true;
  };
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter })));
  } catch (thrown) {
    if (thrown instanceof RefusedFile) throw thrown;
    throw new RefusedFile('damaged', 'The file is damaged: its contents could not be unpacked.', {
      cause: thrown,
    });
  }
}

/** Names of the entries without expanding any. */
export function listEntries(bytes: Uint8Array, limits: ParseLimits): string[] {
  const names: string[] = [];
  unpack(bytes, limits, (name) => {
    names.push(name);
    return false;
  });
  return names;
}
