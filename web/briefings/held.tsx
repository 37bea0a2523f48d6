import type { JSX } from 'react';
import type { PlannedQuestion } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';

export type Strength = 'enough' | 'thin' | 'none';

/** What rests on one report is thin: nobody else confirms it. */
export const strengthOf = ({ suffices, reports }: PlannedQuestion): Strength =>
  suffices ? (reports > 1 ? 'enough' : 'thin') : 'none';

/** How much the record holds for one question, in words. */
export function Held({ of }: { readonly of: PlannedQuestion | undefined }): JSX.Element | null {
  const { t, format, language } = useInterface();
  if (of === undefined) return null;
  const strength = strengthOf(of);
  return (
    <>
      {' '}
      <span className={strength === 'enough' ? 'ak-hint' : 'ak-flag'} lang={language}>
        {t(`plan.held.${strength}`, {
          reports: format.number(of.reports),
          passages: format.number(of.passages),
        })}
      </span>
    </>
  );
}

/** Seen while the questions are folded away: the weakest of them. */
export function HeldSummary({ held }: { readonly held: readonly PlannedQuestion[] }): JSX.Element | null {
  const { t } = useInterface();
  const strengths = held.map(strengthOf);
  const weakest = (['none', 'thin'] as const).find((one) => strengths.includes(one));
  if (weakest === undefined) return null;
  return (
    <>
      {' '}
      <span className="ak-flag">{t(`plan.held.section.${weakest}`)}</span>
    </>
  );
}
