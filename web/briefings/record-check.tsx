import type { JSX } from 'react';
import type { BriefingRequest } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { strengthOf } from './held.tsx';
import type { RecordCheckState } from './use-record-check.ts';

interface RecordCheckProps {
  readonly check: RecordCheckState;
  /** As it stands now. */
  readonly request: BriefingRequest;
  readonly onCheck: () => void;
}

/** Looks, before anything is written, how much the record holds for each question. */
export function RecordCheck({ check, request, onCheck }: RecordCheckProps): JSX.Element {
  const { t, format } = useInterface();
  const plan = check.planFor(request);
  const strengths = (plan?.sections ?? []).flatMap(({ questions }) => questions.map(strengthOf));
  const count = (wanted: string): string => format.number(strengths.filter((one) => one === wanted).length);
  return (
    <div className="ak-field">
      <p className="ak-hint">{t('plan.check.hint')}</p>
      <p>
        <Button onClick={onCheck} disabled={check.isRunning}>
          {t('plan.check')}
        </Button>
      </p>
      <p role="status">
        {check.isRunning
          ? t('plan.checking')
          : plan !== null
            ? t('plan.result', {
                reports: format.number(plan.searched.reports),
                all: format.number(strengths.length),
                enough: count('enough'),
                thin: count('thin'),
                none: count('none'),
              })
            : check.hasPlan
              ? t('plan.stale')
              : ''}
      </p>
      {check.error !== null && <Failure error={check.error} onRetry={onCheck} />}
    </div>
  );
}
