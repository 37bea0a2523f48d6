import { describe, expect, it } from 'vitest';
import { unpdfText } from '../../server/briefing/testing/pdf-pages.ts';
import { ANSWER } from './fixture-answer.ts';
import { openPage } from './harness.ts';
import type { Stage } from './stage.ts';

const MARK = 'VS – NUR FÜR DEN DIENSTGEBRAUCH';
const count = (text: string): number => text.replace(/\s+/g, ' ').split(MARK).length - 1;

/** A marking does not stay behind when something leaves the screen. */
export function markingSuite(stage: Stage): void {
  describe('the marking of an answer', () => {
    const text = Array.from(
      { length: 40 },
      (_, index) =>
        `Nr ${index + 1}: ${'Dieser Absatz ist eingestuft und für den Druck gemacht. '.repeat(8)}`,
    ).join('\n\n');

    /** A graded answer of several pages: the sample record has none. */
    const open = async () => {
      const opened = await openPage(stage.browser, stage.url, { path: '/library' });
      const graded = { ...ANSWER, marking: 'VS-NfD', text, claims: [], disagreements: [] };
      await opened.page.route(`**/api/answers/${ANSWER.id}`, (route) => route.fulfill({ json: graded }));
      // What belongs to it, of which the server knows nothing either.
      await opened.page.route(`**/api/conversations/${ANSWER.conversationId}`, (route) =>
        route.fulfill({ json: { id: ANSWER.conversationId, answers: [graded] } }),
      );
      await opened.page.goto(`${stage.url}/answers/${ANSWER.id}`);
      await opened.page.getByText('Nr 40: Dieser Absatz').waitFor({ timeout: 30_000 });
      return opened;
    };

    it('stands at head and foot of every printed page', async () => {
      const { page, close } = await open();
      const pages = await unpdfText(await page.pdf({ preferCSSPageSize: true }));
      expect(pages.length).toBeGreaterThan(2);
      expect(pages.map(count)).toEqual(pages.map(() => 2));
      // On the screen it is said once, as a badge.
      expect(await page.locator('.ak-marked__line').first().isVisible()).toBe(false);
      await close();
    });

    it('goes with what is selected and copied, and with nothing else', async () => {
      const { page, problems, close } = await open();
      const copied = async (): Promise<string> => {
        await page.keyboard.press('Control+c');
        return page.evaluate(() => navigator.clipboard.readText());
      };
      await page.locator('.ak-answer__text').selectText();
      const answer = await copied();
      expect(answer.startsWith(`${MARK}\n\nNr 1: Dieser Absatz`)).toBe(true);
      expect(answer.endsWith(`\n\n${MARK}`)).toBe(true);
      const html = await page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        return (await item?.getType('text/html'))?.text();
      });
      expect(count(html ?? '')).toBe(2);

      await page.locator('textarea').fill('Ein eigener Satz.');
      await page.locator('textarea').selectText();
      expect(await copied()).toBe('Ein eigener Satz.');
      await page.locator('.ak-brand').selectText();
      expect(await copied()).toBe('Aktenlage');
      expect(problems).toEqual([]);
      await close();
    });
  });
}
