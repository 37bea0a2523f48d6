import { afterAll, beforeAll, describe } from 'vitest';
import { administrationSuite } from './administration-suite.ts';
import { askSuite } from './ask-suite.ts';
import { briefingSuite } from './briefing-suite.ts';
import { evaluationSuite } from './evaluation-suite.ts';
import { findChromium, launchBrowser, PATIENCE_MS, startTestServer, type TestServer } from './harness.ts';
import { librarySuite } from './library-suite.ts';
import { markingSuite } from './marking-suite.ts';
import { relianceSuite } from './reliance-suite.ts';
import type { Stage } from './stage.ts';
import { statesSuite } from './states-suite.ts';
import { workSuite } from './work-suite.ts';

const chromium = findChromium();

/** The built application in a real browser, against the real server with the sample corpus. */
describe.skipIf(chromium === null)('the application in a browser', { timeout: 3 * PATIENCE_MS }, () => {
  const stage = {} as Stage;
  let server: TestServer | undefined;

  beforeAll(async () => {
    server = await startTestServer();
    stage.url = server.url;
    stage.dataDir = server.dataDir;
    stage.browser = await launchBrowser(chromium ?? '');
  }, 300_000);

  afterAll(async () => {
    await stage.browser?.close();
    await server?.stop();
  });

  askSuite(stage);
  statesSuite(stage);
  librarySuite(stage);
  relianceSuite(stage);
  briefingSuite(stage);
  workSuite(stage);
  evaluationSuite(stage);
  markingSuite(stage);
  administrationSuite(stage);
});
