import { createContext, useContext } from 'react';

export interface OpenPassage {
  readonly passageId: string;
  /** The words in it that are marked, as offsets into its text. */
  readonly span?: { readonly start: number; readonly end: number };
}

/** What the source panel shows: a citation of the text beside it, or a passage that was found but not cited. */
export type OpenSource = { readonly number: number } | OpenPassage;

export interface SourceControl {
  readonly current: OpenSource | null;
  open(source: OpenSource): void;
}

const NOWHERE: SourceControl = { current: null, open: () => {} };

export const SourceContext = createContext<SourceControl>(NOWHERE);

export function useSource(): SourceControl {
  return useContext(SourceContext);
}

/** Reads what is open from the query string of the address: `?source=3`, `?passage=ID` or `?passage=ID&span=10-52`. */
export function readOpenSource(search: URLSearchParams): OpenSource | null {
  const number = Number(search.get('source'));
  if (Number.isInteger(number) && number > 0) return { number };
  const passageId = search.get('passage');
  if (!passageId) return null;
  const [start, end] = (search.get('span') ?? '').split('-').map((part) => Number.parseInt(part, 10));
  const isSpan = start !== undefined && end !== undefined && start >= 0 && end > start;
  return isSpan ? { passageId, span: { start, end } } : { passageId };
}

export function writeOpenSource(search: URLSearchParams, source: OpenSource | null): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete('source');
  next.delete('passage');
  next.delete('span');
  if (source && 'number' in source) next.set('source', String(source.number));
  else if (source) {
    next.set('passage', source.passageId);
    if (source.span) next.set('span', `${source.span.start}-${source.span.end}`);
  }
  return next;
}
