import type { JSX } from 'react';
import { useSearchParams } from 'wouter';
import { usePassage } from '../api/queries.ts';
import { PageFailure } from '../ui/failure.tsx';
import { useTitle } from '../ui/hooks.ts';
import { SourceBody } from './source-body.tsx';

/** One passage at its own address; `?quote=START-END` marks these offsets into the report. */
export function PassagePage({ id }: { readonly id: string }): JSX.Element {
  const { data, error, refetch } = usePassage(id);
  const [search] = useSearchParams();
  useTitle(data?.report.title);
  if (error) return <PageFailure error={error} onRetry={() => void refetch()} />;
  const offsets = /^(\d+)-(\d+)$/.exec(search.get('quote') ?? '');
  const span = offsets ? { start: Number(offsets[1]), end: Number(offsets[2]) } : null;
  return (
    <article className="ak-column ak-page ak-passage-page">
      <SourceBody passageId={id} citation={null} span={span} as="h1" />
    </article>
  );
}
