import { z } from 'zod';
import type { RetentionDays } from './domain/index.ts';

const MOST_DAYS = 36_500;

const days = z
  .string()
  .regex(/^\d{1,5}$/, `must be a whole number of days from 1 to ${MOST_DAYS}`)
  .transform(Number)
  .refine((n) => n >= 1 && n <= MOST_DAYS, `must be a whole number of days from 1 to ${MOST_DAYS}`)
  .optional();

const RetentionSchema = z.object({
  RETAIN_CONVERSATIONS_DAYS: days,
  RETAIN_ANSWER_RECORDS_DAYS: days,
  RETAIN_DRAFTS_DAYS: days,
  RETAIN_BRIEFINGS_DAYS: days,
  RETAIN_SIGNED_BRIEFINGS_DAYS: days,
  RETAIN_REFUSED_FILES_DAYS: days,
  RETAIN_REPORTS_DAYS: days,
  RETAIN_EVALUATION_RUNS_DAYS: days,
  RETAIN_SESSIONS_DAYS: days,
  RETAIN_AUDIT_DAYS: days,
});

/** How long each kind is kept; what is not set is kept for ever. A setting that is misspelt is a mistake, not a silence. */
export function readRetention(
  environment: Readonly<Record<string, string | undefined>>,
  complain: (variable: string, message: string) => void,
): RetentionDays {
  for (const name of Object.keys(environment))
    if (name.startsWith('RETAIN_') && !(name in RetentionSchema.shape))
      complain(name, `is not known; there are ${Object.keys(RetentionSchema.shape).join(', ')}.`);
  const parsed = RetentionSchema.safeParse(environment);
  if (!parsed.success)
    for (const issue of parsed.error.issues) complain(String(issue.path[0]), issue.message);
  const set = parsed.success ? parsed.data : {};
  const of = (value: number | undefined) => value ?? null;
  if (set.RETAIN_AUDIT_DAYS !== undefined) {
    const longest = Math.max(
      ...Object.entries(set).map(([name, value]) => (name === 'RETAIN_AUDIT_DAYS' ? 0 : (value ?? 0))),
    );
    if (set.RETAIN_AUDIT_DAYS < longest)
      complain(
        'RETAIN_AUDIT_DAYS',
        `must be at least ${longest}, the longest of the other RETAIN_ settings: the log says when what was kept for so long was made, seen and removed.`,
      );
  }
  return Object.freeze({
    conversations: of(set.RETAIN_CONVERSATIONS_DAYS),
    'answer-records': of(set.RETAIN_ANSWER_RECORDS_DAYS),
    drafts: of(set.RETAIN_DRAFTS_DAYS),
    briefings: of(set.RETAIN_BRIEFINGS_DAYS),
    'signed-briefings': of(set.RETAIN_SIGNED_BRIEFINGS_DAYS),
    'refused-files': of(set.RETAIN_REFUSED_FILES_DAYS),
    reports: of(set.RETAIN_REPORTS_DAYS),
    'evaluation-runs': of(set.RETAIN_EVALUATION_RUNS_DAYS),
    sessions: of(set.RETAIN_SESSIONS_DAYS),
    tokens: of(set.RETAIN_SESSIONS_DAYS),
    audit: of(set.RETAIN_AUDIT_DAYS),
  });
}
