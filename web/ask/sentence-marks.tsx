import type { JSX } from 'react';
import type { Attribution, StatementKind } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import { attributionText } from './attribution-text.ts';

interface LeadInProps {
  readonly attribution: Attribution;
  /** Of the sentence just before in the same paragraph; the same source is not named in full again. */
  readonly before?: Attribution | undefined;
}

/** Ours, not the source's words: set apart from the sentence, whose words stay as they are. */
export function LeadIn({ attribution, before }: LeadInProps): JSX.Element {
  const words = useInterface();
  const { source, grade, publishedOn } = attribution;
  const same = before?.source === source && before.grade === grade && before.publishedOn === publishedOn;
  return (
    <span className="ak-leadin" lang={words.language} title={words.t('attribution.why')}>
      {same ? words.t('attribution.same', { grade }) : attributionText(attribution, words)}{' '}
    </span>
  );
}

/** What the sentence is in its source; of facts nothing is said. */
export function KindLabel({ kind }: { readonly kind: StatementKind }): JSX.Element | null {
  const { t, language } = useInterface();
  if (kind === 'fact') return null;
  return (
    <span className="ak-kind" lang={language} title={t(`kind.${kind}.why`)}>
      {t(`kind.${kind}`)}
      <span className="ak-kind__why">: {t(`kind.${kind}.why`)}</span>
    </span>
  );
}
