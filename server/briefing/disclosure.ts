import type { Briefing } from '../domain/index.ts';
import { texts } from './messages.ts';

/**
 * Who wrote the sentences, whether a model failed in between, whether sources are fictional.
 *
 * @param harmless makes names from outside harmless in the format of the export
 */
export function disclosure(
  { provenance, sources, language }: Briefing,
  harmless: (name: string) => string,
): string {
  const text = texts(language);
  const parts = [
    provenance.writerKind === 'extractive' ? text.extractive : text.model(harmless(provenance.writer)),
  ];
  if (provenance.fallback !== null) parts.push(text.fallback(harmless(provenance.fallback.from)));
  if (sources.some(({ fictional }) => fictional)) parts.push(text.fictional);
  return parts.join(' ');
}
