import type { JSX } from 'react';
import { useSearchParams } from 'wouter';
import { Failure } from '../ui/failure.tsx';
import { usePeople, useViewAs, type ViewPlace } from './administration-api.ts';
import { ViewForm } from './view-form.tsx';
import { ViewResult } from './view-result.tsx';
import { useWords } from './words.ts';

const WHOSE = ['person', 'clearance', 'group'];

/** Parameters that say whose view it is; empty where nobody is chosen. */
const whoseIn = (search: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...search].filter(([name]) => WHOSE.includes(name)));

/** What somebody may see, as far as the administrator may see it. Whose view it is stands in the address. */
export function ViewSection(): JSX.Element {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const people = usePeople();
  const whose = whoseIn(search);
  const words = search.get('q') ?? '';
  const offset = Math.max(0, Math.trunc(Number(search.get('offset') ?? 0)) || 0);
  const { data, error, isFetching, refetch } = useViewAs(whose.toString(), { words, offset });
  const change = (wanted: ViewPlace) => {
    const next = new URLSearchParams(whose);
    if (wanted.words !== '') next.set('q', wanted.words);
    if (wanted.offset > 0) next.set('offset', String(wanted.offset));
    setSearch(next);
  };
  return (
    <>
      <p>{t('admin.view.text')}</p>
      {people.error && <Failure error={people.error} onRetry={() => void people.refetch()} />}
      {people.data && <ViewForm chosen={whose} people={people.data} onChoose={setSearch} />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {isFetching && !data && <p className="ak-muted">{t('common.loading')}</p>}
      {data && !error && (
        <ViewResult key={whose.toString()} view={data} words={words} offset={offset} onChange={change} />
      )}
    </>
  );
}
