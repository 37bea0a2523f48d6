import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadPrompt, promptsDirectory } from './load-prompts.ts';
import { compareLocks, computeLock, readLock } from './lock-file.ts';

function folderWith(source: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'aktenlage-prompts-'));
  writeFileSync(join(directory, 'greet.en.md'), source);
  return directory;
}
const HEAD = '---\nid: greet\nversion: "1.0"\nlanguage: en\nvariables: [name]\n---\n';
const GOOD = `${HEAD}\n## system\n\nBe brief.\n\n## user\n\nGreet {{name}}.\n`;

describe('prompts', () => {
  it('are locked: a change needs a new version and npm run prompts:lock', () => {
    expect(compareLocks(readLock(promptsDirectory()), computeLock(promptsDirectory()))).toEqual([]);
  });

  it.each(['de', 'en'] as const)('the answer prompt (%s) declares what the writer gives it', (language) => {
    const prompt = loadPrompt('answer', language, ['question', 'asOf', 'passages']);
    const rendered = prompt.render({ question: 'Q {{passages}}', asOf: '2024-05-03', passages: 'P' });
    expect(prompt.key).toBe(`answer.${language}`);
    expect(prompt.version).toMatch(/^\d+\.\d+@[0-9a-f]{12}$/);
    expect(rendered.user).toContain('Q {{passages}}');
    expect(rendered.system).toContain('NOT_IN_THE_RECORD');
    expect(rendered.system).not.toContain('{{');
  });

  it('are found from the bundle too', () => {
    const root = mkdtempSync(join(tmpdir(), 'aktenlage-install-'));
    expect(() => promptsDirectory(pathToFileURL(join(root, 'dist', 'server.mjs')).href)).toThrow('prompts/');
    const bundle = pathToFileURL(join(promptsDirectory(), '..', 'dist', 'server.mjs')).href;
    expect(promptsDirectory(bundle)).toBe(promptsDirectory());
  });

  it('fill in their variables once', () => {
    const prompt = loadPrompt('greet', 'en', ['name'], folderWith(GOOD));
    expect(prompt.render({ name: '{{name}} $&' })).toEqual({
      system: 'Be brief.',
      user: 'Greet {{name}} $&.',
    });
  });

  it.each([
    ['no front matter', 'Hello', 'front matter'],
    ['a number for a version', GOOD.replace('"1.0"', '1.0'), 'quotation marks'],
    ['an unknown field', GOOD.replace('version:', 'model: x\nversion:'), 'model'],
    ['a missing section', `${HEAD}\n## system\n\nGreet {{name}}.\n`, '## user'],
    ['an undeclared variable', GOOD.replace('Be brief', 'Be {{mood}}'), '{{mood}}'],
    ['an unused variable', GOOD.replace('{{name}}', 'them'), 'does not use it'],
    ['another id', GOOD.replace('id: greet', 'id: bow'), '"bow"'],
    ['another language', GOOD.replace('language: en', 'language: de'), '"de"'],
    ['other variables', GOOD.replace('[name]', '[title]').replace('{{name}}', '{{title}}'), 'gives it name'],
  ])('are refused with %s', (_, source, message) => {
    expect(() => loadPrompt('greet', 'en', ['name'], folderWith(source))).toThrow(message);
  });
});

describe('the lock', () => {
  const lock = { 'a.md': { version: '1.0', sha256: 'x' } };

  it('notices a change without a new version', () => {
    expect(compareLocks(lock, { 'a.md': { version: '1.0', sha256: 'y' } })).toEqual([
      expect.stringContaining('raise the version'),
    ]);
  });

  it('notices new versions, new files and lost files', () => {
    expect(compareLocks(lock, { 'a.md': { version: '1.1', sha256: 'y' } })).toHaveLength(1);
    expect(compareLocks(lock, { ...lock, 'b.md': { version: '1.0', sha256: 'z' } })).toHaveLength(1);
    expect(compareLocks(lock, {})).toHaveLength(1);
    expect(compareLocks(lock, lock)).toEqual([]);
  });
});
