import { describe, expect, it } from 'vitest';
import { findViolations, openPage, overflow, type TestLanguage, takeScreenshot } from './harness.ts';
import type { Stage } from './stage.ts';

const WORDS = {
  de: {
    topic: 'Teska-Wasservertrag',
    template: 'sachstand',
    edit: 'Bearbeiten',
    by: 'bearbeitet von Ihnen',
    unsupported: 'nicht belegt',
    add: 'Eigenen Satz hinzufügen',
    own: 'Das bleibt unser Anliegen.',
    search: 'Textstelle aus der Suche',
    go: 'Suchen',
    fromSearch: 'aus der Suche',
    sign: 'Zeichnen',
    open: /zu entscheiden/,
    name: 'Name und Funktion',
    signed: 'Geprüft und gezeichnet von Dr. Beispiel',
    begin: 'Neue Fassung beginnen',
    redraft: 'Was ist neu?',
    cancel: 'Abbrechen',
    cancelled: 'Abgebrochen.',
    none: 'In der Akte hat sich nichts geändert',
    versions: 'Fassungen',
    from: 'Von',
  },
  en: {
    topic: 'Teska water treaty',
    template: 'background-note',
    edit: 'Edit',
    by: 'edited by you',
    unsupported: 'not supported',
    add: 'Add your own sentence',
    own: 'This remains our concern.',
    search: 'Passage from the search',
    go: 'Search',
    fromSearch: 'from the search',
    sign: 'Sign off',
    open: /to be decided/,
    name: 'Name and function',
    signed: 'Reviewed and signed by Dr. Beispiel',
    begin: 'Begin a new version',
    redraft: 'What is new?',
    cancel: 'Cancel',
    cancelled: 'Cancelled.',
    none: 'Nothing has changed in the record',
    versions: 'Versions',
    from: 'From',
  },
} as const;

/** From a draft to a signed version, by keyboard. */
export function workSuite(stage: Stage): void {
  describe('the work on a briefing', () => {
    it.each<TestLanguage>(['de', 'en'])('goes from a draft to a signed version (%s)', async (language) => {
      const words = WORDS[language];
      const drafted = await fetch(`${stage.url}/api/briefings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ topic: words.topic, template: words.template }),
      });
      const { id } = (await drafted.json()) as { id: string };
      const { page, problems, close } = await openPage(stage.browser, stage.url, {
        language,
        width: 1280,
        path: `/briefings/${id}`,
      });
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      const status = page.locator('.ak-work-bar__status');
      // What takes long can be given up: nothing is changed, and the button that began it is back under the focus.
      await page.route('**/changes', () => undefined);
      await button(words.redraft).click();
      await button(words.cancel).click();
      await status.getByText(words.cancelled).waitFor();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(words.redraft);
      await page.unroute('**/changes');
      await button(words.redraft).click();
      await page.getByText(words.none).waitFor();

      await button(words.edit).click();
      const handles = page.locator('.ak-work-sentence__handle');
      await handles.first().waitFor();
      expect(await findViolations(page)).toEqual([]);
      const focusedText = () => page.evaluate(() => document.activeElement?.textContent);

      // Another figure is not supported; the check says so where the author is, and focus comes back to the sentence.
      const first = page.locator('.ak-work-sentence').first();
      await handles.first().focus();
      await page.keyboard.press('e');
      const field = first.locator('textarea');
      expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
      const typed = await field.inputValue();
      expect(typed).toMatch(/\[\d+\]$/);
      await field.fill(typed.replace(/\s*\[/u, ' 4711 ['));
      await takeScreenshot(page, `work-edit-${language}`);
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press('Control+Enter');
      await first.getByText(words.by).waitFor();
      expect(await status.textContent()).toContain(words.unsupported);
      expect(await status.textContent()).toContain('4711');
      expect(await focusedText()).toBe('1');

      await page.keyboard.press('s');
      await page.locator('.ak-work-sentence[data-state=struck]').waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('a');
      await page.locator('.ak-work-sentence[data-state=accepted]').waitFor();
      await page.keyboard.press('k');
      await page.keyboard.type('Bitte prüfen.');
      await page.keyboard.press('Control+Enter');
      await page.locator('.ak-work-comments').getByText('Bitte prüfen.').waitFor();

      await page.getByRole('button', { name: words.add }).first().click();
      await page.keyboard.type(words.own);
      await page.keyboard.press('Control+Enter');
      await page.locator('.ak-work-sentence', { hasText: words.own }).waitFor();

      await page.getByRole('button', { name: words.search }).first().click();
      await page.locator('dialog').getByRole('button', { name: words.go }).click();
      await page.locator('.ak-pick__sentence').first().waitFor();
      await takeScreenshot(page, `work-search-${language}`);
      expect(await findViolations(page)).toEqual([]);
      await page.locator('.ak-pick__sentence').first().click();
      await page.locator('dialog').waitFor({ state: 'detached' });
      await page.locator('.ak-work-marks').getByText(words.fromSearch).waitFor();
      await page.evaluate(() => window.scrollTo(0, 0));
      await takeScreenshot(page, `work-${language}`);
      expect(await findViolations(page)).toEqual([]);
      await page.setViewportSize({ width: 400, height: 900 });
      expect(await overflow(page)).toBe(0);
      await takeScreenshot(page, `work-narrow-${language}`);
      await page.setViewportSize({ width: 1280, height: 900 });

      // What is still to be decided stands in the way of signing, and is listed.
      await button(words.sign).click();
      await page.locator('dialog').getByText(words.own).waitFor();
      await takeScreenshot(page, `work-sign-open-${language}`);
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      for (;;) {
        const open = page.locator('.ak-work-sentence', { hasText: words.open });
        const count = await open.count();
        if (count === 0) break;
        await open.first().locator('.ak-work-sentence__handle').focus();
        await page.keyboard.press('a');
        await expect.poll(() => open.count(), { timeout: 60_000 }).toBe(count - 1);
      }
      await button(words.sign).click();
      await page.getByLabel(words.name).fill('Dr. Beispiel');
      await takeScreenshot(page, `work-sign-${language}`);
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await page.getByText(words.signed).waitFor();
      expect(await handles.count()).toBe(0);
      // What was struck does not stand in the text any more.
      expect(await page.locator('.ak-briefing__section', { hasText: '4711' }).count()).toBe(0);
      await takeScreenshot(page, `work-signed-${language}`);
      expect(await findViolations(page)).toEqual([]);

      await page.locator('.ak-versions summary').focus();
      await page.keyboard.press('Enter');
      await page.locator('.ak-differences ins').first().waitFor();
      const earlier = page.locator('.ak-versions a[href*="version="][href$="format=docx"]');
      const download = page.waitForEvent('download');
      await earlier.click();
      expect((await download).suggestedFilename()).toMatch(/ v\d+\.docx$/);
      await page.locator('.ak-comparison').scrollIntoViewIfNeeded();
      await takeScreenshot(page, `work-versions-${language}`);
      expect(await findViolations(page)).toEqual([]);
      expect(await page.locator('.ak-differences').getByText('4711').count()).toBe(1);
      await page.setViewportSize({ width: 400, height: 900 });
      expect(await overflow(page)).toBe(0);
      await takeScreenshot(page, `work-versions-narrow-${language}`);
      await page.setViewportSize({ width: 1280, height: 900 });

      await button(words.begin).click();
      // He was editing before he signed, and goes on.
      await handles.first().waitFor();
      expect(problems).toEqual([]);
      await close();
    });
  });
}
