import { createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { decodeText } from '../decode-text.ts';
import { RefusedFile } from '../document.ts';
import { lockedFile } from '../unlock.ts';
import { readXml } from '../xml/read-xml.ts';

interface Encryption {
  algorithm: string;
  iv: Buffer;
  salt: Buffer;
  iterations: number;
  keySize: number;
  startKey: 'sha1' | 'sha256';
  size: number;
}

/** PBKDF2 rounds that a file may ask for; LibreOffice writes 100,000. */
const MAX_ITERATIONS = 2_000_000;

/**
 * Opens the entries of an OpenDocument file that are protected with a password (AES-256 in CBC mode, as LibreOffice
 * and OpenOffice have written since 2011). Blowfish, written before, and OpenPGP are not opened here.
 *
 * @throws RefusedFile `encrypted`
 */
export function openOdf(
  entries: ReadonlyMap<string, Uint8Array>,
  passwords: readonly string[],
): ReadonlyMap<string, Uint8Array> {
  const manifest = entries.get('META-INF/manifest.xml');
  const locked = manifest ? readManifest(decodeText(manifest).text) : new Map<string, Encryption>();
  if (locked.size === 0) return entries;
  const content = locked.get('content.xml');
  if (content && !/aes256-cbc/.test(content.algorithm)) {
    throw new RefusedFile(
      'encrypted',
      'The file is protected with a password by a method that cannot be opened here (Blowfish or OpenPGP); save it without protection.',
    );
  }
  for (const password of passwords) {
    const opened = new Map(entries);
    try {
      for (const [name, encryption] of locked) {
        const data = entries.get(name);
        if (data) opened.set(name, decrypt(data, encryption, password));
      }
      return opened;
    } catch (thrown) {
      // A wrong password gives rubbish that does not inflate.
      if (!(thrown instanceof Error)) throw thrown;
    }
  }
  throw lockedFile(passwords);
}

function decrypt(data: Uint8Array, encryption: Encryption, password: string): Uint8Array {
  const start = createHash(encryption.startKey).update(password, 'utf8').digest();
  const key = pbkdf2Sync(start, encryption.salt, encryption.iterations, encryption.keySize, 'sha1');
  const decipher = createDecipheriv('aes-256-cbc', key, encryption.iv).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(data), decipher.final()]);
  return new Uint8Array(inflateRawSync(plain, { maxOutputLength: Math.max(encryption.size, 1) + 64 }));
}

function readManifest(xml: string): Map<string, Encryption> {
  const found = new Map<string, Encryption>();
  let path = '';
  let size = 0;
  let open: Encryption | undefined;
  readXml(xml, {
    open(name, attributes) {
      const value = (key: string): string => attributes[`manifest:${key}`] ?? '';
      if (name === 'manifest:file-entry') {
        path = value('full-path');
        size = Number(value('size')) || 0;
      } else if (name === 'manifest:encryption-data') {
        open = {
          algorithm: '',
          iv: Buffer.alloc(0),
          salt: Buffer.alloc(0),
          iterations: 0,
          keySize: 32,
          startKey: 'sha1',
          size: Math.min(size, 200 * 1024 * 1024),
        };
        found.set(path, open);
      } else if (!open) return;
      else if (name === 'manifest:algorithm') {
        open.algorithm = value('algorithm-name');
        open.iv = Buffer.from(value('initialisation-vector'), 'base64');
      } else if (name === 'manifest:key-derivation') {
        open.salt = Buffer.from(value('salt'), 'base64');
        open.iterations = Math.min(Number(value('iteration-count')) || 1, MAX_ITERATIONS);
        open.keySize = Number(value('key-size')) || 32;
      } else if (
        name === 'manifest:start-key-generation' &&
        /sha256/i.test(value('start-key-generation-name'))
      )
        open.startKey = 'sha256';
    },
    text: () => undefined,
    close(name) {
      if (name === 'manifest:encryption-data') open = undefined;
    },
  });
  return found;
}
