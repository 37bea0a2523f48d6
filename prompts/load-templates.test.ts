import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTemplates, parseTemplate } from './load-templates.ts';

const good = `---
id: short
version: "1.0"
language: en
title: Short note
audience: desk
sections:
  - id: state
    title: State of play
    purpose: What is.
    mandatory: true
    questions:
      - "What is the state of {{topic}}?"
---
For people.
`;

const problemsOf = (content: string, id = 'short'): string => {
  const result = parseTemplate(content, id);
  return 'problems' in result ? result.problems.join('\n') : 'no problem';
};

describe('the templates that are shipped', () => {
  it('are valid, and are the products of the house in both languages', async () => {
    const { templates, problems } = await loadTemplates();
    expect(problems).toEqual([]);
    const idsIn = (language: string) =>
      templates.filter((template) => template.language === language).map(({ id }) => id);
    expect(idsIn('de')).toEqual([
      'drahtbericht',
      'gespraechsunterlage',
      'laenderaufzeichnung',
      'sachstand',
      'sprachregelung',
      'vorlage-votum',
    ]);
    expect(idsIn('en')).toEqual([
      'action-memo',
      'background-note',
      'country-brief',
      'lines-to-take',
      'scene-setter',
    ]);
    for (const { origin, replaces } of templates)
      expect({ origin, replaces }).toEqual({ origin: 'product', replaces: false });
  });

  it.each([
    ['vorlage-votum', 'votum'],
    ['action-memo', 'recommendation'],
    ['drahtbericht', 'wertung'],
  ])('leave to a person what is a decision: %s, %s', async (id, section) => {
    const { templates } = await loadTemplates();
    const found = templates
      .find((template) => template.id === id)
      ?.sections.find((one) => one.id === section);
    expect(found).toMatchObject({ kind: 'field', mandatory: true });
  });

  it('tell active from reactive where one speaks', async () => {
    const { templates } = await loadTemplates();
    for (const id of ['gespraechsunterlage', 'lines-to-take']) {
      const modes = templates.find((template) => template.id === id)?.sections.map(({ mode }) => mode);
      expect(modes).toEqual(expect.arrayContaining(['active', 'reactive']));
    }
  });
});

describe('a folder of templates', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'templates-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('gives the good ones and names the bad ones', async () => {
    await writeFile(path.join(folder, 'briefing-short.md'), good);
    await writeFile(path.join(folder, 'briefing-bad.md'), good);
    await writeFile(path.join(folder, 'answer.md'), 'not a template');
    const { templates, problems } = await loadTemplates({ directory: folder });
    expect(templates.map(({ id }) => id)).toEqual(['short']);
    expect(problems).toEqual([
      {
        id: 'bad',
        file: 'briefing-bad.md',
        message: 'briefing-bad.md: id: is "short", but the file name says "bad"',
      },
    ]);
  });
});

describe('a template', () => {
  it('carries a hash that changes with the file', () => {
    const first = parseTemplate(good, 'short');
    const second = parseTemplate(good.replace('What is.', 'What was.'), 'short');
    if ('problems' in first || 'problems' in second) throw new Error('both are good');
    expect(first.template.hash).toMatch(/^[0-9a-f]{12}$/);
    expect(first.template.hash).not.toBe(second.template.hash);
  });

  it('may have a byte order mark and Windows line ends', () => {
    expect(problemsOf(`\ufeff${good.replaceAll('\n', '\r\n')}`)).toBe('no problem');
  });

  it.each([
    ['no front matter', 'Just text', 'must begin with front matter'],
    ['broken YAML', good.replace('title: Short note', 'title: [Short'), 'is no YAML'],
    ['a number as version', good.replace('"1.0"', '1.0'), 'version: must be text in quotation marks'],
    ['an unknown field', good.replace('audience: desk', 'audience: desk\ncolour: red'), 'colour'],
    ['an unknown language', good.replace('language: en', 'language: fr'), 'language:'],
    [
      'no question',
      good.replace(/questions:[\s\S]*?---/, 'questions: []\n---'),
      'sections[0].questions: needs',
    ],
    [
      'a question without topic',
      good.replace('{{topic}}', 'it'),
      'sections[0].questions[0]: must contain {{topic}}',
    ],
    ['another variable', good.replace('{{topic}}', '{{topic}} in {{year}}'), 'knows no other variable'],
    ['a missing purpose', good.replace('    purpose: What is.\n', ''), 'sections[0].purpose'],
    [
      'a bad id',
      good.replace('id: state', 'id: "State of play"'),
      'sections[0].id: must consist of small letters',
    ],
  ])('with %s says what is wrong', (_, content, message) => {
    expect(problemsOf(content)).toContain(message);
  });
});
