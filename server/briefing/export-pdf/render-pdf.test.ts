import { getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleBriefing } from '../export-docx/testing/sample-briefing.ts';
import { unpdfText } from '../testing/pdf-pages.ts';
import { renderPdf } from './render-pdf.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

describe.each(['de', 'en'] as const)('the PDF (%s)', (language) => {
  const briefing = sampleBriefing(language);
  let pdf: Pdf;
  let text = '';
  beforeAll(async () => {
    const file = await renderPdf(briefing);
    text = (await unpdfText(file)).join(' ').replace(/\s+/gu, ' ');
    pdf = await getDocumentProxy(Uint8Array.from(file));
  });

  it('holds its sentences, sources and quotes as text', () => {
    for (const { title, claims } of briefing.sections) {
      expect(text).toContain(title);
      for (const claim of claims) expect(text).toContain(claim.text);
    }
    for (const { number, title, quote } of briefing.sources) {
      expect(text).toContain(`[${number}] ${title}`);
      // The typeface has no Arabic letters; that they are missing is said and counted, see below.
      expect(text).toContain(quote.replace(/\p{Script=Arabic}/gu, '□'));
    }
    for (const { message } of briefing.gaps) expect(text).toContain(message);
  });

  it('says what it is: title, language, how it was made, in the text and in its properties', async () => {
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: briefing.title, Language: language === 'de' ? 'de-DE' : 'en-GB' });
    const { Keywords } = info as { Keywords: string };
    expect(Keywords).toContain('machine-generated: true');
    expect(Keywords).toContain('reviewed: false');
    expect(Keywords).toContain(`marking: ${briefing.marking}`);
    expect(text).toContain(language === 'de' ? 'nicht geprüft' : 'not reviewed');
  });

  it('is tagged, and has a bookmark for every section', async () => {
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
    for (const role of ['Document', 'Title', 'H1', 'P', 'L', 'LI', 'LBody'])
      expect(tree).toContain(`"${role}"`);
    const outline = (await pdf.getOutline()).map(({ title }) => title);
    for (const { title } of briefing.sections)
      expect(outline.some((one) => one.startsWith(title))).toBe(true);
  });

  it('leads from a number to its source', async () => {
    const names = await pdf.getDestinations();
    for (const { number } of briefing.sources) expect(Object.keys(names)).toContain(`source-${number}`);
  });

  it('lets no letter vanish: what the typeface lacks is a sign, and counted', async () => {
    const foreign = sampleBriefing(language, { title: '中文 Brücke', sources: [], disagreements: [] });
    const shown = (await unpdfText(await renderPdf(foreign))).join(' ');
    expect(shown).toContain('□□ Brücke');
    expect(shown).toMatch(/2 (?:Zeichen anderer Schriften|characters of other scripts)/u);
    const known = sampleBriefing(language, { sources: [], disagreements: [] });
    expect((await unpdfText(await renderPdf(known))).join(' ')).not.toContain('□');
  });
});

it('a TLP label stands at head and foot of every page', async () => {
  const pages = await unpdfText(await renderPdf(sampleBriefing('en', { tlp: 'RED' })));
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.map((page) => page.split('TLP:RED').length - 1)).toEqual(pages.map(() => 2));
});
