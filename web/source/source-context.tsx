import { createContext, useContext } from 'react';

/** What the source panel shows: a citation of the text beside it, or a passage that was found but not cited. */
export type OpenSource = { readonly number: number } | { readonly passageId: string };

export interface SourceControl {
  readonly current: OpenSource | null;
  open(source: OpenSource): void;
}

const NOWHERE: SourceControl = { current: null, open: () => {} };

export const SourceContext = createContext<SourceControl>(NOWHERE);

export function useSource(): SourceControl {
  return useContext(SourceContext);
}

/** Reads what is open from the query string of the address: `?source=3` or `?passage=ID`. */
export function readOpenSource(search: URLSearchParams): OpenSource | null {
  const number = Number(search.get('source'));
  if (Number.isInteger(number) && number > 0) return { number };
  const passageId = search.get('passage');
  return passageId ? { passageId } : null;
}

export function writeOpenSource(search: URLSearchParams, source: OpenSource | null): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete('source');
  next.delete('passage');
  if (source && 'number' in source) next.set('source', String(source.number));
  else if (source) next.set('passage', source.passageId);
  return next;
}
