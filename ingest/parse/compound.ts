import { RefusedFile } from './document.ts';

/** The streams of a compound file (old Office, Outlook, encrypted new Office): path below the root → content. */
export type Compound = ReadonlyMap<string, Uint8Array>;

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

export const isCompound = (bytes: Uint8Array): boolean =>
  bytes.length >= 8 && SIGNATURE.equals(Buffer.from(bytes.buffer, bytes.byteOffset, 8));

/** @throws RefusedFile `damaged` */
export async function readCompound(bytes: Uint8Array): Promise<Compound> {
  const { default: cfb } = await import('cfb');
  const streams = new Map<string, Uint8Array>();
  try {
    const container = cfb.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      type: 'buffer',
    });
    for (const [index, path] of container.FullPaths.entries()) {
      const entry = container.FileIndex[index];
      if (entry?.type !== 2) continue;
      streams.set(path.replace(/^[^/]*\//, ''), Uint8Array.from(entry.content ?? []));
    }
  } catch (cause) {
    throw new RefusedFile('damaged', 'The file is damaged: its table of contents cannot be read.', { cause });
  }
  return streams;
}

/** A stream by name, whatever the case of its letters: some writers use capitals throughout. */
export function streamNamed(compound: Compound, name: string): Uint8Array | undefined {
  const exact = compound.get(name);
  if (exact) return exact;
  for (const [path, content] of compound) if (path.toLowerCase() === name.toLowerCase()) return content;
  return undefined;
}
