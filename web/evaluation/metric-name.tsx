import type { JSX } from 'react';
import { isTextKey, useInterface } from '../i18n/index.ts';

/** A metric in the language of the interface; one that this page does not know keeps its English label. */
export function MetricName({ id, label }: { readonly id: string; readonly label: string }): JSX.Element {
  const { t } = useInterface();
  const key = `eval.metric.${id}`;
  return isTextKey(key) ? <span>{t(key)}</span> : <span lang="en">{label}</span>;
}
