import type { JSX } from 'react';
import { useSearchParams } from 'wouter';
import { Failure } from '../ui/failure.tsx';
import { usePeople, useViewAs } from './administration-api.ts';
import { ViewForm } from './view-form.tsx';
import { VIEW_PAGE, ViewResult } from './view-result.tsx';
import { useWords } from './words.ts';

const WHOSE = ['person', 'clearance', 'group'];

/** What is asked of the server, by the address of this page; null where nobody is chosen. */
function queryOf(search: URLSearchParams): string | null {
  const query = new URLSearchParams();
  for (const name of [...WHOSE, 'q', 'offset'])
    for (const value of search.getAll(name)) query.append(name, value);
  if (!query.has('person') && !query.has('clearance')) return null;
  query.set('limit', String(VIEW_PAGE));
  return query.toString();
}

/** What somebody may see, as far as the administrator may see it. Whose view it is stands in the address. */
export function ViewSection(): JSX.Element {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const people = usePeople();
  const { data, error, isFetching, refetch } = useViewAs(queryOf(search));
  const whose = new URLSearchParams([...search].filter(([name]) => WHOSE.includes(name)));
  const offset = Number(search.get('offset') ?? 0) || 0;
  const change = ({ words, offset: from }: { readonly words: string; readonly offset: number }) => {
    const next = new URLSearchParams(whose);
    if (words !== '') next.set('q', words);
    if (from > 0) next.set('offset', String(from));
    setSearch(next);
  };
  return (
    <>
      <p>{t('admin.view.text')}</p>
      {people.error && <Failure error={people.error} onRetry={() => void people.refetch()} />}
      {people.data && (
        <ViewForm key={whose.toString()} chosen={whose} people={people.data} onChoose={setSearch} />
      )}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {isFetching && !data && <p className="ak-muted">{t('common.loading')}</p>}
      {data && !error && (
        <ViewResult
          key={whose.toString()}
          view={data}
          words={search.get('q') ?? ''}
          offset={offset}
          onChange={change}
        />
      )}
    </>
  );
}
