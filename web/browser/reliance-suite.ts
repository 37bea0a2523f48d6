import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { AnswerRecordSchema } from '../../server/domain/index.ts';
import { findViolations, openPage, overflow, type TestLanguage, takeScreenshot } from './harness.ts';
import type { Stage } from './stage.ts';

const LANGUAGES: readonly TestLanguage[] = ['de', 'en'];

const WORDS = {
  de: {
    how: 'Wie diese Antwort entstand',
    record: 'Nachweis als JSON',
    relies: 'die sich hierauf stützen',
    delete: 'Löschen',
    relied: 'stützt sich auf diesen Bericht',
    confirm: 'Endgültig löschen',
    since: 'Der Bestand hat sich seitdem geändert',
    withdrawn: /^\[1\].* wurde am .+ zurückgezogen\.$/,
    gone: 'wurde am',
  },
  en: {
    how: 'How this answer was made',
    record: 'Record as JSON',
    relies: 'that rely on this report',
    delete: 'Delete',
    relied: 'relies on this report',
    confirm: 'Delete for good',
    since: 'The record has changed since',
    withdrawn: /^\[1\].* was withdrawn on .+\.$/,
    gone: 'was withdrawn on',
  },
} as const;

/** How an answer came about, what relies on a report, and what an answer says once the report is gone. */
export function relianceSuite(stage: Stage): void {
  describe('records and reliance', () => {
    it.each(LANGUAGES)(
      'leads from an answer to its record, from a report to its answers (%s)',
      async (language) => {
        const words = WORDS[language];
        const place = language === 'de' ? 'Quarnheim' : 'Zellbrugg';
        const cable = `Von: Botschaft Ostrel\nDatum: 04.02.2026\nBetreff: Schleuse ${place}\n\nDie Schleuse ${place} wird nach Angaben der Hafenbehörde am 1. Juni 2026 eröffnet.\n`;
        const form = new FormData();
        form.append('file', new File([cable], `${place}.txt`));
        const upload = await fetch(`${stage.url}/api/reports`, { method: 'POST', body: form });
        const { outcomes } = (await upload.json()) as { outcomes: { reportId: string }[] };
        const reportId = outcomes[0]?.reportId ?? '';

        const { page, problems, close } = await openPage(stage.browser, stage.url, { language });
        const question = `Wann wird die Schleuse ${place} eröffnet?`;
        await page.locator('textarea').fill(question);
        await page.keyboard.press('Enter');
        await page.waitForURL(/\/answers\//);
        const address = new URL(page.url()).pathname;
        await page.getByText(words.how).click();
        const download = page.waitForEvent('download');
        await page.getByRole('button', { name: words.record }).click();
        const file = await download;
        expect(file.suggestedFilename()).toMatch(/^aktenlage-.+\.json$/);
        const record = AnswerRecordSchema.parse(JSON.parse(await readFile(await file.path(), 'utf8')));
        expect(record.question.question).toBe(question);
        await takeScreenshot(page, `record-${language}`);
        expect(await findViolations(page)).toEqual([]);

        await page.goto(`${stage.url}/reports/${reportId}`);
        await page.getByRole('heading', { name: words.relies }).waitFor();
        await page.getByRole('link', { name: question }).waitFor();
        await takeScreenshot(page, `relied-${language}`);
        expect(await findViolations(page)).toEqual([]);
        await page.getByRole('button', { name: words.delete }).click();
        await page.getByRole('dialog').getByText(words.relied).waitFor();
        await page.getByRole('button', { name: words.confirm }).click();
        await page.waitForURL(/\/library$/);
        expect(problems).toEqual([]);

        await page.goto(`${stage.url}${address}`);
        const notice = page.locator('.ak-notice', { hasText: words.since });
        await notice.waitFor();
        expect(await notice.locator('li').first().textContent()).toMatch(words.withdrawn);
        await takeScreenshot(page, `since-${language}`);
        expect(await findViolations(page)).toEqual([]);

        await page.goto(`${stage.url}/reports/${reportId}`);
        await page.locator('.ak-notice', { hasText: words.gone }).waitFor();
        await takeScreenshot(page, `withdrawn-${language}`);
        expect(await findViolations(page)).toEqual([]);
        expect(await overflow(page)).toBe(0);
        await page.getByRole('link', { name: question }).click();
        await notice.waitFor();
        await close();
      },
    );

    it('says of an answer from before that it has no record', async () => {
      const { page, close } = await openPage(stage.browser, stage.url, { language: 'en' });
      await page.locator('textarea').fill('What did Fisheries Minister Anoku say about the tuna stock?');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/answers\//);
      await page.route('**/record', (route) =>
        route.fulfill({
          status: 404,
          json: { error: { code: 'not-found', message: 'This record was not found.', retryable: false } },
        }),
      );
      await page.getByText(WORDS.en.how).click();
      await page.getByRole('button', { name: WORDS.en.record }).click();
      await page.getByText('before records were kept').waitFor();
      expect(await findViolations(page)).toEqual([]);
      await close();
    });
  });
}
