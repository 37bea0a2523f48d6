import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { AnswerRecordSchema } from '../../server/domain/index.ts';
import { ANSWER } from './fixture-answer.ts';
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

    it.each([
      [
        'de',
        '[1] und [2] wurden ersetzt durch Neue Lage.',
        '[1] ist in dem Bestand',
        'seit dem 1. März 2026',
      ],
      ['en', '[1] and [2] were replaced by Neue Lage.', '[1] is no longer', 'since 1 March 2026'],
    ] as const)('says each thing that can have happened (%s)', async (language, replaced, gone, changed) => {
      const successor = {
        how: 'replaces',
        reportId: 'r_new',
        sourceKey: 'new.txt',
        title: 'Neue Lage',
      } as const;
      const since: NonNullable<typeof ANSWER.since> = [
        { number: 1, event: 'superseded', at: null, successor },
        { number: 2, event: 'superseded', at: null, successor },
        { number: 1, event: 'unavailable', at: null, successor: null },
        { number: 2, event: 'changed', at: '2026-03-01T12:00:00.000Z', successor: null },
      ];
      const { page, close } = await openPage(stage.browser, stage.url, { language });
      await page.route('**/api/answers/*', (route) => route.fulfill({ json: { ...ANSWER, since } }));
      await page.goto(`${stage.url}/answers/${ANSWER.id}`);
      const lines = page.locator('.ak-notice li');
      await lines.first().waitFor();
      const texts = await lines.allTextContents();
      expect(texts).toHaveLength(3);
      expect(texts[0]).toBe(replaced);
      expect(texts[1]).toContain(gone);
      expect(texts[2]).toContain(changed);
      expect(await lines.first().getByRole('link').getAttribute('href')).toBe('/reports/r_new');
      await takeScreenshot(page, `since-all-${language}`);
      expect(await findViolations(page)).toEqual([]);
      await close();
    });

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
