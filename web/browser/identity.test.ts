import type { Browser } from 'playwright-core';
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
  type TestServer,
  takeScreenshot,
} from './harness.ts';

const chromium = findChromium();

/** Signing in and out, in a real browser, with a real provider. */
describe.skipIf(chromium === null)('signing in with a browser', { timeout: 3 * PATIENCE_MS }, () => {
  let server: TestServer | undefined;
  let provider: TestProvider;
  let browser: Browser;

  beforeAll(async () => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    provider = await startTestProvider(origin);
    provider.accounts.set('anna', {
      name: 'Anna Beispiel',
      groups: ['africa', 'aktenlage-analyst', 'aktenlage-evaluator'],
      clearance: 'nfd',
    });
    provider.accounts.set('nobody', { name: 'Niemand', groups: [] });
    server = await startTestServer({
      ...identityEnvironment(provider.issuer, origin),
      PORT: String(port),
    });
    browser = await launchBrowser(chromium ?? '');
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await provider?.stop();
  });

  for (const language of ['de', 'en'] as const) {
    it(`asks who one is, shows it, and signs out (${language})`, async () => {
      const words =
        language === 'de'
          ? { signIn: 'Anmelden', signOut: 'Abmelden', title: 'Bitte anmelden', library: 'Bestand' }
          : { signIn: 'Sign in', signOut: 'Sign out', title: 'Please sign in', library: 'Library' };
      const { page, problems, close } = await openPage(browser, server?.url ?? '', {
        language,
        path: '/library',
      });
      await page.getByRole('heading', { name: words.title }).waitFor();
      expect(await findViolations(page)).toEqual([]);
      await takeScreenshot(page, `sign-in-${language}`);
      await page.getByRole('link', { name: words.signIn }).click();
      await page.getByRole('link', { name: 'Anna Beispiel' }).click();
      await page.getByRole('heading', { level: 1, name: words.library }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/library');
      const [cookie] = (await page.context().cookies(server?.url)).filter(
        ({ name }) => name === 'aktenlage-session',
      );
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
      expect(await page.evaluate(() => document.cookie)).not.toContain('aktenlage');

      // A change goes through as the page makes it: the browser says where it comes from.
      await page.getByRole('link', { name: /Anna Beispiel/ }).click();
      await page.getByRole('textbox').fill('Nightly');
      await page.getByRole('button', { name: /Token anlegen|Make a token/ }).click();
      const secret = page.locator('code');
      await secret.waitFor();
      expect(await secret.textContent()).toMatch(/^akt_[\w-]{43}$/);
      await page.getByText('Nightly').waitFor();
      expect(await findViolations(page)).toEqual([]);
      await takeScreenshot(page, `account-${language}`);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await overflow(page)).toBe(0);
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.getByRole('button', { name: /Nightly/ }).click();
      await page.getByText(/Sie haben kein Token|You have no token/).waitFor();

      // Before the page of the provider, which brings its own.
      expect(problems).toEqual([]);
      await page.getByRole('banner').getByRole('button', { name: words.signOut }).click();
      // The provider asks whether it is to be signed out there too.
      await page.locator('button[value=yes]').click();
      await page.getByRole('heading', { name: words.title }).waitFor();
      expect(new URL(page.url()).origin).toBe(server?.url);
      const kept = (await page.context().cookies(server?.url)).filter(
        ({ name }) => name === 'aktenlage-session',
      );
      expect(kept).toEqual([]);
      await close();
    });
  }

  it('says kindly what a role does not hold, and leaves out of the way what it does not offer', async () => {
    const { page, close } = await openPage(browser, server?.url ?? '', { language: 'de' });
    await page.getByRole('link', { name: 'Anmelden' }).click();
    await page.getByRole('link', { name: 'Anna Beispiel' }).click();
    await page.locator('nav a[href="/evaluation"]').waitFor();
    provider.accounts.set('anna', { name: 'Anna Beispiel', groups: ['aktenlage-reader'], clearance: 'nfd' });
    await page.goto(`${server?.url}/briefings`);
    await page.getByRole('heading', { level: 1, name: 'Das gehört nicht zu Ihrer Rolle' }).waitFor();
    expect(await page.getByRole('navigation').getByRole('link').allTextContents()).toEqual([
      'Fragen',
      'Bestand',
    ]);
    expect(await findViolations(page)).toEqual([]);
    await takeScreenshot(page, 'not-allowed');
    await close();
  });

  it('tells whoever has no role what to do', async () => {
    const { page, close } = await openPage(browser, server?.url ?? '', { language: 'en' });
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Niemand' }).click();
    await page.getByText('Your account has no role here yet').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await close();
  });

  // The last one: it ends the server.
  it('has left on record who came, what he made and what of his rights changed', async () => {
    const events = (await server?.readAudit()) ?? [];
    const of = (type: string) => events.filter((event) => event.type === type);
    const persons = new Set(of('login').map(({ actor }) => actor));
    expect(of('login')).toHaveLength(4);
    expect(persons.size).toBe(2);
    expect(of('logout').map(({ actor }) => persons.has(actor))).toEqual([true, true]);
    expect(of('token-created')).toHaveLength(2);
    expect(of('token-revoked')).toHaveLength(2);
    expect(of('rights-changed')).toContainEqual(
      expect.objectContaining({ what: 'roles', before: 'analyst, evaluator', after: 'reader' }),
    );
    expect(JSON.stringify(events)).not.toMatch(/akt_|eyJ|Beispiel|Nightly/);
  });
});
