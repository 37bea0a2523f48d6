import type { JSX } from 'react';
import { Link } from 'wouter';
import type { Relation } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';

const ORDER: readonly Relation['kind'][] = [
  'replaced-by',
  'corrected-by',
  'extended-by',
  'replaces',
  'corrects',
  'extends',
  'parent',
  'part',
  'near-duplicate',
];

/** How the report stands to others: versions with the words that say so, parts, near-duplicates. */
export function Relations({ relations }: { readonly relations: readonly Relation[] }): JSX.Element | null {
  const { t, format } = useInterface();
  const kinds = ORDER.filter((kind) => relations.some((relation) => relation.kind === kind));
  if (kinds.length === 0) return null;
  return (
    <section>
      <h2 className="ak-heading">{t('report.relations')}</h2>
      <dl className="ak-facts ak-facts--wide">
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{t(`relation.${kind}`)}</dt>
            <dd>
              <ul className="ak-relations">
                {relations
                  .filter((relation) => relation.kind === kind)
                  .map((relation) => (
                    <li key={relation.sourceKey}>
                      <Link href={`/reports/${encodeURIComponent(relation.reportId)}`} dir="auto">
                        {relation.title}
                      </Link>{' '}
                      <span className="ak-muted ak-small">{relation.sourceKey}</span>
                      {relation.similarity !== null && (
                        <span className="ak-muted ak-small">
                          {' '}
                          ({t('relation.similarity', { percent: format.percent(relation.similarity) })})
                        </span>
                      )}
                      {relation.words && (
                        <q className="ak-relations__words" dir="auto">
                          {relation.words}
                        </q>
                      )}
                    </li>
                  ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
