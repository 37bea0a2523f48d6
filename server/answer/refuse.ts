import type { InterfaceLanguage, Refusal } from '../domain/index.ts';
import type { CorpusSummary } from '../ports/store.ts';
import { message } from './messages.ts';

/** A typed refusal that says what was searched, what is missing and what would help. */
export function refuse(
  reason: Refusal['reason'],
  summary: CorpusSummary,
  missing: readonly string[],
  language: InterfaceLanguage,
): Refusal {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const count = (value: number): string => new Intl.NumberFormat(locale).format(value);
  const values = {
    reports: count(summary.reports),
    passages: count(summary.passages),
    newest:
      summary.newest === null ? '' : message('newest', language, { day: formatDay(summary.newest, locale) }),
    missing:
      missing.length === 0 ? '' : message('missing', language, { terms: missing.slice(0, 6).join(', ') }),
    help: message('help', language),
  };
  const key = (
    {
      'empty-corpus': 'refusedEmptyCorpus',
      'nothing-found': 'refusedNothingFound',
      'too-little-evidence': 'refusedTooLittle',
      'not-in-the-record': 'refusedTooLittle',
    } as const
  )[reason];
  return {
    reason,
    message: message(key, language, values).trim(),
    searched: { reports: summary.reports, passages: summary.passages, newest: summary.newest },
  };
}

function formatDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
