import { strToU8 } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { buildReport } from './build-report.ts';
import { closeParsers, parseFile } from './parse/index.ts';

afterAll(() => closeParsers());

async function read(body: string) {
  const bytes = strToU8(
    `<html lang="de"><head><title>Fiktive Seite</title></head><body>${body}</body></html>`,
  );
  const { report, passages } = buildReport(await parseFile(bytes, 'seite.html'), {
    sourceKey: 'seite.html',
    contentHash: '0',
    sizeBytes: bytes.length,
    pipelineFingerprint: 'x',
  });
  return {
    text: report.text,
    notes: report.quality.notes,
    quotable: passages.map(({ text }) => text).join('\n'),
  };
}

const MENU =
  '<ul><li><a href="/a">Politik</a></li><li><a href="/b">Wirtschaft</a></li><li><a href="/c">Kultur</a></li></ul>';
const PROSE = '<h1>Lage</h1><p>Das fiktive Mandat in Arvenia endet am 30. Juni.</p>';

test('menus and the foot of a web page stay in its text and are no passages', async () => {
  const foot = '<footer><p>Impressum und Datenschutz</p></footer>';
  const cookies = '<div class="cookie-banner">Wir verwenden Cookies.</div>';
  const { text, quotable, notes } = await read(MENU + cookies + PROSE + foot);
  expect(text).toContain('Wirtschaft');
  expect(text).toContain('Impressum und Datenschutz');
  expect(quotable).toBe('Lage\n\nDas fiktive Mandat in Arvenia endet am 30. Juni.');
  expect(notes).toContain('Menus and foot of the web page not searched (5 blocks).');
});

test('the foot of an article, links that name papers and links within a sentence are read', async () => {
  const article = `<article>${PROSE}<footer>Aufgezeichnet von Wiekert.</footer></article>`;
  const papers =
    '<ul><li><a href="1">Bericht 14/2026</a></li><li><a href="2">Bericht 15/2026</a></li><li><a href="3">Bericht 16/2026</a></li></ul>';
  const { quotable, notes } = await read(`${article}${papers}<p>Siehe <a href="4">Kelmar</a>.</p>`);
  for (const words of ['Aufgezeichnet von Wiekert.', 'Bericht 15/2026', 'Siehe Kelmar.'])
    expect(quotable).toContain(words);
  expect(notes).toEqual([]);
});

test('a page that is nothing but links is searched', async () => {
  const { quotable } = await read(MENU);
  expect(quotable).toContain('Wirtschaft');
});
