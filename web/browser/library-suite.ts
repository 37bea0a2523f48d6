import { readFile } from 'node:fs/promises';
import officeCrypto from 'officecrypto-tool';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../server/domain/index.ts';
import { findViolations, openPage, overflow, type TestLanguage, takeScreenshot } from './harness.ts';
import type { Stage } from './stage.ts';

const LANGUAGES: readonly TestLanguage[] = ['de', 'en'];

const CABLE = `Von: Botschaft Port Halden
Datum: 04.02.2026
Betreff: Hafenausbau in Port Halden

Der Ausbau des Hafens von Port Halden beginnt nach Angaben der Hafenbehörde am 1. Juni 2026.
Die Kosten betragen 48 Millionen Kronen und werden zur Hälfte vom Mittelsee-Fonds getragen.
`;

/** Reports that come in, are found again, opened and removed. */
export function librarySuite(stage: Stage): void {
  describe('library', () => {
    it.each(LANGUAGES)('lists, finds and sorts reports (%s)', async (language) => {
      const { page, problems, close } = await openPage(stage.browser, stage.url, {
        language,
        path: '/library',
      });
      await page.locator('.ak-table tbody tr').nth(3).waitFor();
      await takeScreenshot(page, `library-${language}`);
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press('/');
      await page.keyboard.type('teska');
      await expect.poll(() => page.url()).toContain('q=teska');
      const titles = await page.locator('.ak-table tbody th').allTextContents();
      expect(titles.length).toBeGreaterThan(0);
      for (const title of titles) expect(title.toLowerCase()).toContain('teska');
      await page.locator('thead button').first().click();
      expect(await page.locator('th[aria-sort="ascending"]').count()).toBe(1);
      await page.locator('.ak-table tbody a').first().click();
      await page.locator('.ak-passages li').first().waitFor();
      await takeScreenshot(page, `report-${language}`);
      expect(await findViolations(page)).toEqual([]);
      await page.locator('.ak-passages a').first().click();
      await page.locator('.ak-passage__text').waitFor();
      await takeScreenshot(page, `passage-${language}`);
      expect(await findViolations(page)).toEqual([]);
      expect(problems).toEqual([]);
      await close();
    });

    it.each([
      ['de', 'Weitergabe (TLP)', 'ohne TLP', 'alle'],
      ['en', 'Sharing (TLP)', 'no TLP', 'all'],
    ] as const)('chooses by TLP label, by key and by address (%s)', async (language, name, none, all) => {
      const { page, problems, close } = await openPage(stage.browser, stage.url, { language, path: '/ask' });
      // The sample record bears no labels.
      await page.route('**/api/reports?*', async (route) => {
        const body = (await (await route.fetch()).json()) as { total: number; reports: Report[] };
        const labels = ['AMBER+STRICT', 'GREEN', null] as const;
        const reports = body.reports.map((report, index) => ({ ...report, tlp: labels[index % 3] ?? null }));
        await route.fulfill({ json: { ...body, reports } });
      });
      await page.goto(`${stage.url}/library`);
      const select = page.getByLabel(name, { exact: true });
      await select.waitFor();
      expect(await select.locator('option').allTextContents()).toEqual([
        all,
        'TLP:GREEN',
        'TLP:AMBER+STRICT',
        none,
      ]);
      const rows = page.locator('.ak-table tbody tr:has(th)');
      await select.focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => page.url()).toContain('tlp=AMBER%2BSTRICT');
      const labels = await rows.locator('.ak-tlp').allTextContents();
      expect(labels.length).toBeGreaterThan(2);
      expect(new Set(labels)).toEqual(new Set(['TLP:AMBER+STRICT']));
      expect(await rows.count()).toBe(labels.length);
      await takeScreenshot(page, `library-tlp-${language}`);
      expect(await findViolations(page)).toEqual([]);
      await page.reload();
      await expect.poll(() => select.inputValue()).toBe('AMBER+STRICT');
      await select.selectOption('NONE');
      await expect.poll(() => rows.locator('.ak-tlp').count()).toBe(0);
      expect(await rows.count()).toBeGreaterThan(2);
      // A label that no report bears stays to be seen, and the way out beside it.
      await page.goto(`${stage.url}/library?tlp=RED`);
      await page.locator('.ak-empty').waitFor();
      expect(await select.inputValue()).toBe('RED');
      await page.locator('.ak-empty button').click();
      await rows.first().waitFor();
      expect(await select.inputValue()).toBe('');
      expect(problems).toEqual([]);
      await close();
    });

    it('takes files, refuses what cannot be read with a reason, and deletes after a question', async () => {
      const { page, close } = await openPage(stage.browser, stage.url, { path: '/library' });
      await page.locator('input[type=file]').setInputFiles([
        { name: 'hafen.txt', mimeType: 'text/plain', buffer: Buffer.from(CABLE) },
        { name: 'leer.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
        { name: 'kaputt.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 broken') },
      ]);
      await page.getByText('3 von 3 Dateien fertig').waitFor();
      const lines = page.locator('.ak-uploads li');
      expect(await lines.nth(0).textContent()).toContain('aufgenommen');
      for (const line of [lines.nth(1), lines.nth(2)]) {
        expect(await line.textContent()).toContain('abgewiesen');
        expect((await line.locator('.ak-upload__reason').textContent())?.length).toBeGreaterThan(10);
      }
      await takeScreenshot(page, 'upload-de');
      expect(await findViolations(page)).toEqual([]);
      await page.locator('.ak-troubles summary').waitFor();

      await lines.nth(0).getByRole('link').click();
      await page.getByRole('button', { name: 'Löschen' }).click();
      await page.getByRole('dialog').waitFor();
      await takeScreenshot(page, 'delete-de');
      expect(await findViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Endgültig löschen' }).click();
      await page.waitForURL(/\/library$/);
      await page.locator('.ak-table tbody tr').first().waitFor();
      expect(await page.locator('.ak-table').textContent()).not.toContain('hafen.txt');
      await close();
    });

    it.each(LANGUAGES)('lets a protected file in with its password, by keyboard (%s)', async (language) => {
      const words = {
        de: { open: 'Mit Kennwort öffnen', still: 'misslang', done: 'ist jetzt aufgenommen' },
        en: { open: 'Open with password', still: 'failed as well', done: 'has now been added' },
      }[language];
      const name = `protokoll-${language}.docx`;
      const plain = await readFile('eval/corpus/minutes/2025-10-15-teska-joint-commission.docx');
      const { page, problems, close } = await openPage(stage.browser, stage.url, {
        language,
        path: '/library',
      });
      await page.locator('input[type=file]').setInputFiles({
        name,
        mimeType: 'application/octet-stream',
        buffer: officeCrypto.encrypt(plain, { password: 'Kranich-7' }),
      });
      await page.locator('.ak-uploads .ak-outcome--refused').waitFor();
      await page.locator('.ak-troubles summary').focus();
      await page.keyboard.press('Enter');
      const line = page.locator('.ak-troubles li', { hasText: name });
      await line.locator('input[type=password]').focus();
      await page.keyboard.type('falsch');
      await page.keyboard.press('Enter');
      await line.getByText(words.still).waitFor();
      await takeScreenshot(page, `quarantine-${language}`);
      expect(await findViolations(page)).toEqual([]);
      await line.locator('input[type=password]').focus();
      await page.keyboard.type('Kranich-7');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(words.open);
      await page.keyboard.press('Enter');
      await page.getByText(words.done).waitFor();
      await page.locator('.ak-table__file', { hasText: name }).waitFor();
      expect(await line.count()).toBe(0);
      expect(await findViolations(page)).toEqual([]);
      expect(problems).toEqual([]);
      await close();
    });

    it('holds 3,000 reports with a few dozen rows in the page', async () => {
      const listed = await fetch(`${stage.url}/api/reports?limit=1`);
      const [template] = ((await listed.json()) as { reports: Report[] }).reports;
      const reports = Array.from({ length: 3000 }, (_, index) => ({
        ...template,
        id: `many-${index}`,
        title: `Bericht ${index + 1}`,
        sourceKey: `many/${index}.txt`,
      }));
      const { page, close } = await openPage(stage.browser, stage.url, { path: '/briefings' });
      await page.route('**/api/reports?*', (route) => {
        const { searchParams } = new URL(route.request().url());
        const offset = Number(searchParams.get('offset') ?? 0);
        const limit = Number(searchParams.get('limit') ?? 100);
        return route.fulfill({ json: { total: 3000, reports: reports.slice(offset, offset + limit) } });
      });
      await page.getByRole('link', { name: 'Bestand' }).click();
      await page.getByText('3.000 von 3.000 Berichten').waitFor();
      expect(await page.locator('tbody tr').count()).toBeLessThan(80);
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await page.locator('tr[aria-rowindex="3001"]').waitFor();
      expect(await page.locator('tbody tr').count()).toBeLessThan(80);
      await close();
    });

    it.each(['/library', '/briefings', '/briefings/new'])('fits 320 pixels: %s', async (path) => {
      const { page, close } = await openPage(stage.browser, stage.url, { path, width: 320, height: 640 });
      await page.locator('h1').waitFor();
      await page.locator('.ak-table, .ak-choice, .ak-empty').first().waitFor();
      expect(await overflow(page)).toBe(0);
      await takeScreenshot(page, `narrow${path.replaceAll('/', '-')}-de`);
      await close();
    });
  });
}
