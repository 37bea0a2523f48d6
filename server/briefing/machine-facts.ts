import { type Briefing, tlpText } from '../domain/index.ts';
import { editedSentences } from './disclosure.ts';

/**
 * What an export tells machines of itself (AI Act, Article 50). Holds ids, flags and the name of who signed, never words
 * of a document.
 */
export function machineFacts(briefing: Briefing) {
  const { id, status, marking, asOf, provenance, template, review, version, tlp } = briefing;
  const edited = editedSentences(briefing);
  return {
    generator: 'Aktenlage',
    briefing: id,
    'machine-generated': true,
    'ai-generated': provenance.writerKind === 'language-model',
    reviewed: review !== undefined,
    ...(review === undefined ? {} : { 'reviewed-by': review.name, 'reviewed-at': review.at }),
    ...(edited === 0 ? {} : { 'human-edited-sentences': edited }),
    status,
    ...(version === undefined ? {} : { version }),
    marking,
    ...(tlp === undefined ? {} : { tlp: tlpText(tlp) }),
    'as-of': asOf,
    template: `${template.id} ${template.version}`,
    writer: provenance.writer,
  };
}
