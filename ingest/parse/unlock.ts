import { type Compound, isCompound, readCompound, streamNamed } from './compound.ts';
import { RefusedFile } from './document.ts';

/** Excel protects "read-only recommended" workbooks with this published password; nobody is asked for it. */
const EXCEL_STANDARD_PASSWORD = 'VelvetSweatshop';

/** For the person who can give a password: said alike by all formats. */
export function lockedFile(tried: readonly string[], cause?: unknown): RefusedFile {
  return new RefusedFile(
    'encrypted',
    tried.length === 0
      ? 'The file is protected with a password and could not be opened.'
      : 'The file is protected with a password, and none of the given ones opens it.',
    { cause },
  );
}

/**
 * Opens an encrypted Office file (DOCX, XLSX, PPTX with agile or standard encryption; DOC, XLS, PPT with RC4 or
 * XOR) with one of the passwords. Other files come back as they are.
 *
 * @throws RefusedFile `encrypted`
 */
export async function unlock(bytes: Uint8Array, passwords: readonly string[]): Promise<Uint8Array> {
  if (!isCompound(bytes)) return bytes;
  const compound = await readCompound(bytes);
  if (rightsManaged(compound)) {
    throw managedFile();
  }
  if (!isEncrypted(compound)) return bytes;
  const { default: officeCrypto } = await import('officecrypto-tool');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let last: unknown;
  for (const password of [...passwords, EXCEL_STANDARD_PASSWORD]) {
    if (password === '' || password.length > 255) continue;
    try {
      return new Uint8Array(await officeCrypto.decrypt(buffer, { password }));
    } catch (thrown) {
      last = thrown;
    }
  }
  throw lockedFile(passwords, last);
}

/** No password opens it. */
export const managedFile = (cause?: unknown): RefusedFile =>
  new RefusedFile(
    'encrypted',
    'The file is protected by a rights management service, which only opens it to persons it knows; save it without that protection.',
    { cause },
  );

const rightsManaged = (compound: Compound): boolean =>
  [...compound.keys()].some((path) => /\tDRMContent$|DataSpaces\/.*DRMEncrypted/.test(path));

function isEncrypted(compound: Compound): boolean {
  if (streamNamed(compound, 'EncryptedPackage')) return true;
  const word = streamNamed(compound, 'WordDocument');
  if (word && word.length > 12) return ((word[11] ?? 0) & 0x01) !== 0;
  const book = streamNamed(compound, 'Workbook') ?? streamNamed(compound, 'Book');
  if (book) return hasFilePass(book);
  const user = streamNamed(compound, 'Current User');
  // The header token of an encrypted presentation.
  return user !== undefined && Buffer.from(user).indexOf(Buffer.from('dfc4d1f3', 'hex')) === 12;
}

/** A FilePass record among the first of the workbook. */
function hasFilePass(book: Uint8Array): boolean {
  const view = Buffer.from(book.buffer, book.byteOffset, book.byteLength);
  for (let at = 0, count = 0; at + 4 <= view.length && count < 40; count++) {
    const type = view.readUInt16LE(at);
    if (type === 0x2f) return true;
    at += 4 + view.readUInt16LE(at + 2);
  }
  return false;
}
