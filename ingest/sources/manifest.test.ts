import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeProblem, readManifest } from './manifest.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'aktenlage-manifest-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function read(name: string, content: string) {
  await writeFile(join(root, name), content);
  const manifest = await readManifest(join(root, name));
  return manifest === null
    ? null
    : {
        rows: Object.fromEntries([...manifest.rows].map(([key, { row }]) => [key, row])),
        problems: manifest.problems.map(describeProblem),
        unmarkable: [...manifest.unmarkable.keys()],
      };
}

const ROW = {
  title: 'Gespräch in Ostrel',
  originator: 'Botschaft Ostrel',
  publishedOn: '2031-03-12',
  marking: 'VS-NfD',
  reliability: 'B',
  credibility: '2',
  supersedes: 'cables/0.txt',
};

describe('reading a list of reports', () => {
  it.each([
    [
      'reports.csv',
      'sourceKey,title,originator,publishedOn,marking,reliability,credibility,supersedes\ncables/1.txt,Gespräch in Ostrel,Botschaft Ostrel,2031-03-12,VS-NfD,B,2,cables/0.txt\n',
    ],
    [
      'reports.csv',
      '\uFEFFSource Key;Title;Originator;Published on;Marking;Reliability;Credibility;Supersedes\r\ncables\\1.txt;"Gespräch in Ostrel";Botschaft Ostrel;12.3.2031;restricted;b;2;cables/0.txt\r\n',
    ],
    ['reports.json', JSON.stringify([{ sourceKey: 'cables/1.txt', ...ROW }], null, 1)],
    ['reports.json', JSON.stringify({ reports: [{ sourceKey: 'cables/1.txt', ...ROW, credibility: 2 }] })],
    [
      'reports.yaml',
      `cables/1.txt:\n${Object.entries(ROW)
        .map(([field, value]) => `  ${field}: ${value}`)
        .join('\n')}\n`,
    ],
    [
      'reports.yml',
      `- source_key: cables/1.txt\n  title: ${ROW.title}\n  originator: ${ROW.originator}\n  publishedOn: 2031-03-12\n  marking: VS-NfD\n  reliability: B\n  credibility: 2\n  supersedes: cables/0.txt\n`,
    ],
  ])('understands %s', async (name, content) => {
    expect(await read(name, content)).toEqual({
      rows: { 'cables/1.txt': ROW },
      problems: [],
      unmarkable: [],
    });
  });

  it('names line and field of what is wrong, and keeps the rest of the row', async () => {
    const csv = await read(
      'reports.csv',
      'sourceKey,title,colour,publishedOn,reliability\na.txt,A,red,2031-02-30,B\n,B,,,\nb.txt,"over\ntwo lines",,,G\na.txt,again,,,\n',
    );
    expect(csv).toEqual({
      rows: { 'a.txt': { title: 'A', reliability: 'B' }, 'b.txt': { title: 'over\ntwo lines' } },
      problems: [
        expect.stringMatching(/^line 1, colour: is not a field/),
        'line 2, publishedOn: "2031-02-30" is not a day (YYYY-MM-DD)',
        'line 3, sourceKey: is missing',
        'line 5, reliability: "G" must be one of A to F',
        'line 6, sourceKey: "a.txt" stands in line 2 too',
      ],
      unmarkable: [],
    });
    const json = await read(
      'reports.json',
      '[\n {"sourceKey": "a.txt",\n  "credibility": 7,\n  "title": ["x"],\n  "marking": "rosa"}\n]',
    );
    expect(json).toEqual({
      rows: { 'a.txt': {} },
      problems: [
        'line 4, title: must be a single value',
        'line 3, credibility: "7" must be one of 1 to 6',
        'line 5, marking: "rosa" is not a known marking',
      ],
      unmarkable: ['a.txt'],
    });
  });

  it('leaves documents of that name alone', async () => {
    expect(await read('reports.csv', 'country,exports\nArvenia,12\n')).toBeNull();
    expect(await read('reports.json', '{"exports": {"Arvenia": 12}}')).toBeNull();
    expect(await read('reports.yaml', 'just text')).toBeNull();
    expect(await read('reports.csv', '')).toBeNull();
  });

  it('says in which line a broken one breaks', async () => {
    await expect(read('reports.json', '[{"sourceKey": "a.txt",\n "title": ')).rejects.toThrow(/line 2/);
    await expect(read('reports.csv', 'sourceKey,title\na.txt,"open')).rejects.toThrow(/line/i);
  });

  it('is not blown up by anchors', async () => {
    const bomb = `a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nreports:\n - sourceKey: a.txt\n   title: *b\n`;
    expect(await read('reports.yaml', bomb)).toMatchObject({ rows: { 'a.txt': {} } });
  });
});
