import { randomUUID } from 'node:crypto';
import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import type { Identity } from './access/identity.ts';
import type { Access } from './access/local-access.ts';
import type { RateLimits } from './config.ts';
import { AktenlageError } from './domain/errors.ts';
import type { Log } from './log.ts';
import { registerAdministrationRoutes } from './routes/administration.ts';
import { registerAdministrationAuditRoute } from './routes/administration-audit.ts';
import { registerAnswerRecordRoutes } from './routes/answer-records.ts';
import { registerAskRoutes } from './routes/ask.ts';
import { registerBriefingVersionRoutes } from './routes/briefing-versions.ts';
import { registerBriefingRoutes } from './routes/briefings.ts';
import type { App, AppEnvironment, RouteContext } from './routes/context.ts';
import { registerCorpusRoutes } from './routes/corpus.ts';
import { registerDraftRoutes } from './routes/drafts.ts';
import { registerEvaluationRoutes } from './routes/evaluation.ts';
import { describeIssues, respondToFailure, respondToUnknownRoute } from './routes/failures.ts';
import { sameSiteOnly, securityHeaders } from './routes/guards.ts';
import { type Health, registerHealthRoute } from './routes/health.ts';
import { registerJobRoutes, type UploadJobs } from './routes/jobs.ts';
import { registerPassageRoutes } from './routes/passages.ts';
import { registerPeopleRoutes } from './routes/people.ts';
import { registerQuarantineRoutes } from './routes/quarantine.ts';
import { limitRequests } from './routes/rate-limits.ts';
import { registerRelianceRoute } from './routes/reliance.ts';
import { registerReportRoutes } from './routes/reports.ts';
import { registerRetentionRoutes } from './routes/retention.ts';
import { rightsGuard } from './routes/rights-guard.ts';
import { registerSearchRoute } from './routes/search.ts';
import { registerSignInRoutes } from './routes/sign-in.ts';
import { staticFiles } from './routes/static-files.ts';

export interface AppOptions extends RouteContext {
  /** As configured; decides under which names the application answers. */
  readonly host: string;
  readonly allowedHosts: readonly string[];
  readonly version: string;
  /** As whom a request reads where nobody signs in. */
  readonly access: Access;
  /** Who signs people in; then `access` is not asked. */
  readonly identity?: Identity;
  readonly log: Log;
  readonly health: () => Promise<Health>;
  /** Requests a minute that one asker may make; absent: as many as he likes. */
  readonly limits?: RateLimits;
  /** Folder of the built browser application. */
  readonly webDir: string;
}

/** Questions, topics and filters; documents have their own limit. */
const MAX_JSON_BYTES = 2 * 1024 * 1024;
/** Beside the file a form holds its borders and names. */
const FORM_OVERHEAD_BYTES = 1024 * 1024;

/** The HTTP application over services that may still be opening. Starts nothing. */
export function createApp(options: AppOptions): App {
  const { log } = options;
  const app: App = new OpenAPIHono<AppEnvironment>({
    defaultHook: (result) => {
      if (!result.success) throw new AktenlageError('bad-request', describeIssues(result.error.issues));
    },
  });

  app.use(async (c, next) => {
    const started = performance.now();
    c.set('requestId', randomUUID());
    await next();
    c.res.headers.set('x-request-id', c.get('requestId'));
    const ms = Math.round((performance.now() - started) * 10) / 10;
    log.info('request', {
      requestId: c.get('requestId'),
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms,
    });
  });
  app.use(securityHeaders);
  app.use(sameSiteOnly(options.host, options.allowedHosts));
  const tooLarge = (limit: number) => () => {
    const megabytes = Math.floor(limit / 1024 / 1024);
    throw new AktenlageError('too-large', `This is too large: at most ${megabytes} MB can be taken at once.`);
  };
  const formLimit = options.maxFileBytes + FORM_OVERHEAD_BYTES;
  const limitForm = bodyLimit({ maxSize: formLimit, onError: tooLarge(options.maxFileBytes) });
  const limitJson = bodyLimit({ maxSize: MAX_JSON_BYTES, onError: tooLarge(MAX_JSON_BYTES) });
  app.use('/auth/*', limitJson);
  app.use('/api/*', (c, next) => (c.req.path === '/api/reports' ? limitForm(c, next) : limitJson(c, next)));
  app.use('/api/*', rightsGuard(options.access, options.identity));

  if (options.limits !== undefined) app.use('/api/*', limitRequests(options.limits));

  const { identity } = options;
  registerHealthRoute(app, identity === undefined ? options.health : bare(options.health), options.version);
  if (identity !== undefined) registerSignInRoutes(app, identity, log);
  registerPeopleRoutes(app, options, identity);
  registerAdministrationRoutes(app, options);
  registerAdministrationAuditRoute(app, options);
  registerAskRoutes(app, options);
  registerAnswerRecordRoutes(app, options);
  registerSearchRoute(app, options);
  registerCorpusRoutes(app, options);
  const uploadJobs: UploadJobs = new Map();
  registerReportRoutes(app, options, uploadJobs);
  registerRelianceRoute(app, options);
  registerJobRoutes(app, options, uploadJobs);
  registerQuarantineRoutes(app, options);
  registerPassageRoutes(app, options);
  registerBriefingRoutes(app, options);
  registerBriefingVersionRoutes(app, options);
  registerDraftRoutes(app, options);
  registerEvaluationRoutes(app, options);
  registerRetentionRoutes(app, options);
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Aktenlage',
      version: options.version,
      description:
        'Cited answers and briefings from a collection of reports. Errors: {error:{code,message,retryable}}.',
    },
  });

  app.use('/api/*', async (c) => respondToUnknownRoute(c, app));
  app.use(compress());
  app.use(staticFiles(options.webDir));
  app.notFound((c) => c.text('Not found.', 404));
  app.onError((thrown, c) => respondToFailure(thrown, c, log));
  return app;
}

/** What whoever is not signed in learns: that it runs. */
const bare = (health: () => Promise<Health>) => async (): Promise<Health> => ({
  ...(await health()),
  ...{ database: null, embedder: null, writer: null, corpusVersion: null },
});
