import type { Briefing } from '../../domain/index.ts';
import { disclosure, disclosureTitle } from '../disclosure.ts';
import { machineFacts } from '../machine-facts.ts';
import { texts } from '../messages.ts';
import { plainText } from './plain-text.ts';

/** What Word shows under File > Info, and what machines find there: how the text came about, and that nobody checked it. */
export function properties(briefing: Briefing) {
  const text = texts(briefing.language);
  const facts = machineFacts(briefing);
  const fictional = briefing.sources.some((source) => source.fictional);
  return {
    title: plainText(briefing.title),
    subject: plainText(briefing.topic),
    creator: facts.generator,
    lastModifiedBy: facts.generator,
    description: `${disclosureTitle(briefing, plainText)}. ${disclosure(briefing, plainText)}`,
    keywords: [
      // The extractive writer is no artificial intelligence: it puts the sources' own sentences together.
      ...(facts['ai-generated'] ? text.keywords : text.keywords.slice(1)),
      text.keywordReviewed[facts.reviewed ? 1 : 0],
      `marking: ${briefing.marking}`,
      ...(facts.tlp === undefined ? [] : [facts.tlp]),
      // In the words of the sample record's own Word files.
      ...(fictional ? ['fictional: true'] : []),
    ].join('; '),
    customProperties: Object.entries(facts).map(([name, value]) => ({
      name,
      value: plainText(String(value)),
    })),
  };
}
