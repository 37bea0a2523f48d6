/**
 * Builds the PDF and DOCX files of the fictional sample corpus: `npx tsx eval/corpus-build/build.ts [chromium]`.
 * The built files are committed, so nobody needs this unless a text changes.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { documentInformation } from './document-information.ts';
import { buildDocx, WORD_DOCUMENTS } from './word-documents.ts';

const PDF_SOURCES = new URL('./pdf/', import.meta.url);
const OUT = new URL('../corpus/', import.meta.url);

const STYLE = `
  @page { size: A4; margin: 24mm 22mm 22mm }
  body { font-variant-ligatures: none; font: 11pt/1.45 "DejaVu Serif", serif }
  h1 { font-size: 15pt } h2 { font-size: 12.5pt; margin-top: 1.4em; break-after: avoid }
  .symbol { text-align: right } .org { font-weight: bold; text-transform: uppercase; letter-spacing: .04em }
  .note { font-style: italic } .sub { margin-left: 2em }
  table { border-collapse: collapse; margin: 1em 0; break-inside: avoid }
  caption { text-align: left; white-space: nowrap; font-weight: bold; padding-bottom: .3em }
  th, td { border: 1px solid #888; padding: .25em .7em; text-align: left }`;

const small = (text: string) =>
  `<div style="font:8pt serif;width:100%;padding:0 22mm;display:flex;justify-content:space-between">${text}</div>`;

async function buildPdfs(executablePath: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
  try {
    for (const file of await readdir(PDF_SOURCES)) {
      const page = await browser.newPage();
      await page.setContent(await readFile(new URL(file, PDF_SOURCES), 'utf8'));
      await page.addStyleTag({ content: STYLE });
      const body = page.locator('body');
      const attribute = async (name: string) => (await body.getAttribute(`data-${name}`)) ?? '';
      const pdf = await page.pdf({
        format: 'A4',
        preferCSSPageSize: true,
        tagged: true,
        displayHeaderFooter: true,
        headerTemplate: small(`<span>${await attribute('header')}</span>`),
        footerTemplate: small(
          `<span>${await attribute('footer')}</span><span><span class="pageNumber"></span>/<span class="totalPages"></span></span>`,
        ),
      });
      const named = documentInformation(pdf, {
        title: await page.title(),
        author: await attribute('author'),
        keywords: 'fictional: true',
        day: await attribute('date'),
      });
      await writeFile(new URL(`documents/${file.replace(/\.html$/, '.pdf')}`, OUT), named);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

await buildPdfs(process.argv[2] ?? '/usr/bin/chromium');
for (const document of WORD_DOCUMENTS) {
  await writeFile(new URL(document.file, OUT), await buildDocx(document));
}
