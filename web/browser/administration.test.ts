import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityEnvironment } from '../../server/access/testing/test-house.ts';
import { startTestProvider, type TestProvider } from '../../server/access/testing/test-provider.ts';
import { freePort } from './free-port.ts';
import {
  findChromium,
  findViolations,
  launchBrowser,
  openPage,
  overflow,
  PATIENCE_MS,
  startTestServer,
  type TestLanguage,
  type TestServer,
  takeScreenshot,
} from './harness.ts';

const chromium = findChromium();
const officeCrypto = createRequire(import.meta.url)('officecrypto-tool') as {
  encrypt(bytes: Buffer, options: { password: string }): Buffer;
};

/** A fictional title that only whoever may see GEHEIM may read. */
const SECRET = 'Kranichlinie';
const SECTIONS = ['sources', 'people', 'view', 'models', 'audit', 'retention', 'quarantine'] as const;
const WORDS = {
  de: {
    administration: 'Administration',
    sections: ['Quellen', 'Personen', 'Sicht', 'Modelle', 'Protokoll', 'Aufbewahrung', 'Quarantäne'],
    look: 'Ansehen',
    search: 'Suchen',
    close: 'Konto schließen',
    closed: 'Das Konto von Rita Beispiel ist geschlossen.',
    reopen: 'Konto öffnen',
    reopened: 'Das Konto von Rita Beispiel ist wieder offen.',
    cancel: 'Abbrechen',
    rightsChanged: 'Rechte geändert',
    withheld: 'Ausgelassen',
    dismiss: 'Von der Liste nehmen',
  },
  en: {
    administration: 'Administration',
    sections: ['Sources', 'People', 'View as', 'Models', 'Audit log', 'Retention', 'Quarantine'],
    look: 'Look',
    search: 'Search',
    close: 'Close account',
    closed: 'The account of Rita Beispiel is closed.',
    reopen: 'Open account',
    reopened: 'The account of Rita Beispiel is open again.',
    cancel: 'Cancel',
    rightsChanged: 'Rights changed',
    withheld: 'Left out',
    dismiss: 'Take off the list',
  },
} as const;

