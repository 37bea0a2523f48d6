import { describe, expect, it } from 'vitest';
import { findViolations, openPage, overflow, type TestLanguage, takeScreenshot } from './harness.ts';
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

      for (const format of ['docx', 'pdf', 'md', 'json']) {
        const download = page.waitForEvent('download');
        await page.locator(`a[download][href$="format=${format}"]`).click();
        expect((await download).suggestedFilename()).toMatch(new RegExp(`\\.${format}$`));
      }
      const lower = page.locator('details', { hasText: language === 'de' ? 'niedrigerer' : 'lower marking' });
      if ((await lower.count()) > 0) {
        await lower.locator('summary').click();
        await lower.locator('select').selectOption('OFFEN');
        await lower.locator('[role=status] li').first().waitFor();
        expect(await findViolations(page)).toEqual([]);
        const download = page.waitForEvent('download');
        await lower.locator('a[download]').first().click();
        expect((await download).suggestedFilename()).toMatch(/\.docx$/);
      }
      const coverage = page.locator('details', {
        hasText: language === 'de' ? 'nicht verwendete' : 'not used',
      });
      await coverage.locator('summary').click();
      await coverage.locator('li').first().waitFor();
      await takeScreenshot(page, `briefing-coverage-${language}`);
      expect(await findViolations(page)).toEqual([]);
      await coverage.locator('a[href*="without="]').first().click();
      await page.waitForURL(/\/briefings\/new\?.*without=/);
      await page.locator('.ak-choice').first().waitFor();
      expect(await findViolations(page)).toEqual([]);
      await page.goBack();
      await page.locator('.ak-sources').waitFor();
      await page.locator('.ak-crumb a').click();
      await page.locator('.ak-table tbody a').first().waitFor();
      await takeScreenshot(page, `briefings-${language}`);
      expect(await findViolations(page)).toEqual([]);
      expect(problems).toEqual([]);
      await close();
    });

    it.each<[TestLanguage, string, string]>([
      ['de', 'Teska-Wasservertrag', 'Akte prüfen'],
      ['en', 'Teska water treaty', 'Check the record'],
    ])('shows before drafting where the record is thin (%s)', async (language, topic, button) => {
      const { page, problems, close } = await openPage(stage.browser, stage.url, {
        language,
        path: `/briefings/new?topic=${encodeURIComponent(topic)}&template=${language === 'de' ? 'gespraechsunterlage' : 'scene-setter'}`,
      });
      const counterpart = page.getByLabel(language === 'de' ? 'Gegenüber' : 'Counterpart', { exact: true });
      await counterpart.fill('Ostrel');
      await page.getByRole('button', { name: button }).click();
      const result = page.getByRole('status').filter({ hasText: /^(Geprüft|Checked)/ });
      await result.waitFor();
      const first = page.locator('.ak-preview__questions').filter({ hasText: 'Ostrel' }).first();
      await first.locator('summary').click();
      await first
        .locator('li')
        .filter({ hasText: /Berichte|reports|Bericht|report|Lücke|gap/ })
        .first()
        .waitFor();
      expect(await findViolations(page)).toEqual([]);
      await takeScreenshot(page, `briefing-plan-${language}`);
      // A result never stands beside other questions than those it was found for.
      await counterpart.fill('Vellin');
      await page
        .getByText(language === 'de' ? 'Seit der Prüfung geändert' : 'Changed since the check')
        .waitFor();
      expect(await result.count()).toBe(0);
      await page.getByText(language === 'de' ? 'Nur bestimmte Berichte' : 'Use only certain reports').click();
      await page.getByLabel(language === 'de' ? 'Bericht suchen' : 'Find a report').fill('teska');
      await page
        .getByRole('button', { name: language === 'de' ? /verwenden$/ : /^Use “/ })
        .first()
        .click();
      await page
        .getByText(language === 'de' ? 'Nur ein Bericht wird verwendet' : 'Only one report is used')
        .waitFor();
      expect(await findViolations(page)).toEqual([]);
      expect(problems).toEqual([]);
      await close();
    });

    it.each<[TestLanguage, string, string, RegExp]>([
      ['de', 'Kelmar&template=laenderaufzeichnung', 'Fragen vorschlagen', /Ohne Sprachmodell/],
      [
        'en',
        'fisheries agreement with Maroa&template=lines-to-take',
        'Propose questions',
        /without a language model/,
      ],
    ])(
      'has questions proposed, and lets them be struck, moved, changed and added to by keyboard (%s)',
      async (language, topic, button, said) => {
        const { page, problems, close } = await openPage(stage.browser, stage.url, {
          language,
          path: `/briefings/new?topic=${topic.replaceAll(' ', '+')}`,
        });
        await page.getByRole('button', { name: button }).focus();
        await page.keyboard.press('Enter');
        await page.getByRole('status').filter({ hasText: said }).waitFor();
        const list = page.locator('.ak-question-list').first();
        await list.waitFor();
        expect(await list.locator('.ak-flag, .ak-hint').count()).toBe(await list.locator('li').count());
        await takeScreenshot(page, `briefing-proposed-${language}`);
        expect(await findViolations(page)).toEqual([]);

        const fields = list.locator('input');
        const before = await fields.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
        const valuesNow = () =>
          fields.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
        await list.locator('[data-move="1"]').first().focus();
        await page.keyboard.press('Enter');
        expect(await valuesNow()).toEqual([before[1], before[0], ...before.slice(2)]);
        // What was found stands beside its question wherever it is moved; one that is new waits for a look.
        expect(await list.locator('.ak-flag, .ak-hint').count()).toBe(before.length);
        await fields.last().focus();
        await page.keyboard.press('Enter');
        await page.keyboard.type(
          language === 'de' ? '[Thema]: Was kostet das?' : '[topic]: what does it cost?',
        );
        expect(await list.locator('.ak-flag, .ak-hint').count()).toBe(before.length);
        await page
          .getByText(language === 'de' ? 'Seit der Prüfung geändert' : 'Changed since the check')
          .waitFor();
        await list.getByRole('button', { name: /1 streichen$|^Strike question 1$/ }).focus();
        await page.keyboard.press('Enter');
        expect((await valuesNow()).length).toBe(before.length);
        expect(await fields.first().evaluate((element) => element === document.activeElement)).toBe(true);
        await page.setViewportSize({ width: 320, height: 900 });
        expect(await overflow(page)).toBe(0);
        expect(problems).toEqual([]);
        await close();
      },
    );

    it('asks for a topic where there is none', async () => {
      const { page, close } = await openPage(stage.browser, stage.url, { path: '/briefings/new' });
      await page.locator('.ak-choice').first().waitFor();
      await page.getByRole('button', { name: 'Entwurf erstellen' }).click();
      await page.getByText('Bitte geben Sie ein Thema ein.').waitFor();
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
      expect(await findViolations(page)).toEqual([]);
      await close();
    });

    it.each<[TestLanguage, string, string, string, string, string]>([
      [
        'de',
        'gespraechsunterlage',
        'Gesprächsunterlage mit Sprechzettel',
        'Heikle Punkte',
        'Leitfragen ändern',
        'Wie in der Vorlage',
      ],
      [
        'en',
        'lines-to-take',
        'Lines to take and Q&A',
        'If pressed',
        'Change guiding questions',
        'As in the template',
      ],
    ])(
      'shows what a template will ask and lets its author change it, by keyboard (%s)',
      async (language, template, title, optional, edit, reset) => {
        const topic = language === 'de' ? 'Teska-Wasservertrag' : 'Teska water treaty';
        const { page, problems, close } = await openPage(stage.browser, stage.url, {
          language,
          path: `/briefings/new?topic=${encodeURIComponent(topic)}&template=${template}`,
        });
        const preview = page.locator('.ak-preview');
        await preview.getByRole('heading', { name: title }).waitFor();
        // Arrow keys move through the templates, and the preview follows.
        await page.locator('.ak-choice input:checked').focus();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowUp');
        await preview.getByRole('heading', { name: title }).waitFor();

        const section = preview.locator('.ak-preview__section').filter({ hasText: optional });
        await section.getByRole('checkbox').focus();
        await page.keyboard.press('Space');
        expect(await section.getAttribute('data-included')).toBe('false');

        const first = preview.locator('.ak-preview__questions').first();
        await first.locator('summary').focus();
        await page.keyboard.press('Enter');
        await first.getByText(topic).first().waitFor();
        await first.getByRole('button', { name: edit }).focus();
        await page.keyboard.press('Enter');
        // The button is gone: focus is in the field that took its place, and comes back to it.
        const field = first.locator('input').first();
        expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
        await first.getByRole('button', { name: reset }).focus();
        await page.keyboard.press('Enter');
        expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(edit);
        await page.keyboard.press('Enter');

        // Enter begins the next question.
        await first.locator('input').last().focus();
        for (let left = 11 - (await first.locator('input').count()); left > 0; left--) {
          await page.keyboard.press('Enter');
          await page.keyboard.type(`[topic] ${left.toString()}?`);
        }
        await first.locator('.ak-problem').waitFor();
        await takeScreenshot(page, `new-briefing-questions-${language}`);
        expect(await findViolations(page)).toEqual([]);
        // Nothing is sent that would be refused: the field says what is wrong.
        await page.locator('button[type=submit]').click();
        expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
        const own =
          language === 'de' ? 'Wann wird der [Thema] unterzeichnet?' : 'When is the [topic] signed?';
        for (let left = 10; left > 0; left--) {
          await first
            .getByRole('button', { name: /streichen$|^Strike/ })
            .last()
            .focus();
          await page.keyboard.press('Enter');
        }
        expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
        await field.fill(own);
        await page.setViewportSize({ width: 400, height: 900 });
        expect(await overflow(page)).toBe(0);
        await takeScreenshot(page, `new-briefing-narrow-${language}`);
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.locator('button[type=submit]').click();
        await page.waitForURL(/\/briefings\/(?!new)/);

        await page.locator('.ak-left-out').getByText(optional).waitFor();
        const asked = page.locator('.ak-briefing__section details li', {
          hasText: own.replace(/\[\w+\]/u, topic),
        });
        expect(await asked.count()).toBe(1);
        expect(await page.locator('.ak-blanks dt').count()).toBeGreaterThan(0);
        expect(await page.locator('.ak-question').count()).toBeGreaterThan(0);
        await takeScreenshot(page, `briefing-adapted-${language}`);
        expect(await findViolations(page)).toEqual([]);
        await page.setViewportSize({ width: 400, height: 900 });
        expect(await overflow(page)).toBe(0);
        expect(problems).toEqual([]);
        await close();
      },
    );

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
