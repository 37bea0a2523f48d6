import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ANSWER, asEventStream, OPENING } from './fixture-answer.ts';
import { findViolations, openPage, takeScreenshot } from './harness.ts';
import type { Stage } from './stage.ts';

const EVENT_STREAM = 'text/event-stream; charset=utf-8';

async function ask(page: Page): Promise<void> {
  await page.locator('textarea').fill(ANSWER.question);
  await page.keyboard.press('Enter');
}

/** States that a healthy server does not show: the browser's requests are answered in its place. */
export function statesSuite(stage: Stage): void {
  describe('states that are hard to reach', () => {
    it('says what is being done while it runs, and stops on Escape', async () => {
      const { page, close } = await openPage(stage.browser, stage.url);
      await page.route('**/api/ask', () => {});
      await ask(page);
      await page.getByRole('button', { name: 'Anhalten' }).waitFor();
      await page.getByText('Frage wird übergeben …').first().waitFor();
      await takeScreenshot(page, 'running-de');
      await page.keyboard.press('Escape');
      await page.getByText('Sie haben angehalten.').waitFor();
      expect(await findViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Noch einmal fragen' }).click();
      await page.getByRole('button', { name: 'Anhalten' }).waitFor();
      await close();
    });

    it('marks every verdict, sets a disagreement side by side and says that the model failed', async () => {
      const { page, close } = await openPage(stage.browser, stage.url);
      await page.route('**/api/ask', (route) =>
        route.fulfill({
          contentType: EVENT_STREAM,
          body: asEventStream([...OPENING, { type: 'answer-end', answer: ANSWER }]),
        }),
      );
      await ask(page);
      for (const word of [
        'teilweise belegt',
        'nicht belegt',
        'Quelle widerspricht',
        'ohne Beleg',
        'ungeprüft',
      ]) {
        await page.getByRole('button', { name: word, exact: true }).waitFor();
      }
      await page.getByText('Ersatzweise wörtlich zitiert').waitFor();
      expect(await page.locator('.ak-disagreement__sides > li').count()).toBe(2);
      expect(await page.locator('.ak-answer__head .ak-marking').textContent()).toContain('VS-VERTRAULICH');
      expect(await findViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'nicht belegt', exact: true }).focus();
      await page.getByText('Die Zahl 900 steht').nth(1).waitFor();
      await takeScreenshot(page, 'verdicts-de');
      await close();
    });

    it.each([
      [
        'a broken connection',
        { contentType: EVENT_STREAM, body: asEventStream(OPENING) },
        'Die Verbindung brach ab',
      ],
      [
        'a failed model',
        {
          contentType: EVENT_STREAM,
          body: asEventStream([
            ...OPENING,
            {
              type: 'answer-error',
              error: { code: 'model-timeout', message: 'Timed out.', retryable: true },
            },
          ]),
        },
        'Das Sprachmodell hat nicht geantwortet',
      ],
      [
        'a database out of reach',
        {
          status: 503,
          contentType: 'application/json',
          body: JSON.stringify({ error: { code: 'database-unavailable', message: 'No.', retryable: true } }),
        },
        'Die Datenbank ist nicht erreichbar',
      ],
    ])('explains %s and offers the way on', async (_, reply, text) => {
      const { page, close } = await openPage(stage.browser, stage.url);
      await page.route('**/api/ask', (route) => route.fulfill(reply));
      await ask(page);
      await page.getByRole('alert').getByText(text).waitFor();
      expect(await findViolations(page)).toEqual([]);
      await takeScreenshot(page, `error-${text.split(' ').at(-1)}-de`);
      await page.unroute('**/api/ask');
      await page.getByRole('button', { name: 'Erneut versuchen' }).click();
      await page.waitForURL(/\/answers\//);
      await close();
    });

    it('keeps the page when the server is gone', async () => {
      const { page, close } = await openPage(stage.browser, stage.url, { language: 'en' });
      await page.locator('.ak-examples').waitFor();
      await page.route('**/api/**', (route) => route.abort());
      await ask(page);
      await page.getByText('The server does not answer').waitFor();
      await page.getByRole('link', { name: 'Library' }).click();
      await page.getByText('The server does not answer').waitFor();
      expect(await findViolations(page)).toEqual([]);
      await close();
    });

    it('says what to do where the record is empty', async () => {
      const { page, close } = await openPage(stage.browser, stage.url, { language: 'en' });
      const empty = { reports: 0, passages: 0, languages: [], originators: [], newest: null, oldest: null };
      await page.route('**/api/corpus*', (route) =>
        route.fulfill({
          json: { ...empty, fictional: 0, examples: [], writer: { id: 'x', kind: 'extractive' } },
        }),
      );
      await page.reload();
      await page.getByRole('link', { name: 'Upload reports' }).waitFor();
      expect(await findViolations(page)).toEqual([]);
      await takeScreenshot(page, 'empty-en');
      await close();
    });

    it('leads out of an address that does not exist', async () => {
      const nothing = ['/answers/none', '/passages/none', '/reports/none', '/briefings/none', '/nowhere'];
      for (const path of nothing) {
        const { page, close } = await openPage(stage.browser, stage.url, { path, language: 'en' });
        await page.getByRole('heading', { name: 'This page does not exist' }).waitFor();
        expect(await findViolations(page)).toEqual([]);
        await close();
      }
    });
  });
}
