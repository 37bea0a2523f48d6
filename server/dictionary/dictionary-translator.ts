import type { Translation, Translator } from '../ports/translator.ts';
import { stem } from '../text/index.ts';
import { splitCompound } from './split-compound.ts';
import type { WordFile } from './word-file.ts';

/** A part says less than the whole word. */
const PART = 0.7;
const MOST_REMEMBERED = 20_000;

/**
 * Translations by the house glossary first, then by the dictionaries; German compounds that neither knows by their
 * parts.
 *
 * @param files direction ("de→en") → compiled dictionary
 */
export function createDictionaryTranslator(
  base: Translator,
  files: ReadonlyMap<string, WordFile>,
): Translator {
  const known = new Map<string, readonly Translation[]>();
  const translate = (word: string, from: string, to: string): readonly Translation[] => {
    const file = files.get(`${from}→${to}`);
    const best = new Map<string, Translation>();
    const add = (translation: Translation): void => {
      const key = stem(translation.word, to);
      if ((best.get(key)?.weight ?? 0) < translation.weight) best.set(key, translation);
    };
    for (const translation of base.translate(word, from, to)) add(translation);
    if (file !== undefined) for (const translation of file.find(stem(word, from))) add(translation);
    if (best.size === 0 && file !== undefined && from === 'de') {
      const parts = splitCompound(word, (part) => file.has(stem(part, 'de')));
      for (const part of parts ?? [])
        for (const { word: found, weight } of file.find(stem(part, 'de')))
          add({ word: found, weight: weight * PART, part: true });
    }
    return [...best.values()].sort((a, b) => b.weight - a.weight);
  };
  return {
    id: [base.id, ...files.keys()].join('+'),
    translate(word, from, to) {
      if (from === to) return [];
      const key = `${from}→${to}:${word}`;
      const remembered = known.get(key);
      if (remembered !== undefined) return remembered;
      if (known.size >= MOST_REMEMBERED) known.clear();
      const found = translate(word, from, to);
      known.set(key, found);
      return found;
    },
  };
}
