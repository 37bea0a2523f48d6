import { type JSX, useId, useState } from 'react';
import {
  type Briefing,
  MARKINGS,
  type Marking,
  MarkingSchema,
  markingLevel,
} from '../../server/domain/index.ts';
import { useMarkingObstacle } from '../api/queries.ts';
import { useInterface } from '../i18n/index.ts';
import { Failure } from '../ui/failure.tsx';
import { Icon } from '../ui/icon.tsx';
import { MarkingBadge } from '../ui/marking-badge.tsx';

const FORMATS = [
  ['docx', 'briefing.exportWord'],
  ['pdf', 'briefing.exportPdf'],
  ['md', 'briefing.export'],
  ['json', 'briefing.exportJson'],
] as const;

const addressOf = (id: string, query: string): string =>
  `/api/briefings/${encodeURIComponent(id)}/export?${query}`;

interface ExportLinksProps {
  readonly id: string;
  /** An earlier one; the latest where absent. */
  readonly version?: number;
}

/** The briefing as a file, in each format. */
export function ExportLinks({ id, version }: ExportLinksProps): JSX.Element {
  const { t } = useInterface();
  const of = version === undefined ? '' : `version=${version}&`;
  return (
    <>
      {FORMATS.map(([format, label]) => (
        <a key={format} className="ak-quiet" href={addressOf(id, `${of}format=${format}`)} download>
          <Icon name="download" />
          <span>{t(label)}</span>
        </a>
      ))}
    </>
  );
}

/** A graded briefing for readers of a lower grade: what would be gone is shown before it is. */
export function LowerVersion({ briefing }: { readonly briefing: Briefing }): JSX.Element | null {
  const { t } = useInterface();
  const field = useId();
  const [limit, setLimit] = useState<Marking | null>(null);
  const lower = MARKINGS.slice(0, markingLevel(briefing.marking));
  if (lower.length === 0) return null;
  return (
    <details className="ak-details ak-lower">
      <summary>{t('briefing.lower')}</summary>
      <p className="ak-hint">{t('briefing.lower.hint')}</p>
      <div className="ak-field">
        <label htmlFor={field}>{t('briefing.lower.choose')}</label>
        <select
          id={field}
          value={limit ?? ''}
          onChange={(event) => setLimit(MarkingSchema.safeParse(event.target.value).data ?? null)}
        >
          <option value="">–</option>
          {lower.toReversed().map((marking) => (
            <option key={marking} value={marking}>
              {marking}
            </option>
          ))}
        </select>
      </div>
      {limit && <WhatGoes briefing={briefing} limit={limit} />}
    </details>
  );
}

function WhatGoes({
  briefing,
  limit,
}: {
  readonly briefing: Briefing;
  readonly limit: Marking;
}): JSX.Element {
  const { t } = useInterface();
  const { data: obstacle, error, refetch } = useMarkingObstacle(briefing.id, limit);
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!obstacle) return <p className="ak-muted">{t('common.loading')}</p>;
  if (markingLevel(obstacle.minimum) > markingLevel(limit)) {
    return <p role="status">{t('briefing.lower.never', { marking: obstacle.minimum })}</p>;
  }
  const query = `maxMarking=${encodeURIComponent(limit)}&leaveOutSources=true`;
  return (
    <div role="status">
      <p className="ak-label">{t('briefing.lower.goes')}</p>
      <ul className="ak-list ak-small">
        {obstacle.sources.map(({ number, title, marking }) => (
          <li key={number} dir="auto">
            [{number}] {title} <MarkingBadge marking={marking} />
          </li>
        ))}
        {obstacle.sections.map(({ id, title, sentences }) => (
          <li key={id} lang={briefing.language}>
            {t('briefing.lower.section', { title, count: sentences })}
          </li>
        ))}
      </ul>
      <p className="ak-actions">
        <a className="ak-quiet" href={addressOf(briefing.id, `format=docx&${query}`)} download>
          <Icon name="download" />
          <span>{t('briefing.lower.word')}</span>
        </a>
        <a className="ak-quiet" href={addressOf(briefing.id, `format=pdf&${query}`)} download>
          <Icon name="download" />
          <span>{t('briefing.lower.pdf')}</span>
        </a>
      </p>
    </div>
  );
}
