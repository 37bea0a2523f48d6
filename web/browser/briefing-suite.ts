import { describe, expect, it } from 'vitest';
import { findViolations, openPage, type TestLanguage, takeScreenshot } from './harness.ts';
import type { Stage } from './stage.ts';

const TOPICS: readonly [TestLanguage, string, string][] = [
  ['de', 'Teska-Wasservertrag', 'Entwurf erstellen'],
  ['en', 'Teska water treaty', 'Create draft'],
];

/** From a topic to a draft whose sentences lead to their sources. */
export function briefingSuite(stage: Stage): void {
  describe('briefings', () => {
    it.each(TOPICS)('drafts section by section (%s)', async (language, topic, submit) => {
      const { page, problems, close } = await openPage(stage.browser, stage.url, {
        language,
        path: `/briefings/new?topic=${encodeURIComponent(topic)}`,
      });
      await page.locator('.ak-choice').first().waitFor();
      await takeScreenshot(page, `new-briefing-${language}`);
      expect(await findViolations(page)).toEqual([]);
      await page.getByRole('button', { name: submit }).click();
      await page.waitForURL(/\/briefings\/(?!new)/);
      await page.locator('.ak-sources').waitFor();
      await takeScreenshot(page, `briefing-${language}`);
      expect(await findViolations(page)).toEqual([]);

      await page.locator('.ak-text .ak-cite').first().click();
      await page.locator('.ak-panel mark').waitFor();
      await takeScreenshot(page, `briefing-panel-${language}`);
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('.ak-panel').waitFor({ state: 'detached' });

      for (const format of ['docx', 'md']) {
        const download = page.waitForEvent('download');
        await page.locator(`a[download][href$="format=${format}"]`).click();
        expect((await download).suggestedFilename()).toMatch(new RegExp(`\\.${format}$`));
      }
      await page.locator('.ak-crumb a').click();
      await page.locator('.ak-table tbody a').first().waitFor();
      await takeScreenshot(page, `briefings-${language}`);
      expect(await findViolations(page)).toEqual([]);
      expect(problems).toEqual([]);
      await close();
    });

    it('asks for a topic where there is none', async () => {
      const { page, close } = await openPage(stage.browser, stage.url, { path: '/briefings/new' });
      await page.locator('.ak-choice').first().waitFor();
      await page.getByRole('button', { name: 'Entwurf erstellen' }).click();
      await page.getByText('Bitte geben Sie ein Thema ein.').waitFor();
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
      expect(await findViolations(page)).toEqual([]);
      await close();
    });

    it('is legible in the dark', async () => {
      const { page, close } = await openPage(stage.browser, stage.url, {
        path: '/briefings',
        scheme: 'dark',
      });
      await page.locator('.ak-table tbody a').first().click();
      await page.locator('.ak-text .ak-cite').first().click();
      await page.locator('.ak-panel mark').waitFor();
      await takeScreenshot(page, 'briefing-panel-dark-de');
      expect(await findViolations(page)).toEqual([]);
      await close();
    });
  });
}
