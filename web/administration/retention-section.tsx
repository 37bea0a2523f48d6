import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { Retention, RetentionLine } from '../../server/domain/index.ts';
import { getJson, postJson } from '../api/client.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Failure } from '../ui/failure.tsx';
import { RetentionHolds } from './retention-holds.tsx';
import { RetentionRuns } from './retention-runs.tsx';
import { useWords } from './words.ts';

/** How often a run under way is looked at, in milliseconds. */
const LOOK_MS = 1000;

const dueOf = (policies: readonly RetentionLine[]): number => policies.reduce((sum, { due }) => sum + due, 0);

function Policy({ line }: { readonly line: RetentionLine }): JSX.Element {
  const { t, format } = useWords();
  const { kind, days, due, held, relied, oldest } = line;
  const parts: string[] = [];
  if (days !== null) {
    const number = format.number(due);
    parts.push(
      oldest === null
        ? t('retention.due', { number })
        : t('retention.dueSince', { number, date: format.mediumDay(format.localDay(oldest)) }),
    );
    if (held > 0) parts.push(t('retention.held', { number: format.number(held) }));
    if (relied > 0) parts.push(t('retention.relied', { number: format.number(relied) }));
  }
  return (
    <li className="ak-account__token">
      <span>
        {t(`retention.kind.${kind}`)}:{' '}
        {days === null
          ? t('retention.forever')
          : t('retention.days', { count: days, number: format.number(days) })}
      </span>
      {parts.length > 0 && <span className="ak-muted ak-small">{parts.join(' · ')}</span>}
    </li>
  );
}

/** How long what is kept, what is due, and what went; an administrator tries it and, after a second look, does it. */
export function RetentionSection(): JSX.Element {
  const { t, format } = useWords();
  const [asking, setAsking] = useState(false);
  const [tried, setTried] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const {
    data,
    error: failure,
    refetch,
  } = useQuery({
    queryKey: ['retention'],
    queryFn: ({ signal }) => getJson<Retention>('/api/retention', signal),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.runs[0]?.state === 'running' ? LOOK_MS : false),
  });
  const running = data?.runs[0]?.state === 'running';
  const dryRun = async () => {
    setError(null);
    const { data: now } = await refetch();
    if (now !== undefined) setTried(dueOf(now.policies));
  };
  const run = async () => {
    setAsking(false);
    setTried(null);
    setError(null);
    try {
      await postJson('/api/retention/runs', { confirmed: true });
    } catch (thrown) {
      setError(thrown);
    }
    await refetch();
  };
  return (
    <>
      <p>{t('retention.text')}</p>
      {failure && <Failure error={failure} onRetry={() => void refetch()} />}
      {data && (
        <>
          <ul className="ak-account__tokens">
            {data.policies.map((line) => (
              <Policy key={line.kind} line={line} />
            ))}
          </ul>
          <p>
            <Button onClick={() => void dryRun()}>{t('retention.dryRun')}</Button>{' '}
            <Button disabled={running || dueOf(data.policies) === 0} onClick={() => setAsking(true)}>
              {t('retention.run')}
            </Button>
          </p>
          <p role="status">
            {running
              ? t('retention.running')
              : tried === null
                ? ''
                : tried === 0
                  ? t('retention.dryRun.none')
                  : t('retention.dryRun.some', { number: format.number(tried) })}
          </p>
          {error !== null && <Failure error={error} />}
          <RetentionRuns runs={data.runs} />
          <RetentionHolds holds={data.holds} onChanged={() => void refetch()} />
        </>
      )}
      {asking && data && (
        <Dialog
          title={t('retention.confirm.title')}
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button onClick={() => setAsking(false)}>{t('retention.confirm.no')}</Button>
              <Button kind="primary" onClick={() => void run()}>
                {t('retention.confirm.yes')}
              </Button>
            </>
          }
        >
          <ul>
            {data.policies
              .filter(({ due }) => due > 0)
              .map(({ kind, due }) => (
                <li key={kind}>
                  {t(`retention.kind.${kind}`)}: {format.number(due)}
                </li>
              ))}
          </ul>
          <p>{t('retention.confirm.text')}</p>
        </Dialog>
      )}
    </>
  );
}
