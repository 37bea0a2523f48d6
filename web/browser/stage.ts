import type { Browser } from 'playwright-core';

/** What the suites share; filled before the first test runs. */
export interface Stage {
  browser: Browser;
  url: string;
  /** Of the server. */
  dataDir: string;
}
