import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ChatReply,
  citeFirstPassages,
  type ScriptedOpenAi,
  startScriptedOpenAi,
} from '../../server/models/testing/scripted-openai.ts';
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

interface Words {
  readonly topic: string;
  readonly template: string;
  readonly start: string;
  readonly leave: RegExp;
  readonly cancel: string;
  readonly cancelled: string;
  readonly resume: string;
  readonly retry: string;
  readonly discard: string;
  readonly discardForGood: string;
  readonly cancelledState: RegExp;
}

const WORDS: Record<TestLanguage, Words> = {
  de: {
    topic: 'Teska-Wasservertrag',
    template: 'sachstand',
    start: 'Entwurf erstellen',
    leave: /Sie können diese Seite verlassen/u,
    cancel: 'Abbrechen',
    cancelled: 'Der Entwurf ist abgebrochen',
    resume: 'Fortsetzen',
    retry: 'Erneut versuchen',
    discard: 'Verwerfen',
    discardForGood: 'Endgültig verwerfen',
    cancelledState: /abgebrochen, \d von \d Abschnitten/u,
  },
  en: {
    topic: 'Teska water treaty',
    template: 'background-note',
    start: 'Create draft',
    leave: /You can leave this page/u,
    cancel: 'Cancel',
    cancelled: 'The draft is cancelled',
    resume: 'Resume',
    retry: 'Try again',
    discard: 'Discard',
    discardForGood: 'Discard for good',
    cancelledState: /cancelled, \d of \d sections/u,
  },
};

/** Drafts with a model that takes its time: left, come back to, cancelled, resumed, failed and discarded. */
describe.skipIf(chromium === null)('drafts in a browser', { timeout: 3 * PATIENCE_MS }, () => {
  let model: ScriptedOpenAi;
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    model = await startScriptedOpenAi();
    server = await startTestServer({
      OPENAI_BASE_URL: model.baseUrl,
      CHAT_MODEL: 'scripted',
      JUDGE_MODEL: 'off',
      MODEL_FALLBACK: 'error',
    });
    browser = await launchBrowser(chromium ?? '');
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await model?.close();
  });

  /** Answers so many requests; those after it hang until they are let through. */
  function answerOnly(free: number): () => void {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const from = model.requests.length;
    model.setScript({
      chat: async (request, index): Promise<ChatReply> => {
        if (index - from >= free) await opened;
        return { text: citeFirstPassages(request) };
      },
    });
    return open;
  }

  async function begin(page: Page, { template, start }: Words): Promise<string> {
    await page.locator('.ak-choice').first().waitFor();
    await page.locator(`.ak-choice input[value="${template}"]`).check();
    await page.getByRole('button', { name: start }).click();
    await page.waitForURL(/\/briefings\/drafts\//u);
    return page.url().split('/').at(-1) ?? '';
  }

  const narrow = async (page: Page, name: string) => {
    await page.setViewportSize({ width: 400, height: 900 });
    expect(await overflow(page)).toBe(0);
    await takeScreenshot(page, name);
    await page.setViewportSize({ width: 1280, height: 900 });
  };

  it.each<TestLanguage>(['de', 'en'])('are left, cancelled, resumed and finished (%s)', async (language) => {
    const words = WORDS[language];
    const open = answerOnly(12);
    const { page, problems, close } = await openPage(browser, server.url, {
      language,
      width: 1280,
      path: `/briefings/new?topic=${encodeURIComponent(words.topic)}`,
    });
    await begin(page, words);
    await page.getByText(words.leave).waitFor();
    await page.locator('.ak-draft__sections li[data-state="done"]').nth(1).waitFor();
    await takeScreenshot(page, `draft-${language}`);
    // Whoever only looks on has no finger on the button.
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BUTTON');
    expect(await findViolations(page)).toEqual([]);
    await narrow(page, `draft-narrow-${language}`);

    // Left and come back to: nothing is lost, and the address is the draft's.
    await page.locator('.ak-crumb a').click();
    const line = page.locator('.ak-drafts__line');
    await line.locator('progress').waitFor();
    await takeScreenshot(page, `drafts-${language}`);
    expect(await findViolations(page)).toEqual([]);
    await narrow(page, `drafts-narrow-${language}`);
    await line.getByRole('link').click();
    await page.reload();
    await page.locator('.ak-draft__sections li[data-state="done"]').nth(1).waitFor();

    await page.getByRole('button', { name: words.cancel }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(words.cancelled).waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    expect(await focused()).toBe(words.resume);
    await page.keyboard.press('Enter');
    await page.getByText(words.leave).waitFor();
    await expect.poll(focused).toBe(words.cancel);
    await page.keyboard.press('Enter');
    await page.getByText(words.cancelled).waitFor();
    await takeScreenshot(page, `draft-cancelled-${language}`);
    expect(await findViolations(page)).toEqual([]);
    await narrow(page, `draft-cancelled-narrow-${language}`);
    await page.locator('.ak-crumb a').click();
    await line.getByText(words.cancelledState).waitFor();
    await line.getByRole('button', { name: words.resume }).click();
    await line.getByRole('button', { name: words.cancel }).waitFor();
    open();
    // It becomes a briefing under the eyes of whoever looks at the list.
    await line.waitFor({ state: 'detached' });
    await page.locator('.ak-table tbody a', { hasText: words.topic }).first().waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  it.each<TestLanguage>(['de', 'en'])(
    'say why they failed and go on, or are discarded (%s)',
    async (language) => {
      const words = WORDS[language];
      const { page, problems, close } = await openPage(browser, server.url, {
        language,
        width: 1280,
        path: `/briefings/new?topic=${encodeURIComponent(words.topic)}`,
      });
      const from = model.requests.length;
      const failing = (after: number) =>
        model.setScript({
          chat: (request, index): ChatReply =>
            index - from >= after
              ? { text: '', fault: { kind: 'status', status: 401 } }
              : { text: citeFirstPassages(request) },
        });
      failing(5);
      await begin(page, words);
      await page.locator('.ak-notice--danger').waitFor();
      await takeScreenshot(page, `draft-failed-${language}`);
      expect(await findViolations(page)).toEqual([]);
      await narrow(page, `draft-failed-narrow-${language}`);
      answerOnly(Number.POSITIVE_INFINITY);
      await page.getByRole('button', { name: words.retry }).click();
      await page.waitForURL(/\/briefings\/(?!drafts|new)/u);
      await page.locator('.ak-briefing__section').first().waitFor();

      await page.goto(`${server.url}/briefings/new?topic=${encodeURIComponent(words.topic)}`);
      failing(0);
      await begin(page, words);
      await page.getByRole('button', { name: words.discard }).click();
      await page.getByRole('dialog').waitFor();
      expect(await findViolations(page)).toEqual([]);
      await page.getByRole('button', { name: words.discardForGood }).click();
      await page.waitForURL(/\/briefings$/u);
      await page.locator('.ak-table').waitFor();
      expect(await page.locator('.ak-drafts__line').count()).toBe(0);
      expect(problems).toEqual([]);
      await close();
    },
  );
});
