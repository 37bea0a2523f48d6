import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildReport } from '../../ingest/build-report.ts';
import type { ParsedDocument } from '../../ingest/parse/document.ts';
import { parseFile } from '../../ingest/parse/index.ts';
import type { EvalCase } from '../case.ts';
import { loadCases } from '../load-cases.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const corpus = path.resolve(here, '../corpus');
const plain = (text: string) => text.replace(/\s+/gu, ' ').trim();

/** Each page's text; formats without pages have everything on page 0. A block may go on over pages. */
function textByPage(document: ParsedDocument): Map<number, string> {
  const pages = new Map<number, string>();
  for (const { text, page = 0, pageBreaks = [] } of document.blocks) {
    const starts = [{ offset: 0, page }, ...pageBreaks];
    for (const [index, start] of starts.entries()) {
      const part = text.slice(start.offset, starts[index + 1]?.offset);
      pages.set(start.page, plain(`${pages.get(start.page) ?? ''} ${part}`));
    }
  }
  return pages;
}

describe('the sample corpus and its questions', () => {
  let cases: readonly EvalCase[];
  const documents = new Map<string, ParsedDocument>();

  beforeAll(async () => {
    const files = ['sample.jsonl', 'french.jsonl'];
    cases = (await Promise.all(files.map((file) => loadCases(path.join(here, file))))).flatMap(
      (loaded) => loaded.cases,
    );
    for (const entry of await readdir(corpus, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const sourceKey = path.relative(corpus, file).split(path.sep).join('/');
      documents.set(sourceKey, await parseFile(await readFile(file), sourceKey));
    }
  });

  it('reads every document completely, in three languages and five formats', () => {
    expect(documents.size).toBe(22);
    for (const [sourceKey, document] of documents) {
      expect(document.partial, sourceKey).toBeUndefined();
      const text = [...textByPage(document).values()].join(' ');
      expect(text, sourceKey).toMatch(/FIKTIVES BEISPIEL|FICTIONAL SAMPLE/u);
    }
    const formats = new Set([...documents.keys()].map((key) => path.extname(key)));
    expect([...formats].sort()).toEqual(['.docx', '.html', '.md', '.pdf', '.txt']);
  });

  it('makes of every document a report that is fictional, with its title, day and language', () => {
    const languages = new Map<string, number>();
    for (const [sourceKey, document] of documents) {
      const facts = { sourceKey, contentHash: '', sizeBytes: 1, pipelineFingerprint: '' };
      const { report } = buildReport(document, facts);
      const day = /\d{4}-\d{2}-\d{2}/u.exec(sourceKey)?.[0];
      const { fictional, publishedOn } = report;
      expect
        .soft({ sourceKey, fictional, publishedOn })
        .toEqual({ sourceKey, fictional: true, publishedOn: day });
      expect.soft(report.title, sourceKey).not.toContain(day);
      languages.set(report.language, (languages.get(report.language) ?? 0) + 1);
    }
    expect(Object.fromEntries(languages)).toEqual({ de: 10, en: 9, fr: 3 });
  });

  it('has every quote verbatim in its document, on the page that the case names', () => {
    for (const { id, expect: expected } of cases) {
      for (const { source, page, quote } of expected.citations) {
        const document = documents.get(source);
        expect(document, `${id}: ${source}`).toBeDefined();
        if (!document) continue;
        const pages = textByPage(document);
        const found = [...pages]
          .filter(([, text]) => text.includes(plain(quote ?? '')))
          .map(([number]) => number);
        expect.soft(found, `${id}: ${quote}`).toContain(page ?? 0);
      }
    }
  });

  it('asks what the set promises to ask', () => {
    const count = (category: string) => cases.filter((one) => one.category === category).length;
    expect(cases.length).toBeGreaterThanOrEqual(25);
    expect(count('unanswerable')).toBeGreaterThanOrEqual(5);
    expect(count('conflict')).toBeGreaterThanOrEqual(2);
    expect(count('supersession')).toBeGreaterThanOrEqual(2);
    expect(count('cross-lingual')).toBeGreaterThanOrEqual(4);
    expect(new Set(cases.map((one) => one.lang))).toEqual(new Set(['de', 'en', 'fr']));
  });

  it('offers three example questions in each language', async () => {
    const three = z.array(z.string().min(1)).length(3);
    const examples = z.strictObject({ de: three, en: three });
    examples.parse(JSON.parse(await readFile(path.join(here, 'examples.json'), 'utf8')));
  });
});
