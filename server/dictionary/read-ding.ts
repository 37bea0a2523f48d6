import type { WordPairs } from './word-pairs.ts';

/**
 * The format of Ding, as in Debian's `trans-de-en`: "Haus {n}; Gebäude {n} | Häuser {pl} :: house; building | houses".
 * Parts between bars belong together by position, alternatives between semicolons.
 */
export function readDing(text: string, forth: WordPairs, back: WordPairs): void {
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) continue;
    const [left, right] = line.split(' :: ');
    if (left === undefined || right === undefined) continue;
    const sources = left.split(' | ');
    const targets = right.split(' | ');
    for (let part = 0; part < Math.min(sources.length, targets.length); part++) {
      const here = alternatives(sources[part] ?? '');
      const there = alternatives(targets[part] ?? '');
      // The later parts are inflections and phrases around the first.
      const weight = part === 0 ? 1 : 0.5;
      for (const entry of here) forth.add(entry, there, weight);
      for (const entry of there) back.add(entry, here, weight);
    }
  }
}

const alternatives = (part: string): string[] =>
  part
    .split(';')
    .map(bare)
    .filter((entry) => entry !== '');

/** Without grammar, field and explanation: "Aal {m} (auf der Speisekarte) [cook.]" → "Aal". */
const bare = (entry: string): string =>
  entry
    .replace(/\{[^}]*\}|\[[^\]]*\]|\([^)]*\)|<[^>]*>|"/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
