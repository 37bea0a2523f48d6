import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTemplates } from './load-templates.ts';

const good = `---
id: hausvermerk
version: "1.0"
language: de
title: Hausvermerk
audience: Referat
order: 5
marking:
  minimum: VS-NfD
sections:
  - id: kopf
    title: Kopf
    purpose: Wer schreibt.
    kind: field
    mandatory: true
    fields: [Verfasser]
  - id: hinweis
    title: Hinweis
    purpose: Was immer dasteht.
    kind: fixed
    mandatory: true
    text: |
      Zu {{topic}}, Stand {{asOf}}.
  - id: lage
    title: Lage
    purpose: Was gilt.
    mandatory: true
    mode: active
    layout: questions
    length: { sentences: 3 }
    questions:
      - "{{topic}}: Was gilt?"
  - id: luecken
    title: Lücken
    purpose: Was fehlt.
    kind: gaps
    mandatory: true
---
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'house-templates-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (file: string, content: string | Uint8Array) => writeFile(path.join(folder, file), content);

async function problemOf(content: string | Uint8Array, file = 'briefing-hausvermerk.md'): Promise<string> {
  await write(file, content);
  const { templates, problems } = await loadTemplates({ house: folder });
  // Whatever is wrong with a file of the house, ours are all there.
  expect(templates.map(({ id }) => id)).toContain('sachstand');
  return problems.map(({ message }) => message).join('\n') || 'no problem';
}

describe('the templates of a house', () => {
  it('stand beside ours and are told apart', async () => {
    expect(await problemOf(good)).toBe('no problem');
    const { templates } = await loadTemplates({ house: folder });
    const house = templates.find(({ id }) => id === 'hausvermerk');
    expect(house).toMatchObject({
      origin: 'house',
      replaces: false,
      order: 5,
      marking: { minimum: 'VS-NfD', portions: false },
    });
    expect(house?.sections.map(({ kind }) => kind)).toEqual(['field', 'fixed', 'record', 'gaps']);
    expect(templates.find(({ id }) => id === 'sachstand')).toMatchObject({
      origin: 'product',
      replaces: false,
    });
  });

  it('may be the example of the documentation, comments and all', async () => {
    const page = await readFile(new URL('../docs/templates.md', import.meta.url), 'utf8');
    const example = /```markdown\n([\s\S]*?)```/u.exec(page)?.[1] ?? '';
    expect(await problemOf(example)).toBe('no problem');
  });

  it('take the place of ours with the same id', async () => {
    await write('briefing-sachstand.md', good.replace('id: hausvermerk', 'id: sachstand'));
    const { templates, problems } = await loadTemplates({ house: folder });
    expect(problems).toEqual([]);
    expect(templates.filter(({ id }) => id === 'sachstand')).toMatchObject([
      { title: 'Hausvermerk', origin: 'house', replaces: true },
    ]);
  });

  it('leave ours in place where theirs has a mistake, and name it', async () => {
    const message = await problemOf(
      good.replace('id: hausvermerk', 'id: sachstand').replace('language: de', 'language: fr'),
      'briefing-sachstand.md',
    );
    expect(message).toBe('briefing-sachstand.md: language: must be one of de, en');
    const { templates } = await loadTemplates({ house: folder });
    expect(templates.find(({ id }) => id === 'sachstand')?.origin).toBe('product');
  });

  it('are read anew at each call', async () => {
    await write('briefing-hausvermerk.md', good);
    const title = async () =>
      (await loadTemplates({ house: folder })).templates.find(({ id }) => id === 'hausvermerk')?.title;
    expect(await title()).toBe('Hausvermerk');
    await write('briefing-hausvermerk.md', good.replace('title: Hausvermerk', 'title: Vermerk'));
    expect(await title()).toBe('Vermerk');
  });

  it('may be a directory that is not there: that is a problem, and ours are', async () => {
    const { templates, problems } = await loadTemplates({ house: path.join(folder, 'none') });
    expect(templates.length).toBeGreaterThanOrEqual(10);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('cannot be read (ENOENT)');
  });

  it.each<[string, string | Uint8Array, string, string?]>([
    [
      'a name that promises no template',
      good,
      'vermerk.md: a template is named briefing-<id>.md',
      'vermerk.md',
    ],
    [
      'an id other than its name',
      good,
      'id: is "hausvermerk", but the file name says "anders"',
      'briefing-anders.md',
    ],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x80]), 'must be text in UTF-8'],
    ['a size that no template has', good + 'x'.repeat(200_000), 'must not be larger than 100 kB'],
    ['nothing in it', '', 'must begin with front matter'],
    ['an alias bomb', '---\na: &a [x]\nb: *a\n---\n', 'is no YAML'],
    ['no id', good.replace('id: hausvermerk\n', ''), 'id: is missing'],
    ['no sections', `${good.split('sections:')[0]}---\n`, 'sections: is missing (needs a list of sections)'],
    [
      'a section that is none',
      good.replace(/sections:[\s\S]*---/, 'sections: [text]\n---'),
      'sections[0]: must be a section',
    ],
    [
      'an unknown kind',
      good.replace('kind: gaps', 'kind: poem'),
      'sections[3].kind: must be one of record, gaps, sources, fixed, field',
    ],
    [
      'an unknown mode',
      good.replace('mode: active', 'mode: loud'),
      'sections[2].mode: must be one of active, reactive',
    ],
    [
      'an unknown layout',
      good.replace('layout: questions', 'layout: table'),
      'sections[2].layout: must be one of text, questions',
    ],
    [
      'two lengths',
      good.replace('{ sentences: 3 }', '{ sentences: 3, words: 9 }'),
      'sections[2].length: must have either sentences or words',
    ],
    [
      'a length of nothing',
      good.replace('sentences: 3', 'sentences: 0'),
      'sections[2].length.sentences: must be at least 1',
    ],
    [
      'a length in pages',
      good.replace('sentences: 3', 'pages: 3'),
      'sections[2].length: unknown field pages',
    ],
    [
      'questions in a section that asks none',
      good.replace('kind: gaps', 'kind: gaps\n    questions: ["{{topic}}?"]'),
      'sections[3]: unknown field questions',
    ],
    [
      'no questions in one that asks',
      good.replace(/ {4}questions:\n.*\n/, ''),
      'sections[2].questions: is missing',
    ],
    [
      'too many questions',
      good.replace('    questions:\n', `    questions:\n${'      - "{{topic}}: Was?"\n'.repeat(10)}`),
      'sections[2].questions: must not have more than 10 questions',
    ],
    ['a fixed section without text', good.replace(/ {4}text: \|\n.*\n/, ''), 'sections[1].text: is missing'],
    [
      'a variable that nobody fills',
      good.replace('{{asOf}}', '{{author}}'),
      'sections[1].text: knows no other variables',
    ],
    ['no fields', good.replace('[Verfasser]', '[]'), 'sections[0].fields: needs at least one field'],
    [
      'a word for yes',
      good.replace('mandatory: true', 'mandatory: ja'),
      'sections[0].mandatory: must be true or false',
    ],
    [
      'an unknown marking',
      good.replace('minimum: VS-NfD', 'minimum: NfD'),
      'marking.minimum: must be one of OFFEN, VS-NfD',
    ],
    ['an order that is no number', good.replace('order: 5', 'order: first'), 'order: must be a whole number'],
    [
      'two sections of the same id',
      good.replace('id: luecken', 'id: lage'),
      'sections: has two sections with the same id',
    ],
    [
      'two lists of gaps',
      good.replace(/ {4}kind: fixed[\s\S]*?asOf\}\}\.\n/, '    kind: gaps\n    mandatory: true\n'),
      'sections: has two sections of the kind gaps or sources',
    ],
    [
      'no section of the record',
      good.replace(/ {2}- id: lage[\s\S]*?(?= {2}- id: luecken)/, ''),
      'sections: needs at least one section of the kind record',
    ],
  ])('with %s are named with file and field', async (_, content, message, file) => {
    const found = await problemOf(content, file);
    expect(found).toContain(message);
    expect(found).toContain(`${file ?? 'briefing-hausvermerk.md'}: `);
  });

  it('may have a directory where a file should be, and a readme', async () => {
    await mkdir(path.join(folder, 'briefing-ordner.md'));
    await write('README.md', 'For people.');
    const { problems } = await loadTemplates({ house: folder });
    expect(problems.map(({ message }) => message)).toEqual(['briefing-ordner.md: cannot be read (EISDIR)']);
  });
});
