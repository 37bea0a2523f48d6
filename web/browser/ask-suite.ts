import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findViolations, openPage, overflow, type TestLanguage, takeScreenshot } from './harness.ts';
import type { Stage } from './stage.ts';

const WORDS = {
  de: {
    question: 'Was verlangte Kelmar in der dritten Verhandlungsrunde in Vellin als Mindestabfluss?',
    unanswerable: 'Wie hoch ist der Brotpreis auf dem Mars?',
    refused: 'Dazu steht nichts Belastbares im Bestand',
    sources: 'Quellen',
    stop: 'Anhalten',
    source: 'Quelle',
  },
  en: {
    question: 'What did Fisheries Minister Anoku say about the tuna stock?',
    unanswerable: 'What is the price of bread on Mars?',
    refused: 'The record holds nothing solid on this',
    sources: 'Sources',
    stop: 'Stop',
    source: 'Source',
  },
} as const;

const LANGUAGES: readonly TestLanguage[] = ['de', 'en'];

/** Ask, stream, number, panel, keys: what a reader does all day. */
export function askSuite(stage: Stage): void {
  describe.each(LANGUAGES)('asking (%s)', (language) => {
    const words = WORDS[language];

    it('shows what is in the record, answers, and leads from a number to the marked quote by keyboard', async () => {
      const { page, problems, close } = await openPage(stage.browser, stage.url, { language });
      await page.locator('.ak-examples button').nth(2).waitFor();
      await takeScreenshot(page, `start-${language}`);
      expect(await findViolations(page)).toEqual([]);

      await page.keyboard.press('/');
      await page.keyboard.type(words.question);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/answers\//);
      await page.getByRole('heading', { name: words.sources }).waitFor();
      await takeScreenshot(page, `answer-${language}`);
      expect(await findViolations(page)).toEqual([]);

      const first = page.locator('.ak-text .ak-cite').first();
      await first.click();
      const panel = page.getByRole('complementary', { name: words.source });
      const mark = panel.locator('mark');
      await mark.waitFor();
      const sentence = await page.locator('.ak-text .ak-sentence').first().textContent();
      const flat = (text: string | null | undefined) => text?.replace(/\s+/g, ' ').trim() ?? '';
      // A quoted sentence may carry the heading it stands under in front of it.
      expect(flat(sentence).replace(/\d+$/, '')).toContain(flat(await mark.textContent()));
      expect(page.url()).toMatch(/[?&]source=1$/);
      await takeScreenshot(page, `panel-${language}`);
      expect(await findViolations(page)).toEqual([]);

      const position = panel.locator('.ak-panel__position');
      const total = await page.locator('.ak-sources li').count();
      const before = await position.textContent();
      await page.keyboard.press('j');
      if (total > 1) await expect.poll(() => position.textContent()).not.toBe(before);
      await page.keyboard.press('k');
      await expect.poll(() => position.textContent()).toBe(before);
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cite'))).toBe('1');

      await page.keyboard.press('Enter');
      await panel.waitFor();
      await page.goBack();
      await panel.waitFor({ state: 'detached' });
      expect(page.url()).toMatch(/\/answers\/[^?]+$/);

      await page.reload();
      await page.getByRole('heading', { name: words.sources }).waitFor();
      expect(problems).toEqual([]);
      await close();
    });

    it('refuses with what was searched, the closest passages and a way on', async () => {
      const { page, problems, close } = await openPage(stage.browser, stage.url, { language });
      await page.locator('textarea').fill(words.unanswerable);
      await page.keyboard.press('Enter');
      await page.getByText(words.refused).first().waitFor();
      expect(await page.locator('.ak-found li').count()).toBe(3);
      const closest = await page.locator('.ak-found__text').first().textContent();
      await page.locator('.ak-found button').first().click();
      await page.locator('.ak-passage__text').waitFor();
      expect(await page.locator('.ak-panel mark').allTextContents()).toEqual([closest]);
      await page.keyboard.press('Escape');
      await page.locator('.ak-panel').waitFor({ state: 'detached' });
      await takeScreenshot(page, `refusal-${language}`);
      expect(await findViolations(page)).toEqual([]);
      expect(problems).toEqual([]);
      await close();
    });
  });

  it('needs less than 150 kB of compressed script for the first page', async () => {
    const { page, close } = await openPage(stage.browser, stage.url, { path: '/nowhere' });
    const scripts: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body());
    });
    await page.goto(stage.url);
    await page.locator('.ak-examples').waitFor();
    const sizes = (await Promise.all(scripts)).map((body) => gzipSync(body).length);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000);
    await close();
  });

  it('switches the language in place and keeps the page', async () => {
    const { page, close } = await openPage(stage.browser, stage.url);
    await page.locator('.ak-examples button').first().click();
    await page.waitForURL(/\/answers\//);
    const address = page.url();
    const text = await page.locator('.ak-answer__text').textContent();
    await page.getByRole('button', { name: /^EN/ }).click();
    await page.getByRole('heading', { name: 'Sources' }).waitFor();
    expect(page.url()).toBe(address);
    expect(await page.locator('.ak-answer__text').textContent()).toBe(text);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.reload();
    await page.getByRole('heading', { name: 'Sources' }).waitFor();
    await close();
  });

  it('narrows a question by what stands in the address, and each chip can be removed', async () => {
    const { page, close } = await openPage(stage.browser, stage.url, {
      path: '/?asof=2025-04-01&lang=de&lang=fr',
    });
    const chips = page.locator('.ak-chip');
    await chips.nth(2).waitFor();
    await page.getByRole('button', { name: 'Französisch entfernen' }).click();
    expect(page.url()).toMatch(/\?asof=2025-04-01&lang=de$/);
    const request = page.waitForRequest('**/api/ask');
    await page.locator('textarea').fill('Was geschah an der Brücke von Brask?');
    await page.keyboard.press('Enter');
    expect((await request).postDataJSON()).toMatchObject({
      asOf: '2025-04-01',
      filter: { languages: ['de'] },
    });
    await page.locator('.ak-actions').waitFor();
    await page.getByRole('button', { name: 'Eingrenzen' }).click();
    await page.getByLabel('Herausgeber').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await close();
  });

  it.each(LANGUAGES)('narrows a question by TLP labels, by keyboard (%s)', async (language) => {
    const { page, problems, close } = await openPage(stage.browser, stage.url, { language });
    const narrow = page.getByRole('button', { name: language === 'de' ? 'Eingrenzen' : 'Narrow down' });
    const field = page.getByRole('group', {
      name: language === 'de' ? 'Weitergabe (TLP)' : 'Sharing (TLP)',
    });
    await narrow.click();
    await page.getByRole('group', { name: language === 'de' ? /Sprachen/ : /Languages/ }).waitFor();
    // No report of the sample bears a label.
    expect(await field.count()).toBe(0);

    const words = 'Fiktiv. Im Hafen von Tollen liegen elf Boote der Küstenwache.';
    const ids: string[] = [];
    for (const label of ['AMBER', 'AMBER+STRICT']) {
      const form = new FormData();
      form.append('file', new File([`TLP:${label}\n\n${words} ${label}.\n`], `tollen-${label}.txt`));
      const response = await fetch(`${stage.url}/api/reports`, { method: 'POST', body: form });
      ids.push(((await response.json()) as { outcomes: { reportId: string }[] }).outcomes[0]?.reportId ?? '');
    }
    await page.reload();
    await narrow.focus();
    await page.keyboard.press('Enter');
    await field.waitFor();
    const amber = field.getByRole('checkbox', { name: /^TLP:AMBER 1$/ });
    await amber.focus();
    await page.keyboard.press('Space');
    await expect.poll(() => page.url()).toMatch(/\?tlp=AMBER$/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect.poll(() => page.url()).toMatch(/\?tlp=AMBER&tlp=AMBER%2BSTRICT$/);
    expect(await findViolations(page)).toEqual([]);
    await takeScreenshot(page, `ask-tlp-${language}`);
    const remove = language === 'de' ? 'TLP:AMBER+STRICT entfernen' : 'Remove TLP:AMBER+STRICT';
    await page.getByRole('button', { name: remove }).press('Enter');
    await expect.poll(() => page.url()).toMatch(/\?tlp=AMBER$/);
    expect(await field.getByRole('checkbox', { checked: true }).count()).toBe(1);

    await page.locator('textarea').fill('Wie viele Boote liegen im Hafen von Tollen?');
    await page.keyboard.press('Enter');
    await page.locator('.ak-sources').waitFor();
    expect(await page.locator('.ak-sources .ak-tlp').allTextContents()).toEqual(['TLP:AMBER']);
    for (const id of ids) await fetch(`${stage.url}/api/reports/${id}`, { method: 'DELETE' });
    expect(problems).toEqual([]);
    await close();
  });

  it('copies the answer with its sources as footnotes', async () => {
    const { page, close } = await openPage(stage.browser, stage.url);
    await page.locator('.ak-examples button').first().click();
    await page.getByRole('button', { name: 'Als Text kopieren' }).click();
    await page.getByText('Kopiert', { exact: true }).waitFor({ state: 'attached' });
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/\[1\] .+„.+“/s);
    await close();
  });

  it('fits 320 pixels, where the panel is a sheet that keeps the page behind it still', async () => {
    const { page, close } = await openPage(stage.browser, stage.url, { width: 320, height: 640 });
    await page.locator('.ak-examples button').first().click();
    await page.waitForURL(/\/answers\//);
    await page.locator('.ak-sources').waitFor();
    expect(await overflow(page)).toBe(0);
    await page.locator('.ak-text .ak-cite').first().click();
    await page.locator('.ak-panel mark').waitFor();
    expect(await page.locator('.ak-main').evaluate((main) => main.hasAttribute('inert'))).toBe(true);
    expect(await overflow(page)).toBe(0);
    await takeScreenshot(page, 'panel-narrow-de');
    expect(await findViolations(page)).toEqual([]);
    await close();
  });

  it('shows the keys on ? and gives the focus back', async () => {
    const { page, close } = await openPage(stage.browser, stage.url, { language: 'en' });
    await page.locator('.ak-examples').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await takeScreenshot(page, 'help-en');
    await page.getByLabel('Use single-key shortcuts').uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await close();
  });
}
