import { createCipheriv, createHash, pbkdf2Sync, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import CFB from 'cfb';
import { strToU8, zipSync } from 'fflate';
import officeCrypto from 'officecrypto-tool';
import { afterAll, describe, expect, test } from 'vitest';
import { closeParsers, parseFile } from './index.ts';
import { makePdf } from './testing/make-pdf.ts';
import { QUOTE, SAMPLES } from './testing/samples.ts';

afterAll(() => closeParsers());

const PASSWORD = 'geheim';
const sampleOf = async (format: string): Promise<Buffer> =>
  Buffer.from((await SAMPLES.find((sample) => sample.format === format)?.bytes()) ?? new Uint8Array());

/** OpenDocument as LibreOffice writes it: AES-256-CBC, PBKDF2 with SHA-1, start key SHA-256. */
async function lockedOdt(): Promise<Uint8Array> {
  const plain = deflateRawSync(
    Buffer.from(
      `<office:document-content><office:body><text:p>${QUOTE}</text:p></office:body></office:document-content>`,
    ),
  );
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const key = pbkdf2Sync(createHash('sha256').update(PASSWORD).digest(), salt, 1_000, 32, 'sha1');
  const padded = Buffer.concat([plain, Buffer.alloc(16 - (plain.length % 16))]);
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  const manifest = `<manifest:manifest><manifest:file-entry manifest:full-path="content.xml" manifest:size="2000"><manifest:encryption-data><manifest:algorithm manifest:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc" manifest:initialisation-vector="${iv.toString('base64')}"/><manifest:key-derivation manifest:salt="${salt.toString('base64')}" manifest:iteration-count="1000" manifest:key-size="32"/><manifest:start-key-generation manifest:start-key-generation-name="http://www.w3.org/2000/09/xmldsig#sha256"/></manifest:encryption-data></manifest:file-entry></manifest:manifest>`;
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': [new Uint8Array(Buffer.concat([cipher.update(padded), cipher.final()])), { level: 0 }],
    'META-INF/manifest.xml': strToU8(manifest),
  });
}

async function lockedZip(zipCrypto: boolean): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    password: PASSWORD,
    zipCrypto,
    useWebWorkers: false,
  });
  await writer.add('lage.txt', new Uint8ArrayReader(strToU8(QUOTE)));
  return await writer.close();
}

describe.each([
  [
    'a Word document',
    async () => new Uint8Array(officeCrypto.encrypt(await sampleOf('docx'), { password: PASSWORD })),
  ],
  [
    'a workbook',
    async () => new Uint8Array(officeCrypto.encrypt(await sampleOf('xlsx'), { password: PASSWORD })),
  ],
  ['an OpenDocument text', lockedOdt],
  ['an archive with AES', () => lockedZip(false)],
  ['an archive with the old cipher', () => lockedZip(true)],
])('%s with a password', (_, make) => {
  test('is refused without it and with a wrong one', async () => {
    const bytes = await make();
    await expect(parseFile(bytes, 'lage')).rejects.toMatchObject({ code: 'encrypted' });
    await expect(parseFile(bytes, 'lage', { passwords: ['falsch'] })).rejects.toMatchObject({
      code: 'encrypted',
      message: expect.stringContaining('none of the given'),
    });
  });

  test('opens with it, whatever is tried before', async () => {
    const document = await parseFile(await make(), 'lage', { passwords: ['falsch', PASSWORD] });
    const texts = [
      ...document.blocks.map((block) => block.text),
      ...(document.parts ?? []).map((part) => Buffer.from(part.bytes).toString('utf8')),
    ];
    expect(texts.some((text) => text.includes(QUOTE) || text.includes('9,9 Mrd. Euro'))).toBe(true);
  });
});

test('a PDF locked by a rights management service is no damaged one', async () => {
  const plain = Buffer.from(makePdf([[{ text: QUOTE, x: 72, y: 700 }]])).toString('latin1');
  const locked = plain.replace(
    /\/Root 1 0 R/,
    '/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /MicrosoftIRMServices /V 4 >>',
  );
  expect(locked).not.toBe(plain);
  await expect(parseFile(Buffer.from(locked, 'latin1'), 'lage.pdf')).rejects.toMatchObject({
    code: 'encrypted',
    message: expect.stringContaining('rights management'),
  });
});

test('a chart of Microsoft Graph is no damaged workbook', async () => {
  const container = CFB.utils.cfb_new();
  // The beginning of its only stream: version 0x0680, where a workbook has 0x0600.
  CFB.utils.cfb_add(
    container,
    '/Workbook',
    Buffer.from('0908100080060500b426cd07c1000000060300000a000000', 'hex'),
  );
  const bytes = new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer);
  await expect(parseFile(bytes, 'embedded.xls')).rejects.toMatchObject({
    code: 'unsupported-format',
    message: expect.stringContaining('Microsoft Graph'),
  });
});
