import { describe, expect, it } from 'vitest';
import { sourceKeyOf, uploadedFiles } from './uploads.ts';

describe('uploads', () => {
  it('keeps the path of a document and cleans its separators', () => {
    expect(sourceKeyOf('cables\\2025\\./a.txt')).toBe('cables/2025/a.txt');
    expect(sourceKeyOf('/a//b.pdf')).toBe('a/b.pdf');
    expect(sourceKeyOf('Länder/Bericht.pdf'.normalize('NFD'))).toBe('Länder/Bericht.pdf');
  });

  it('refuses what leaves its folder or is no name', () => {
    for (const name of ['', '/', '..', 'a/../../b', 'a\u0000b', 'x'.repeat(1001)]) {
      expect(() => sourceKeyOf(name), JSON.stringify(name.slice(0, 20))).toThrow('name of a file');
    }
  });

  it('pairs files with names and refuses a wrong number', () => {
    const a = new File(['a'], 'a.txt');
    const b = new File(['b'], 'b.txt');
    expect(uploadedFiles({ file: [a, b] }).map(({ sourceKey }) => sourceKey)).toEqual(['a.txt', 'b.txt']);
    expect(uploadedFiles({ file: a, sourceKey: 'x/a.txt' })[0]?.sourceKey).toBe('x/a.txt');
    expect(() => uploadedFiles({ file: [a, b], sourceKey: 'x' })).toThrow('2 files but 1 sourceKey');
  });
});
