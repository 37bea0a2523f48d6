import { RefusedFile } from './document.ts';
import type { ParseLimits } from './limits.ts';
import { expandEntry, readZipDirectory, type ZipEntry } from './zip-directory.ts';

const MAX_RATIO = 250;
const RATIO_MATTERS_FROM = 8 * 1024 * 1024;

/**
 * Counts what archives announce against the limits, before anything is expanded. One budget serves an archive and
 * all archives inside it, so that ten times ten times ten small ones cannot add up.
 */
export class ArchiveBudget {
  readonly #limits: ParseLimits;
  #entries = 0;
  #expanded = 0;

  constructor(limits: ParseLimits) {
    this.#limits = limits;
  }

  /** @throws RefusedFile `archive-limit` */
  countEntries(count: number): void {
    this.#entries += count;
    if (this.#entries > this.#limits.maxArchiveEntries) {
      throw new RefusedFile(
        'archive-limit',
        `The file holds more than ${this.#limits.maxArchiveEntries} parts, more than is allowed.`,
      );
    }
  }

  /** @throws RefusedFile `archive-limit` */
  countExpansion(entry: { readonly size: number; readonly compressedSize: number }): void {
    this.#expanded += entry.size;
    const ratio = entry.size / Math.max(entry.compressedSize, 1);
    if (
      this.#expanded > this.#limits.maxExpandedBytes ||
      (entry.size > RATIO_MATTERS_FROM && ratio > MAX_RATIO)
    ) {
      throw new RefusedFile(
        'archive-limit',
        `The file expands to ${Math.round(this.#expanded / 1024 / 1024)} MB or more when unpacked, more than is allowed; it may have been made to exhaust the machine.`,
      );
    }
  }
}

/**
 * Unpacks the wanted entries of a ZIP container (DOCX, ODT) into memory. Nothing is written anywhere, so a path
 * in the archive can lead nowhere. Limits are checked on the directory before anything is expanded, and an entry
 * that lies about its size is stopped at the announced one.
 *
 * @throws RefusedFile `archive-limit`, `damaged`, `encrypted`, `unsupported-compression`
 */
export function unpack(
  bytes: Uint8Array,
  limits: ParseLimits,
  wanted: (name: string) => boolean,
): Map<string, Uint8Array> {
  const entries = listEntries(bytes, limits).filter((entry) => wanted(entry.name));
  const budget = new ArchiveBudget(limits);
  for (const entry of entries) budget.countExpansion(entry);
  if (entries.some((entry) => entry.encrypted)) {
    throw new RefusedFile('encrypted', 'The file is protected with a password and could not be opened.');
  }
  return new Map(entries.map((entry) => [entry.name, expandEntry(bytes, entry)]));
}

/** The entries without expanding any; names with forward slashes, as some writers use the other ones. */
export function listEntries(bytes: Uint8Array, limits: ParseLimits): ZipEntry[] {
  const entries = readZipDirectory(bytes, limits.maxArchiveEntries);
  new ArchiveBudget(limits).countEntries(entries.length);
  return entries.map((entry) => ({ ...entry, name: entry.name.replaceAll('\\', '/') }));
}
