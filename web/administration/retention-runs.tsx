import type { JSX } from 'react';
import type { RetentionKind, RetentionRun } from '../../server/domain/index.ts';
import { useWords } from './words.ts';

/** When the policies were run, by whom, and what went. */
export function RetentionRuns({ runs }: { readonly runs: readonly RetentionRun[] }): JSX.Element {
  const { t, format } = useWords();
  const by = (actor: string): string =>
    actor === 'system' || actor === 'administrator'
      ? t(`retention.by.${actor}`)
      : t('retention.by.person', { id: actor });
  const removed = (run: RetentionRun): string => {
    const kinds = (Object.entries(run.removed) as [RetentionKind, number][]).filter(([, count]) => count > 0);
    if (kinds.length === 0) return t('retention.run.nothing');
    return format.list(
      kinds.map(([kind, count]) => `${t(`retention.kind.${kind}`)}: ${format.number(count)}`),
    );
  };
  return (
    <>
      <h3 className="ak-heading">{t('retention.runs')}</h3>
      {runs.length === 0 && <p className="ak-muted">{t('retention.runs.none')}</p>}
      <ul className="ak-account__tokens">
        {runs.map((run) => (
          <li key={run.id} className="ak-account__token">
            <span>
              {format.instant(run.startedAt)}, {by(run.actor)}: {t(`retention.run.${run.state}`)}
            </span>
            <span className="ak-muted ak-small">{removed(run)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
