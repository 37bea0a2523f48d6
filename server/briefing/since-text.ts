import type { Briefing, CitedSince, InterfaceLanguage } from '../domain/index.ts';
import { formatDay } from './messages.ts';

const TITLES = { de: 'Seit dem Entwurf', en: 'Since the draft' } as const;

const EVENTS: Record<
  CitedSince['event'],
  Record<InterfaceLanguage, (source: string, day: string) => string>
> = {
  withdrawn: {
    de: (source, day) => `${source} wurde zurückgezogen${day}.`,
    en: (source, day) => `${source} was withdrawn${day}.`,
  },
  unavailable: {
    de: (source) => `${source} ist nicht mehr in der Akte, soweit Sie sie sehen dürfen.`,
    en: (source) => `${source} is no longer in the record that you may see.`,
  },
  superseded: {
    de: (source) => `${source} ist durch einen anderen Bericht ersetzt oder berichtigt.`,
    en: (source) => `${source} has been replaced or corrected by another report.`,
  },
  changed: {
    de: (source, day) => `${source} hat einen neuen Text${day}, in dem das Zitat nicht mehr steht.`,
    en: (source, day) => `${source} has a new text${day} in which the quote no longer stands.`,
  },
};

/**
 * What has happened to sources since the draft, a line each; null where nothing has. The report that took the place of
 * one is not named: its title may be graded higher than the paper, which leaves the house without its reader's rights.
 */
export function sinceText({ since = [], language }: Pick<Briefing, 'since' | 'language'>): {
  readonly title: string;
  readonly lines: readonly string[];
} | null {
  if (since.length === 0) return null;
  const source = { de: 'Quelle', en: 'Source' }[language];
  const on = { de: 'am', en: 'on' }[language];
  const lines = since.map(({ number, event, at }) => {
    const day = at === null ? '' : ` (${on} ${formatDay(at.slice(0, 10), language)})`;
    return EVENTS[event][language](`${source} [${number}]`, day);
  });
  return { title: TITLES[language], lines };
}
