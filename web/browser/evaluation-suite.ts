import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findViolations, openPage, overflow, takeScreenshot } from './harness.ts';
import type { Stage } from './stage.ts';

/** From an answer that is not good to a run that shows it. */
export function evaluationSuite(stage: Stage): void {
  describe('evaluation', () => {
    it('makes a case of a bad answer with two clicks, and runs it once somebody has said what is right', async () => {
      const { page, problems, close } = await openPage(stage.browser, stage.url, {
        path: '/',
      });
      await page
        .getByRole('textbox')
        .first()
        .fill('Wie viele Tonnen Thunfisch fing die Flotte Arvenlands 2024?');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Nicht gut' }).click();
      await takeScreenshot(page, 'feedback-de');
      expect(await findViolations(page)).toEqual([]);
      await page.locator('.ak-feedback button').first().click();
      await page.getByRole('link', { name: 'Erwartung ergänzen' }).click();

      await page.getByLabel('Was gesagt werden muss').fill('7.301 | 7301');
      await page
        .getByLabel('Widerspruch')
        .fill(
          'cables/2026-01-17-anaro-fisheries-renewal.txt | 7.301 | 7301\ndocuments/2026-03-18-antwort-kleine-anfrage-19-2207.pdf | 8.112',
        );
      await page.getByLabel('Stichtag').fill('2026-09-01');
      await page.getByLabel('Geprüft').check();
      await takeScreenshot(page, 'evaluation-case-de');
      expect(await findViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Speichern' }).click();
      await page.getByText('1 geprüfte Frage').waitFor();
      expect(await findViolations(page)).toEqual([]);

      await page.getByRole('button', { name: 'Eigene Fragen starten' }).click();
      await page.getByRole('heading', { name: 'Herunterladen' }).waitFor();
      await page.getByLabel('nur nicht bestandene').uncheck();
      await page.locator('.ak-details > summary').first().click();
      // Sentence by sentence with its verdict.
      await page.getByText('(belegt)').first().waitFor();
      await takeScreenshot(page, 'evaluation-run-de');
      const line = page.locator('.ak-details[id^="case-"]').first();
      const id = (await line.getAttribute('id'))?.replace(/^case-/, '') ?? '';
      await page.goto(`${page.url()}?case=${encodeURIComponent(id)}`);
      await page.locator(`[id="case-${id}"][open]`).waitFor();
      expect(await findViolations(page)).toEqual([]);
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Bericht (HTML)' }).click();
      expect((await download).suggestedFilename()).toMatch(/report\.html$/);
      await page.getByRole('link', { name: 'Prüfung der Antworten' }).click();
      await page.getByRole('link', { name: /Wie viele Tonnen Thunfisch/ }).click();
      expect(await page.getByLabel('Widerspruch').inputValue()).toContain('| 7.301 | 7301\n');
      expect(await page.getByLabel('Stichtag').inputValue()).toBe('2026-09-01');
      expect(problems).toEqual([]);
      await close();
    });

    it('runs the sample suite with its progress, and compares two runs', async () => {
      const { page, problems, close } = await openPage(stage.browser, stage.url, {
        path: '/evaluation',
        language: 'en',
      });
      for (let round = 0; round < 2; round++) {
        await page.getByRole('button', { name: /Start Sample questions/ }).click();
        await page.getByRole('heading', { name: 'Download' }).waitFor();
        await page.getByRole('link', { name: 'Evaluation of answers' }).click();
      }
      const line = JSON.stringify({
        id: 'from-a-file',
        lang: 'en',
        category: 'unanswerable',
        question: 'Which orchestra toured Patagonia?',
        expect: { answerable: false },
      });
      const choose = (content: string) =>
        page
          .getByLabel('Questions from a file (JSONL)')
          .last()
          .setInputFiles({
            name: 'own.jsonl',
            mimeType: 'application/x-ndjson',
            buffer: Buffer.from(content),
          });
      await choose(line.replace('"unanswerable"', '""'));
      await page.getByText('file:1: category').waitFor();
      await choose(line);
      await page.getByText('1 new, 0 replaced').waitFor();
      await page.getByRole('link', { name: 'Which orchestra toured Patagonia?' }).waitFor();
      await takeScreenshot(page, 'evaluation-en');
      expect(await findViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Compare' }).click();
      // The two runs of the sample, which have every question in common.
      await page.getByText('not worse').first().waitFor();
      await page.getByText('No metric moved.').waitFor();
      await takeScreenshot(page, 'evaluation-compare-en');
      expect(await findViolations(page)).toEqual([]);
      // Any two can be chosen; what has nothing in common has not passed.
      await page.getByRole('link', { name: 'Evaluation of answers' }).click();
      const own = page.getByLabel('Before').locator('option', { hasText: '(own)' }).first();
      await page.getByLabel('Before').selectOption((await own.getAttribute('value')) ?? '');
      await page.getByRole('button', { name: 'Compare' }).click();
      await page.getByText('Nothing was compared').waitFor();
      await page.getByText('inconclusive').first().waitFor();
      // The refused file is the one thing that the console may tell of.
      expect(problems.filter((problem) => !/400/.test(problem))).toEqual([]);
      await close();
    });

    it('shows a run that cannot be read as such, among the others', async () => {
      const folder = join(stage.dataDir, 'evaluation');
      const [home = ''] = await readdir(folder);
      const broken = join(folder, home, 'runs', '2020-02-03T04-05-06-789Z-0a1b2c3d');
      await mkdir(broken);
      await writeFile(join(broken, 'run.json'), '{"id":');
      const { page, problems, close } = await openPage(stage.browser, stage.url, { path: '/evaluation' });
      const row = page.getByRole('row').filter({ hasText: 'nicht lesbar' });
      await row.waitFor();
      expect(await row.getByRole('cell').allTextContents()).toEqual(['nicht lesbar', '–', '–', '–']);
      expect(await page.getByRole('cell', { name: 'fertig' }).count()).toBeGreaterThan(1);
      await row.getByRole('link').focus();
      await page.keyboard.press('Enter');
      await page.getByText('lässt sich nicht lesen').waitFor();
      expect(await page.getByRole('checkbox').count()).toBe(0);
      await takeScreenshot(page, 'evaluation-unreadable-de');
      expect(await findViolations(page)).toEqual([]);
      expect(problems).toEqual([]);
      await close();
      await rm(broken, { recursive: true });
    });

    it('fits a narrow window and the dark', async () => {
      const { page, close } = await openPage(stage.browser, stage.url, {
        path: '/evaluation',
        width: 360,
        scheme: 'dark',
      });
      await page.locator('.ak-eval__line').first().waitFor();
      await takeScreenshot(page, 'evaluation-narrow-dark-de');
      expect(await findViolations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await close();
    });
  });
}
