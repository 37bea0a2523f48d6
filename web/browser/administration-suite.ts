import { describe, expect, it } from 'vitest';
import { findViolations, openPage, overflow } from './harness.ts';
import type { Stage } from './stage.ts';

/** Where nobody signs in; with people, `administration.test.ts` looks at the same page. */
export function administrationSuite(stage: Stage): void {
  describe('the administration of a single user', () => {
    it('is there, says that nobody signs in, and looks through imagined rights', async () => {
      const { page, problems, close } = await openPage(stage.browser, stage.url);
      await page.getByRole('navigation').getByRole('link', { name: 'Administration' }).click();
      await page.getByRole('table').waitFor();
      await page.getByRole('link', { name: 'Personen' }).click();
      await page.getByText('Hier meldet sich niemand an').waitFor();
      expect(await findViolations(page)).toEqual([]);
      await page.getByRole('link', { name: 'Sicht', exact: true }).click();
      expect(await page.getByRole('radio').count()).toBe(0);
      await page.getByLabel('Einstufung bis').selectOption('OFFEN');
      await page.getByRole('button', { name: 'Ansehen' }).click();
      await page.getByRole('table').waitFor();
      const counted = await page.locator('.ak-admin__counts').first().textContent();
      expect(counted).toContain('OFFEN');
      expect(counted).not.toContain('VS-');
      expect(await findViolations(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await overflow(page)).toBe(0);
      expect(problems).toEqual([]);
      await close();
    });
  });
}
