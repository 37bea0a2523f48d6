import type { JSX } from 'react';
import type { Answer } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import { RecordButton } from './record-button.tsx';

/** Which parts made the answer and how long each took; closed until asked for. */
export function ProvenanceDetails({ answer }: { readonly answer: Answer }): JSX.Element {
  const { t, format } = useInterface();
  const { provenance, timings } = answer;
  const prompts = Object.entries(provenance.promptVersions);
  const facts: [string, string][] = [
    [t('answer.writer'), provenance.writer],
    [t('answer.embedder'), provenance.embedder],
    [t('answer.corpusVersion'), provenance.corpusVersion],
    [
      t('answer.timings'),
      t('answer.timings.value', {
        total: format.duration(timings.totalMs),
        retrieve: format.duration(timings.retrieveMs),
        write: format.duration(timings.writeMs),
        check: format.duration(timings.checkMs),
      }),
    ],
  ];
  const { reranker } = provenance;
  if (reranker) {
    const value = reranker.failure === null ? reranker.id : t('answer.reranker.failed', { id: reranker.id });
    facts.push([t('answer.reranker'), value]);
  }
  const { judge, policy } = provenance;
  if (judge) {
    const { id, judged, disagreements, failure } = judge;
    const value =
      failure === null
        ? t('answer.judge.value', { id, judged, disagreements })
        : t('answer.judge.failed', { id, code: failure.code });
    facts.push([t('answer.judge'), value]);
  }
  if (policy !== undefined && provenance.writerKind === 'language-model')
    facts.push([t('answer.policy'), t(`answer.policy.${policy}`)]);
  const plan = answer.retrieval?.plan;
  if (plan !== undefined) {
    facts.push([t('answer.searchedFor'), [...plan.terms, ...plan.figures, ...plan.documents].join(', ')]);
    if (plan.sides.length > 0) facts.push([t('answer.sides'), plan.sides.join(' | ')]);
  }
  if (prompts.length > 0) {
    facts.push([t('answer.prompts'), prompts.map(([id, version]) => `${id} ${version}`).join(', ')]);
  }
  if (provenance.unknownKeys > 0) {
    facts.push([t('answer.unknownKeys'), format.number(provenance.unknownKeys)]);
  }
  return (
    <details className="ak-details">
      <summary>{t('answer.howMade')}</summary>
      <dl className="ak-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <RecordButton answer={answer} />
    </details>
  );
}
