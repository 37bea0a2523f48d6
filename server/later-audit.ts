import { AktenlageError } from './domain/errors.ts';
import type { AuditEvent } from './domain/index.ts';
import type { AuditRecorder } from './ports/audit.ts';

/** The models are opened beside the database; nothing is sent before there is a log that says so. */
export function laterAudit(): AuditRecorder & { to(audit: AuditRecorder): void } {
  let log: AuditRecorder | null = null;
  return {
    to: (audit) => {
      log = audit;
    },
    async recordAudit(...events: readonly AuditEvent[]) {
      if (log === null) throw new AktenlageError('database-unavailable', 'The audit log is not open yet.');
      await log.recordAudit(...events);
    },
  };
}
