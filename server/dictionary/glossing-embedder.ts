import type { Embedder } from '../ports/embedder.ts';
import { identifyQuestionLanguage } from '../text/index.ts';

/** End of the id of an embedder whose German texts were glossed; such vectors never mix with others. */
export const GLOSSED = '+gloss-de';

/** An English-only model that reads German through a dictionary. */
export function createGlossingEmbedder(inner: Embedder, gloss: (text: string) => string): Embedder {
  const readable = (text: string): string => (identifyQuestionLanguage(text) === 'de' ? gloss(text) : text);
  return {
    id: `${inner.id}${GLOSSED}`,
    dimensions: inner.dimensions,
    languages: [...(inner.languages ?? []), 'de'],
    ...(inner.evidentCosine === undefined ? {} : { evidentCosine: withoutGerman(inner.evidentCosine) }),
    ...(inner.releasedUpTo === undefined ? {} : { releasedUpTo: inner.releasedUpTo }),
    ...(inner.onBehalfOf === undefined
      ? {}
      : { onBehalfOf: (cause) => createGlossingEmbedder(inner.onBehalfOf?.(cause) ?? inner, gloss) }),
    embedPassages: (texts, signal, marks) => inner.embedPassages(texts.map(readable), signal, marks),
    embedQuery: (text, signal) => inner.embedQuery(readable(text), signal),
    warm: async () => inner.warm?.(),
    close: () => inner.close(),
  };
}

/** Of glossed German it was not measured. */
const withoutGerman = ({ passage, sentence }: NonNullable<Embedder['evidentCosine']>) => {
  const others = (all: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(all).filter(([language]) => language !== 'de'));
  return { passage: others(passage), sentence: others(sentence) };
};
