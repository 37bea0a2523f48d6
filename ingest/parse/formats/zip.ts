import { ArchiveBudget, listEntries } from '../archive.ts';
import { BlockCollector } from '../block-collector.ts';
import { type DocumentPart, RefusedFile } from '../document.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { isLitter, PartNames } from '../part-names.ts';
import { lockedFile } from '../unlock.ts';
import { expandEntry, type ZipEntry } from '../zip-directory.ts';

/**
 * A ZIP archive: every file in it is a part, those of archives inside it included (`inner.zip/b.txt`), so that one
 * budget of entries, bytes and depth covers the whole tree. The archive itself reads as the list of its files.
 */
export const zip: Format = {
  id: 'zip',
  mediaType: 'application/zip',
  async parse(input: ParserInput): Promise<RawDocument> {
    const unpacking = new Unpacking(input);
    await unpacking.add(input.bytes, '', input.depth);
    if (unpacking.parts.length === 0 && unpacking.first) throw unpacking.first;
    if (unpacking.parts.length === 0) throw new RefusedFile('empty', 'The archive contains no files.');
    const collector = new BlockCollector(input.limits);
    for (const part of unpacking.parts) collector.add('list-item', part.name);
    const { left, empty, first } = unpacking;
    return {
      blocks: collector.blocks,
      parts: unpacking.parts,
      pageCount: 0,
      metadata: {},
      quality: withoutPages([
        ...left.map((name) => `Not unpacked: ${name}.`),
        ...empty.map((name) => `Left out as empty (0 bytes): ${name}.`),
      ]),
      ...(first && { partial: { code: first.code, reason: first.message } }),
    };
  },
};

/** Names told in the certificate. */
const MOST_NAMED = 20;

class Unpacking {
  readonly parts: DocumentPart[] = [];
  /** Names of what could not be unpacked, and why the first of them could not. */
  readonly left: string[] = [];
  /** Names of files without a byte. */
  readonly empty: string[] = [];
  first: RefusedFile | undefined;
  readonly #input: ParserInput;
  readonly #budget: ArchiveBudget;
  readonly #names = new PartNames();

  constructor(input: ParserInput) {
    this.#input = input;
    this.#budget = new ArchiveBudget(input.limits);
  }

  async add(bytes: Uint8Array, prefix: string, depth: number): Promise<void> {
    const { limits } = this.#input;
    const entries = listEntries(bytes, limits).filter((entry) => !isLitter(entry.name));
    this.#budget.countEntries(entries.length);
    for (const entry of entries) this.#budget.countExpansion(entry);
    const locked = entries.filter((entry) => entry.encrypted);
    const opened = locked.length > 0 ? await this.#open(bytes, locked) : undefined;
    for (const entry of entries) {
      const name = prefix + entry.name;
      try {
        if (entry.encrypted && !opened) throw lockedFile(this.#input.passwords);
        const content = opened?.get(entry.headerOffset) ?? expandEntry(bytes, entry);
        if (isPlainZip(content, limits)) {
          if (depth + 1 > limits.maxDepth) throw tooDeep(limits.maxDepth);
          await this.add(content, `${name}/`, depth + 1);
        } else if (content.length > 0) this.#give(name, content);
        else if (!name.endsWith('/') && this.empty.length < MOST_NAMED) this.empty.push(name);
      } catch (thrown) {
        if (!(thrown instanceof RefusedFile) || thrown.code === 'archive-limit') throw thrown;
        this.first ??= thrown;
        if (this.left.length < MOST_NAMED) this.left.push(name);
      }
    }
  }

  #give(name: string, bytes: Uint8Array): void {
    if (this.parts.length >= this.#input.limits.maxParts) {
      throw new RefusedFile(
        'archive-limit',
        `The archive holds more than ${this.#input.limits.maxParts} files, more than is allowed; split it.`,
      );
    }
    this.parts.push({ name: this.#names.claim(name), bytes });
  }

  /** Content of the encrypted entries by their place in the archive, with the first password that opens one of them. */
  async #open(bytes: Uint8Array, locked: readonly ZipEntry[]): Promise<Map<number, Uint8Array> | undefined> {
    if (this.#input.passwords.length === 0) return undefined;
    const { configure, ERR_INVALID_PASSWORD, Uint8ArrayReader, Uint8ArrayWriter, ZipReader } = await import(
      '@zip.js/zip.js'
    );
    configure({ useWebWorkers: false });
    for (const password of this.#input.passwords) {
      const reader = new ZipReader(new Uint8ArrayReader(bytes), { password });
      try {
        const opened = new Map<number, Uint8Array>();
        const wanted = new Set(locked.map((entry) => entry.headerOffset));
        for (const entry of await reader.getEntries()) {
          if (entry.directory || !wanted.has(entry.offset)) continue;
          opened.set(entry.offset, Uint8Array.from(await entry.getData(new Uint8ArrayWriter())));
        }
        return opened;
      } catch (thrown) {
        if (!(thrown instanceof Error)) throw thrown;
        if (thrown.message !== ERR_INVALID_PASSWORD && !/password|signature/i.test(thrown.message))
          throw thrown;
      } finally {
        await reader.close();
      }
    }
    return undefined;
  }
}

/** A ZIP archive that is not the container of a document format. */
function isPlainZip(content: Uint8Array, limits: ParserInput['limits']): boolean {
  if (!(content[0] === 0x50 && content[1] === 0x4b && (content[2] ?? 9) <= 8)) return false;
  try {
    const names = listEntries(content, limits).map((entry) => entry.name);
    return !names.some((name) =>
      /^(\[Content_Types\]\.xml|content\.xml|mimetype|META-INF\/container\.xml)$/.test(name),
    );
  } catch (thrown) {
    // A damaged one becomes a part, so that its own outcome says so.
    if (thrown instanceof RefusedFile && thrown.code === 'damaged') return false;
    throw thrown;
  }
}

const tooDeep = (levels: number): RefusedFile =>
  new RefusedFile('too-deep', `The archive holds archives in archives, more than ${levels} levels deep.`);
