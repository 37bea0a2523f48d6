import type { JSX, ReactNode } from 'react';
import { Link } from 'wouter';
import type { Marking, ShownAuditEntry, Tlp } from '../../server/domain/index.ts';
import { MarkingBadge } from '../ui/marking-badge.tsx';
import { TlpBadge } from '../ui/marks.tsx';
import { isWord, useWords } from './words.ts';

type Value = ShownAuditEntry['details'][string];

const GRADED: ReadonlySet<string> = new Set(['marking', 'highest', 'clearance', 'releasedUpTo']);
const PEOPLE: ReadonlySet<string> = new Set(['subject', 'person']);
const PLACES: Readonly<Record<string, string>> = { reportId: '/reports/' };

/** Of people, by their ids. */
type Names = ReadonlyMap<string, string>;

interface DetailProps {
  readonly name: string;
  readonly value: Value;
  readonly names: Names;
}

function Detail({ name, value, names }: DetailProps): ReactNode {
  const { t, format } = useWords();
  if (value === null || value === '') return t('admin.none');
  if (Array.isArray(value)) {
    if (value.length === 0) return t('admin.none');
    if (name !== 'passageIds') return format.list(value);
    return (
      <details>
        <summary>{format.number(value.length)}</summary>
        <ul className="ak-admin__ids">
          {value.map((id) => (
            <li key={id}>
              <Link href={`/passages/${encodeURIComponent(id)}`}>{id}</Link>
            </li>
          ))}
        </ul>
      </details>
    );
  }
  if (typeof value === 'number') return format.number(value);
  if (name === 'tlp') return <TlpBadge tlp={value as Tlp} />;
  if (GRADED.has(name)) return <MarkingBadge marking={value as Marking} />;
  if (PEOPLE.has(name)) return <span title={value}>{names.get(value) ?? value}</span>;
  const place = PLACES[name];
  return place === undefined ? value : <Link href={place + encodeURIComponent(value)}>{value}</Link>;
}

interface AuditDetailsProps {
  readonly entry: ShownAuditEntry;
  readonly names: Names;
}

/** What an entry says besides who, when and what; what was left out is named as such. */
export function AuditDetails({ entry, names }: AuditDetailsProps): JSX.Element {
  const { t } = useWords();
  const details = Object.entries(entry.details);
  return (
    <>
      {details.length > 0 && (
        <dl className="ak-admin__details">
          {details.map(([name, value]) => {
            const key = `admin.audit.detail.${name}`;
            return (
              <div key={name}>
                <dt>{isWord(key) ? t(key) : name}:</dt>
                <dd>
                  <Detail name={name} value={value} names={names} />
                </dd>
              </div>
            );
          })}
        </dl>
      )}
      {entry.withheld && <p className="ak-muted ak-small">{t('admin.audit.withheld')}</p>}
    </>
  );
}
