import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { AuditEvent } from '../../server/domain/index.ts';

/** A machine that does other things at the same time must not fail a test. */
export const PATIENCE_MS = 120_000;

export type TestLanguage = 'de' | 'en';

/** Chromium on this machine, or null. `CI=true` turns its absence into a failure. */
export function findChromium(): string | null {
  const candidates = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'];
  const found = candidates.find((path) => path && existsSync(path)) ?? null;
  if (!found && process.env.CI === 'true')
    throw new Error('Chromium is missing: install it or set CHROMIUM.');
  if (!found) console.warn('Browser tests skipped: no Chromium. Install it or set CHROMIUM to its path.');
  return found;
}

export const launchBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export interface TestServer {
  readonly url: string;
  readonly dataDir: string;
  /** Ends it and gives what its audit log holds, by the command that a person would run. */
  readAudit(): Promise<AuditEvent[]>;
  stop(): Promise<void>;
}

/**
 * The server as people start it, with the sample corpus, on a port and in a directory of its own.
 *
 * @param environment what it is started with besides, such as a model
 */
export async function startTestServer(environment: Record<string, string> = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'aktenlage-browser-'));
  // The model is converted once a machine, not once a run.
  const models = join('node_modules', '.cache', 'aktenlage', 'models');
  await mkdir(models, { recursive: true });
  await cp(models, join(dataDir, 'models'), { recursive: true });
  const child = spawn(process.execPath, ['server/launch.mjs', 'server'], {
    env: {
      // The same answers on every machine, whatever dictionaries are installed there.
      DICTIONARIES: 'off',
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATA_DIR: dataDir,
      PORT: '0',
      SAMPLE_CORPUS: 'always',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    await end(child);
    await rm(dataDir, { recursive: true, force: true });
  };
  const readAudit = async (): Promise<AuditEvent[]> => {
    await end(child);
    const { stdout } = await promisify(execFile)(process.execPath, ['server/launch.mjs', 'audit', 'export'], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir },
      maxBuffer: 64 * 1024 * 1024,
    });
    const lines = stdout.split('\n').filter((line) => line !== '');
    return lines.map((line) => (JSON.parse(line) as { event: AuditEvent }).event);
  };
  try {
    const url = await printedAddress(child);
    await untilLoaded(url);
    return { url, dataDir, readAudit, stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (piece: Buffer) => {
      output += piece.toString('utf8');
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (address) resolve(address[0]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output}`)));
  });
}

async function untilLoaded(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}/api/corpus`);
    const corpus = (await response.json()) as { reports?: number };
    const health = (await (await fetch(`${url}/api/health`)).json()) as { status: string; loading: unknown };
    // Where people sign in, this is all that there is to be seen from here.
    if (response.status === 401 && health.status === 'ready' && health.loading === null) return;
    if (health.loading === null && (corpus.reports ?? 0) > 0) return;
    await new Promise((resume) => setTimeout(resume, 300));
  }
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

export interface OpenOptions {
  readonly language?: TestLanguage;
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  readonly path?: string;
}

/** A page in a profile of its own. Errors in the console, a broken security policy among them, are collected. */
export async function openPage(browser: Browser, url: string, options: OpenOptions = {}): Promise<TestPage> {
  const { language = 'de', width = 1440, height = 900, scheme = 'light', path = '/' } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === 'de' ? 'de-DE' : 'en-GB',
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(`${url}${path}`);
  return { page, problems, close: () => context.close() };
}

export interface TestPage {
  readonly page: Page;
  readonly problems: readonly string[];
  close(): Promise<void>;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** What axe finds on the page as it stands, one line a finding; empty is the only good answer. */
export async function findViolations(page: Page): Promise<string[]> {
  // Evaluated through the debugger, so that the page's own security policy stays in force.
  await page.evaluate(axeSource);
  const results = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} (${node.failureSummary ?? ''})`),
  );
}

/** Writes a screenshot to `SCREENSHOT_DIR` where that is set; these are for people to look at. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  const directory = process.env.SCREENSHOT_DIR;
  if (!directory) return;
  await mkdir(directory, { recursive: true });
  await page.screenshot({ path: join(directory, `${name}.png`) });
}

/** How far the page is wider than its window, in CSS pixels. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    // The room kept for a scroll bar makes the page narrower than its window, never wider.
    return Math.max(0, scrollWidth - clientWidth);
  });
