import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { TemplateSet } from '../../prompts/load-templates.ts';
import type { Principal } from '../access/principal.ts';
import type { DraftDesk } from '../briefing/draft-desk.ts';
import type { Asker } from '../domain/asker.ts';
import type { AuditEvent, AuditEventOf } from '../domain/audit.ts';
import { AktenlageError } from '../domain/errors.ts';
import type { Evaluation } from '../ports/evaluation.ts';
import type { Ingestion } from '../ports/ingestion.ts';
import type { ReportReader } from '../ports/store.ts';
import type { RetentionDesk } from '../retention/retention-desk.ts';
import type { Services } from '../services.ts';
import { linkSignals } from './link-signals.ts';
import type { StillMay } from './rights-guard.ts';

/** What routes work with once the database is open. */
export interface AppServices extends Services {
  readonly ingestion: Ingestion;
}

export interface AppEnvironment {
  Variables: {
    asker: Asker;
    requestId: string;
    /** Who asks and what he may do; null only on routes that are open to anyone. */
    principal: Principal | null;
    /** For answers that take long: whether he still may. Absent where nobody had to be signed in. */
    stillMay?: StillMay;
  };
}
export type App = OpenAPIHono<AppEnvironment>;

/** Handed to every route file. */
export interface RouteContext {
  /**
   * The services, waiting while the database still opens.
   * @throws AktenlageError `database-unavailable` when it takes too long
   */
  services(): Promise<AppServices>;
  /** Ends work that a request started when the server stops. */
  readonly shutdown: AbortSignal;
  readonly maxFileBytes: number;
  /** The briefing templates as they are now, ours and the house's. */
  readonly templates: () => Promise<TemplateSet>;
  /** Where drafts are written, opened on first use. */
  readonly drafts: () => Promise<DraftDesk>;
  /** How long what is kept, and what goes. */
  readonly retention: () => Promise<RetentionDesk>;
  /** Evaluation, opened on first use; absent in an installation without it. */
  readonly evaluation?: () => Promise<Evaluation>;
}

/** The store as the asker of this request. */
export async function readerFor(context: RouteContext, c: Context<AppEnvironment>): Promise<ReportReader> {
  return (await context.services()).store.as(c.get('asker'));
}

/** Puts on record what the asker of this request does, before he gets it. @throws AktenlageError `database-*` */
export async function record<Type extends AuditEvent['type']>(
  context: RouteContext,
  c: Context<AppEnvironment>,
  event: Omit<AuditEventOf<Type>, 'actor'> & { readonly type: Type },
): Promise<void> {
  const { store } = await context.services();
  await store.audit.recordAudit({ ...event, actor: c.get('asker').id } as unknown as AuditEvent);
}

/** Aborted when the client goes away or the server stops. Call `release` when the work is done. */
export function workSignal(context: RouteContext, c: Context<AppEnvironment>) {
  return linkSignals([c.req.raw.signal, context.shutdown]);
}

/** Unknown and invisible are the same answer, so that nobody learns what exists. */
export function found<T>(value: T | null, what: string): T {
  if (value === null) throw new AktenlageError('not-found', `${what} was not found.`);
  return value;
}

/** An id from the address; what cannot be one was not found either. */
export function idFrom(value: string, what: string): string {
  return found(/^[\w.:~-]{1,200}$/.test(value) ? value : null, what);
}