describe.skipIf(chromium === null)('the administration in a browser', { timeout: 3 * PATIENCE_MS }, () => {
  let server: TestServer | undefined;
  let provider: TestProvider;
  let browser: Browser;

  /** A page of whoever is called so, signed in, at this path. */
  async function openAs(name: string, path: string, language: TestLanguage = 'de') {
    const opened = await openPage(browser, server?.url ?? '', { language, path });
    await opened.page.getByRole('link', { name: language === 'de' ? 'Anmelden' : 'Sign in' }).click();
    await opened.page.getByRole('link', { name }).click();
    await opened.page.locator('nav a[href="/"]').waitFor();
    return opened;
  }

  const upload = (page: Page, name: string, base64: string, marking: string | null) =>
    page.evaluate(
      async ([file, bytes, grade]) => {
        const form = new FormData();
        const data = Uint8Array.from(atob(bytes ?? ''), (sign) => sign.charCodeAt(0));
        form.append('file', new File([data], file ?? ''));
        if (grade) form.append('metadata', JSON.stringify({ row: { marking: grade } }));
        return (await fetch('/api/reports', { method: 'POST', body: form })).status;
      },
      [name, base64, marking],
    );

  beforeAll(async () => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    provider = await startTestProvider(origin);
    const account = (id: string, name: string, clearance: string, ...groups: string[]) =>
      provider.accounts.set(id, { name, clearance, groups });
    account('root', 'Ruth Beispiel', 'nfd', 'aktenlage-administrator');
    account('chief', 'Carl Beispiel', 'top', 'africa', 'aktenlage-administrator', 'aktenlage-analyst');
    account('rita', 'Rita Beispiel', 'nfd', 'aktenlage-reader');
    server = await startTestServer({
      ...identityEnvironment(provider.issuer, origin),
      OIDC_CLEARANCES: 'nfd=VS-NfD; secret=GEHEIM; top=STRENG GEHEIM',
      PORT: String(port),
    });
    browser = await launchBrowser(chromium ?? '');
    const text = `# ${SECRET}\n\nDie Botschaft berichtet über die ${SECRET} bei Brask.\n`;
    const { page, close } = await openAs('Carl Beispiel', '/library');
    expect(await upload(page, 'kranich.md', Buffer.from(text).toString('base64'), 'GEHEIM')).toBe(200);
    for (const name of ['eins.docx', 'zwei.docx']) {
      const locked = officeCrypto.encrypt(Buffer.from(`PK ${name}`), { password: 'fiktiv' });
      expect(await upload(page, name, locked.toString('base64'), null)).toBe(200);
    }
    await close();
    await (await openAs('Rita Beispiel', '/library')).close();
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await provider?.stop();
  });

  for (const language of ['de', 'en'] as const) {
    const words = WORDS[language];

    it(`is walked through by key, without a fault that axe finds (${language})`, async () => {
      const { page, problems, close } = await openAs('Carl Beispiel', '/administration', language);
      const nav = page.getByRole('navigation').filter({ hasText: words.sections[0] });
      await nav.getByRole('link', { name: words.sections[0] }).focus();
      for (const [index, id] of SECTIONS.entries()) {
        const link = nav.getByRole('link', { name: words.sections[index] as string, exact: true });
        await link.focus();
        await page.keyboard.press('Enter');
        const heading = page.getByRole('heading', {
          level: 2,
          name: words.sections[index] as string,
          exact: true,
        });
        await heading.waitFor();
        expect(new URL(page.url()).pathname).toMatch(new RegExp(`^/administration(/${id})?$`));
        // What was opened by key has the focus, and what follows is reached from there.
        if (index > 0) expect(await heading.evaluate((one) => one === document.activeElement)).toBe(true);
        await page
          .locator('main')
          .getByText(/Wird geladen|Loading/)
          .waitFor({ state: 'detached' });
        expect(await findViolations(page), id).toEqual([]);
        await takeScreenshot(page, `administration-${id}-${language}`);
        await page.setViewportSize({ width: 320, height: 640 });
        expect(await overflow(page), id).toBe(0);
        if (language === 'de') await takeScreenshot(page, `administration-${id}-narrow`);
        await page.setViewportSize({ width: 1440, height: 900 });
      }
      expect(problems).toEqual([]);
      await close();
    });

    it(`shows what a person may see, never more than the administrator may see himself (${language})`, async () => {
      const { page, problems, close } = await openAs('Ruth Beispiel', '/administration/people', language);
      await page
        .getByRole('row', { name: /Carl Beispiel/ })
        .getByRole('link')
        .focus();
      await page.keyboard.press('Enter');
      const table = page.getByRole('table');
      await table.waitFor();
      const all = await table.getByRole('row').count();
      expect(all).toBeGreaterThan(5);
      expect(await page.locator('main').textContent()).not.toContain(SECRET);
      const box = page.getByRole('searchbox');
      await box.fill(SECRET);
      await page.keyboard.press('Enter');
      await page.getByRole('status').getByText(/^0 /).waitFor();
      expect(await box.evaluate((one) => one === document.activeElement)).toBe(true);
      expect(await page.getByRole('button', { name: words.look, exact: true }).count()).toBe(1);
      expect(await table.count()).toBe(0);
      expect(await findViolations(page)).toEqual([]);
      // Whose view it is and what was looked for stand in the address.
      const { searchParams } = new URL(page.url());
      expect([searchParams.get('q'), searchParams.get('person')]).toEqual([SECRET, expect.any(String)]);
      await takeScreenshot(page, `administration-view-none-${language}`);
      expect(problems).toEqual([]);
      await close();
      const chief = await openAs(
        'Carl Beispiel',
        `/administration/view?clearance=GEHEIM&q=${SECRET}`,
        language,
      );
      await chief.page.getByRole('link', { name: SECRET }).waitFor();
      expect(await findViolations(chief.page)).toEqual([]);
      await takeScreenshot(chief.page, `administration-view-rights-${language}`);
      await chief.close();
    });

    it(`closes an account after a question, and the log says who did (${language})`, async () => {
      const { page, problems, close } = await openAs('Ruth Beispiel', '/administration/people', language);
      const row = page.getByRole('row', { name: /Rita Beispiel/ });
      const ask = async (name: string) => {
        await row.getByRole('button', { name: /Rita/ }).focus();
        await page.keyboard.press('Enter');
        return page.getByRole('dialog').getByRole('button', { name });
      };
      await (await ask(words.cancel)).click();
      expect(await row.getByText(language === 'de' ? 'geschlossen' : 'closed', { exact: true }).count()).toBe(
        0,
      );
      const confirm = await ask(words.close);
      expect(await findViolations(page)).toEqual([]);
      await takeScreenshot(page, `administration-close-${language}`);
      await confirm.focus();
      await page.keyboard.press('Enter');
      await page.getByText(words.closed).waitFor();
      await row.getByText(language === 'de' ? 'geschlossen' : 'closed', { exact: true }).waitFor();
      await (await ask(words.reopen)).click();
      await page.getByText(words.reopened).waitFor();

      await page.goto(`${server?.url}/administration/audit?event=rights-changed`);
      // Whoever did it and whose account it was, by their names.
      const newest = page.getByRole('row').filter({ hasText: words.rightsChanged }).first();
      await newest.filter({ hasText: 'Ruth Beispiel' }).filter({ hasText: 'Rita Beispiel' }).waitFor();
      expect(problems).toEqual([]);
      await close();
    });
  }

  it('leaves out of the log what the administrator may not see, and searches it by key', async () => {
    const { page, problems, close } = await openAs('Ruth Beispiel', '/administration/audit', 'de');
    // More than a page of entries.
    await page.evaluate(async () => {
      for (let look = 0; look < 50; look++)
        await fetch('/api/administration/view-as?clearance=OFFEN&limit=1');
    });
    await page.getByLabel('Vorgang').selectOption('report-stored');
    await page.getByLabel('Vom').focus();
    await page.getByRole('button', { name: 'Suchen' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/event=report-stored/);
    const rows = page.getByRole('row').filter({ hasText: 'Bericht aufgenommen' });
    await rows.first().waitFor();
    await page.getByRole('row').filter({ hasText: 'Sicht angesehen' }).first().waitFor({ state: 'detached' });
    const search = page.getByRole('button', { name: 'Suchen' });
    expect(await search.evaluate((one) => one === document.activeElement)).toBe(true);
    // The report of the chief is the newest one.
    expect(await rows.first().textContent()).toContain('Ausgelassen');
    expect(await rows.nth(1).textContent()).not.toContain('Ausgelassen');
    expect(await page.locator('main').textContent()).not.toContain('GEHEIM');
    expect(await findViolations(page)).toEqual([]);
    await takeScreenshot(page, 'administration-audit-withheld');
    await page.getByRole('button', { name: 'Zurücksetzen' }).click();
    await page.getByRole('cell', { name: 'Sicht angesehen' }).first().waitFor();
    const before = await page.getByRole('row').nth(1).textContent();
    await page.getByRole('button', { name: 'Ältere Einträge' }).click();
    await page.waitForURL(/before=/);
    await page.getByRole('button', { name: 'Zum neuesten' }).click();
    await page.waitForURL((url) => !url.search.includes('before'));
    expect(before).not.toBe('');
    expect(problems).toEqual([]);
    await close();
  });

  it('takes a file off the quarantine after a question', async () => {
    const { page, problems, close } = await openAs('Carl Beispiel', '/administration/quarantine', 'de');
    const files = page.locator('.ak-troubles > li');
    await files.first().waitFor();
    expect(await files.count()).toBe(2);
    const dismiss = files.first().getByRole('button', { name: WORDS.de.dismiss });
    await dismiss.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await files.count()).toBe(2);
    await dismiss.click();
    await page.getByRole('dialog').getByRole('button', { name: WORDS.de.dismiss }).click();
    await files.nth(1).waitFor({ state: 'detached' });
    expect(await files.count()).toBe(1);
    expect(problems).toEqual([]);
    await close();
  });

  it('is neither offered nor opened to anybody else', async () => {
    const { page, close } = await openAs('Rita Beispiel', '/administration/people', 'de');
    await page.getByRole('heading', { level: 1, name: 'Das gehört nicht zu Ihrer Rolle' }).waitFor();
    expect(await page.getByRole('navigation').getByRole('link').allTextContents()).not.toContain(
      'Administration',
    );
    const codes = await page.evaluate(async () => {
      const asked = ['sources', 'models', 'audit', 'view-as?clearance=OFFEN'].map(async (path) => {
        const response = await fetch(`/api/administration/${path}`);
        return [response.status, ((await response.json()) as { error: { code: string } }).error.code];
      });
      return Promise.all(asked);
    });
    expect(codes).toEqual(Array.from({ length: 4 }, () => [403, 'not-allowed']));
    await close();
  });

  it('says what failed, and tries again', async () => {
    const { page, close } = await openAs('Carl Beispiel', '/administration/models', 'de');
    await page.getByRole('table').waitFor();
    await page.route('**/api/administration/sources*', (route) =>
      route.fulfill({
        status: 503,
        json: { error: { code: 'database-unavailable', message: 'x', retryable: true } },
      }),
    );
    await page.getByRole('link', { name: 'Quellen' }).click();
    await page.getByRole('alert').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await takeScreenshot(page, 'administration-failed');
    await page.unroute('**/api/administration/sources*');
    await page.getByRole('alert').getByRole('button').click();
    await page.getByRole('table').waitFor();
    await close();
  });
});
