import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ASKER } from '../../server/domain/index.ts';
import { sampleAnswer } from '../../server/store/testing/fixtures.ts';
import { openTestApp, type TestApp } from '../../server/testing/test-app.ts';
import {
  findChromium,
  findViolations,
  launchBrowser,
  openPage,
  overflow,
  PATIENCE_MS,
  takeScreenshot,
} from './harness.ts';

const chromium = findChromium();

/** Over the real application, with terms that the other tests do not have. */
describe.skipIf(chromium === null)('the retention section', { timeout: 3 * PATIENCE_MS }, () => {
  let webDir = '';
  let url = '';
  let test: TestApp;
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    webDir = await mkdtemp(join(tmpdir(), 'aktenlage-retention-page-'));
    // As it is shipped: React for development opens and closes every dialog once more.
    const mode = process.env.NODE_ENV;
    process.env.NODE_ENV = 'production';
    await build({ logLevel: 'error', build: { outDir: webDir } });
    process.env.NODE_ENV = mode;
    test = await openTestApp({ webDir, retention: { conversations: 365, audit: 1000 } });
    const reader = test.services.store.as(LOCAL_ASKER);
    for (const id of ['one', 'two', 'three'])
      await reader.saveAnswer(
        sampleAnswer(id, { conversationId: `c-${id}`, createdAt: '2020-03-01T10:00:00.000Z' }),
      );
    server = createAdaptorServer({ fetch: test.app.fetch }) as Server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchBrowser(chromium ?? '');
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    await test?.close();
    await rm(webDir, { recursive: true, force: true });
  });

  it('shows what is due, holds, tries, asks again, and runs (de)', async () => {
    const { page, problems, close } = await openPage(browser, url, {
      language: 'de',
      path: '/administration/retention',
    });
    await page.getByText('Gespräche mit ihren Antworten: 365 Tage').waitFor();
    await page.getByText('fällig: 3, das Älteste vom 01.03.2020').waitFor();
    await page.getByText('Gezeichnete Papiere: ohne Frist', { exact: true }).waitFor();
    await page.getByText('Noch kein Lauf.').waitFor();
    expect(await findViolations(page)).toEqual([]);

    await page.getByLabel('Kennung').fill('c-one');
    await page.getByLabel('Grund').fill('Verfahren 7');
    await page.getByRole('button', { name: 'Sperren' }).click();
    await page.getByRole('button', { name: 'Sperre von c-one aufheben' }).waitFor();
    await page.getByText('gesperrt: 1').waitFor();

    await page.getByRole('button', { name: 'Probelauf' }).click();
    await page.getByText('Probelauf: 2 würden entfernt. Noch ist nichts geschehen.').waitFor();
    expect(await test.services.store.as(LOCAL_ASKER).listConversations()).toHaveLength(3);

    await page.getByRole('button', { name: 'Fälliges entfernen' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Endgültig entfernen?' });
    await dialog.getByText('Gespräche mit ihren Antworten: 2').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await takeScreenshot(page, 'retention-confirm');
    await dialog.getByRole('button', { name: 'Abbrechen' }).click();
    expect(await test.services.store.as(LOCAL_ASKER).listConversations()).toHaveLength(3);
    await page.getByRole('button', { name: 'Fälliges entfernen' }).click();
    await page.getByRole('button', { name: 'Endgültig entfernen' }).click();
    await page.getByText(/von local: fertig/).waitFor();
    await page.getByText('Gespräche mit ihren Antworten: 2', { exact: true }).waitFor();
    const left = await test.services.store.as(LOCAL_ASKER).listConversations();
    expect(left.map(({ id }) => id)).toEqual(['c-one']);
    await takeScreenshot(page, 'retention');
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(page)).toBe(0);
    expect(problems).toEqual([]);
    await close();
  });

  it('releases, and says so in English', async () => {
    const { page, problems, close } = await openPage(browser, url, {
      language: 'en',
      path: '/administration/retention',
    });
    await page.getByText('Conversations with their answers: 365 days').waitFor();
    await page.getByRole('button', { name: 'Release c-one' }).click();
    await page.getByText('Nothing is held.').waitFor();
    await page.getByText('due: 1, the oldest of').waitFor();
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.getByText('Dry run: 1 would be removed.').waitFor();
    expect(await findViolations(page)).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  });
});
