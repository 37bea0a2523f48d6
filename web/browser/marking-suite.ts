import { describe, expect, it } from 'vitest';
import { unpdfText } from '../../server/briefing/testing/pdf-pages.ts';
import { TLP_COLOURS, type Tlp } from '../../server/domain/tlp.ts';
import { ANSWER } from './fixture-answer.ts';
import { findViolations, openPage } from './harness.ts';
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

  describe('a TLP label', () => {
    /** An answer that is open and bears a label: the sample record has none. */
    const open = async (tlp: Tlp, scheme: 'light' | 'dark', language: 'de' | 'en') => {
      const opened = await openPage(stage.browser, stage.url, { path: '/library', scheme, language });
      const citations = ANSWER.citations.map((one) => ({ ...one, tlp, ownGrade: 'NATO CONFIDENTIAL' }));
      const labelled = { ...ANSWER, marking: 'OFFEN', tlp, citations };
      await opened.page.route(`**/api/answers/${ANSWER.id}`, (route) => route.fulfill({ json: labelled }));
      await opened.page.route(`**/api/conversations/${ANSWER.conversationId}`, (route) =>
        route.fulfill({ json: { id: ANSWER.conversationId, answers: [labelled] } }),
      );
      await opened.page.goto(`${stage.url}/answers/${ANSWER.id}`);
      await opened.page.locator('.ak-answer__head .ak-tlp').waitFor({ timeout: 30_000 });
      return opened;
    };

    it.each([
      ['RED', 'light', 'de', 'Nur für namentlich benannte Empfänger'],
      ['AMBER+STRICT', 'dark', 'en', 'organization only'],
      ['GREEN', 'dark', 'de', 'nicht öffentlich'],
      ['CLEAR', 'light', 'en', 'without limit'],
    ] as const)(
      'TLP:%s is legible on %s (%s) and says what it allows',
      async (tlp, scheme, language, words) => {
        const { page, close } = await open(tlp, scheme, language);
        const badge = page.locator('.ak-answer__head .ak-tlp');
        expect(await badge.textContent()).toBe(`TLP:${tlp}`);
        expect(await badge.getAttribute('title')).toContain(words);
        const colours = await badge.evaluate((element) => {
          const { color, backgroundColor } = getComputedStyle(element);
          return [color, backgroundColor];
        });
        const [red, green, blue] = [1, 3, 5].map((at) =>
          Number.parseInt(TLP_COLOURS[tlp].slice(at, at + 2), 16),
        );
        expect(colours).toEqual([`rgb(${red}, ${green}, ${blue})`, 'rgb(0, 0, 0)']);
        // With each source, beside the grade that it bears itself, and in its panel.
        const source = page.locator('.ak-sources li').first();
        expect(await source.locator('.ak-tlp').textContent()).toBe(`TLP:${tlp}`);
        expect(await source.locator('.ak-marks').textContent()).toContain(
          'VS-VERTRAULICH· NATO CONFIDENTIAL',
        );
        await source.locator('button').click();
        await page.locator('.ak-source__file .ak-tlp').waitFor();
        expect(await findViolations(page)).toEqual([]);
        await close();
      },
    );

    it('goes onto every printed page and with what is copied, without a grade too', async () => {
      const { page, close } = await open('AMBER', 'light', 'de');
      const pages = await unpdfText(await page.pdf({ preferCSSPageSize: true }));
      for (const text of pages) expect(text.split('TLP:AMBER').length - 1).toBeGreaterThanOrEqual(2);
      await page.locator('.ak-answer__text').selectText();
      await page.keyboard.press('Control+c');
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied.startsWith('TLP:AMBER\n\n')).toBe(true);
      expect(copied.endsWith('\n\nTLP:AMBER')).toBe(true);
      await close();
    });
  });
}
