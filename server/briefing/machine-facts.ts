import type { Briefing } from '../domain/index.ts';

/**
 * What an export tells machines of itself (AI Act, Article 50). Holds ids and flags only, never words of a document.
 */
export function machineFacts({ id, status, marking, asOf, provenance, template }: Briefing) {
  return {
    generator: 'Aktenlage',
    briefing: id,
    'machine-generated': true,
    'ai-generated': provenance.writerKind === 'language-model',
    reviewed: false,
    status,
    marking,
    'as-of': asOf,
    template: `${template.id} ${template.version}`,
    writer: provenance.writer,
  };
}
