import type { JSX } from 'react';
import type { BriefingPlan } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { strengthOf } from './held.tsx';
import type { HeldFor, RecordCheckState } from './use-record-check.ts';

interface RecordCheckProps {
  readonly check: RecordCheckState;
  /** For the request as it stands now, or null. */
  readonly plan: BriefingPlan | null;
  readonly heldFor: HeldFor;
  /** What will be asked. */
  readonly asked: readonly { readonly section: string; readonly guiding: string }[];
  /** What a proposal has come to; null where none was asked for. */
  readonly proposed: { readonly plan: BriefingPlan; readonly added: number } | null;
  readonly onCheck: () => void;
  readonly onPropose: () => void;
}

/** Looks, before anything is written, how much the record holds for each question, and has questions proposed. */
export function RecordCheck(props: RecordCheckProps): JSX.Element {
  const { check, plan, heldFor, asked, proposed, onCheck, onPropose } = props;
  const { t, format } = useInterface();
  const held = asked.flatMap(({ section, guiding }) => heldFor(section, guiding) ?? []);
  const isWhole = plan !== null && held.length === asked.length;
  const strengths = held.map(strengthOf);
  const count = (wanted: string): string => format.number(strengths.filter((one) => one === wanted).length);
  const isBusy = check.running !== null;
  return (
    <div className="ak-field">
      <p className="ak-hint">{t('plan.check.hint')}</p>
      <p className="ak-actions">
        <Button onClick={onCheck} aria-disabled={isBusy}>
          {t('plan.check')}
        </Button>
        <Button onClick={onPropose} aria-disabled={isBusy}>
          {t('plan.propose')}
        </Button>
      </p>
      <p className="ak-hint">{t('plan.propose.hint')}</p>
      {proposed !== null && check.running === null && (
        <p role="status">
          {t(`plan.proposed.${proposed.plan.plannedBy}`, { count: proposed.added })}
          {proposed.plan.notProposed !== undefined &&
            proposed.plan.notProposed !== 'no-language-model' &&
            ` ${t('plan.notProposed')}`}
        </p>
      )}
      <p role="status">
        {check.running !== null
          ? t(check.running === 'propose' ? 'plan.proposing' : 'plan.checking')
          : isWhole && plan !== null
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
