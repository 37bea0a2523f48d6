import { type JSX, useId, useState } from 'react';
import type { Briefing, Difference, VersionLine } from '../../../server/domain/index.ts';
import { useDifferences, useVersions } from '../../api/queries.ts';
import { useInterface } from '../../i18n/index.ts';
import { Failure } from '../../ui/failure.tsx';
import { ExportLinks } from '../briefing-exports.tsx';
import { byName } from './work-marks.tsx';

/** Who did what and when, and what differs between any two versions. */
export function Versions({ briefing }: { readonly briefing: Briefing }): JSX.Element | null {
  const words = useInterface();
  const { t, format } = words;
  const { data: versions, error } = useVersions(briefing.id);
  if (error) return <Failure error={error} />;
  if (!versions || versions.length < 2) return null;
  return (
    <details className="ak-details ak-versions">
      <summary>
        {t('versions.title')} ({versions.length})
      </summary>
      <ol className="ak-versions__list" reversed>
        {versions.map((line) => (
          <li key={line.number}>
            <strong>{t('versions.line', { number: line.number })}</strong>{' '}
            {t(`versions.note.${line.note.type}`)}
            {line.note.section !== null && `, ${line.note.section}`}
            {line.signedBy !== null && `: ${line.signedBy}`}{' '}
            <span className="ak-muted ak-small">
              {byName(line.by, words)}, {format.instant(line.at)}
            </span>
          </li>
        ))}
      </ol>
      <EarlierVersion briefing={briefing} versions={versions} />
      {/* Another version is another pair to compare. */}
      <Comparison key={versions.length} briefing={briefing} versions={versions} />
    </details>
  );
}

/** Any version as a file; one that is not the latest says so. */
function EarlierVersion({ briefing, versions }: ComparisonProps): JSX.Element {
  const { t } = useInterface();
  const [number, setNumber] = useState(versions[1]?.number ?? 1);
  return (
    <section className="ak-versions__export">
      <h3>{t('versions.export')}</h3>
      <VersionSelect
        label={t('versions.export.choose')}
        versions={versions}
        value={number}
        onChange={setNumber}
      />
      <p className="ak-actions">
        <ExportLinks id={briefing.id} version={number} />
      </p>
    </section>
  );
}

interface ComparisonProps {
  readonly briefing: Briefing;
  readonly versions: readonly VersionLine[];
}

function Comparison({ briefing, versions }: ComparisonProps): JSX.Element {
  const { t } = useInterface();
  const newest = versions[0]?.number ?? 1;
  const [from, setFrom] = useState(1);
  const [to, setTo] = useState(newest);
  const { data, error, isFetching } = useDifferences(briefing.id, from, to);
  return (
    <section className="ak-comparison">
      <h3>{t('versions.compare')}</h3>
      <div className="ak-comparison__choice">
        <VersionSelect label={t('versions.from')} versions={versions} value={from} onChange={setFrom} />
        <VersionSelect label={t('versions.to')} versions={versions} value={to} onChange={setTo} />
      </div>
      <div aria-live="polite">
        {isFetching && <p className="ak-muted">{t('common.loading')}</p>}
        {error !== null && <Failure error={error} />}
        {(from === to || data?.differences.length === 0) && <p className="ak-muted">{t('versions.same')}</p>}
      </div>
      {from !== to && data && (
        <ul className="ak-differences">
          {data.differences.map((difference) => (
            <li key={difference.sentence}>
              <DifferenceView difference={difference} lang={briefing.language} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface VersionSelectProps {
  readonly label: string;
  readonly versions: readonly VersionLine[];
  readonly value: number;
  readonly onChange: (number: number) => void;
}

function VersionSelect({ label, versions, value, onChange }: VersionSelectProps): JSX.Element {
  const { t } = useInterface();
  const id = useId();
  return (
    <div className="ak-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {versions.map(({ number, note }) => (
          <option key={number} value={number}>
            {number}: {t(`versions.note.${note.type}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

function DifferenceView({ difference, lang }: { readonly difference: Difference; readonly lang: string }) {
  const { t } = useInterface();
  const { kind, section, before, after, words } = difference;
  const stateOf = (state: 'open' | 'accepted' | 'struck') =>
    state === 'open' ? t('difference.open') : t(`work.mark.${state}`);
  const statusOf = (side: NonNullable<typeof before>) =>
    side.verdict.status === 'supported' ? t('work.supported') : t(`verdict.${side.verdict.status}`);
  const turns =
    before === null || after === null
      ? []
      : [
          [stateOf(before.state), stateOf(after.state)] as const,
          [statusOf(before), statusOf(after)] as const,
        ].filter(([one, other]) => one !== other);
  return (
    <>
      <p className="ak-small">
        <span className="ak-flag ak-flag--calm">{t(`difference.${kind}`)}</span>{' '}
        <span className="ak-muted">{section}</span>
        {turns.map(([one, other]) => (
          <span key={one}> · {t('difference.state', { before: one, after: other })}</span>
        ))}
      </p>
      <p lang={lang}>
        {words === undefined ? (
          <Whole kind={kind} text={(after ?? before)?.text ?? ''} />
        ) : (
          words.map(({ text, change }, index) => {
            const Tag = ({ same: 'span', added: 'ins', removed: 'del' } as const)[change];
            // biome-ignore lint/suspicious/noArrayIndexKey: the words of a difference never move.
            return <Tag key={index}>{text}</Tag>;
          })
        )}
      </p>
    </>
  );
}

function Whole({ kind, text }: { readonly kind: Difference['kind']; readonly text: string }): JSX.Element {
  if (kind === 'added') return <ins>{text}</ins>;
  if (kind === 'removed') return <del>{text}</del>;
  return <span>{text}</span>;
}
