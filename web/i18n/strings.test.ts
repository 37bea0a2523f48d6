import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { administrationStrings } from './administration-strings.ts';
import { strings } from './strings.ts';

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name ?? '').sort();

describe('the texts of the interface', () => {
  it('stand in one file each', async () => {
    const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('-strings.ts'));
    const words: object[] = await Promise.all(files.map((name) => import(/* @vite-ignore */ `./${name}`)));
    const entries = words.flatMap((module) => Object.values(module).flatMap((area) => Object.entries(area)));
    const seen = new Map<string, unknown>();
    // One that adds up others holds the very same texts.
    const twice = entries.filter(([key, text]) => (seen.get(key) ?? text) !== text || !seen.set(key, text));
    expect(twice).toEqual([]);
    expect(Object.keys(strings).filter((key) => !seen.has(key))).toEqual([]);
  });

  it('have the same placeholders in both languages, and no brace that would be shown', () => {
    const wrong = Object.entries({ ...strings, ...administrationStrings }).filter(
      ([, { de, en }]) =>
        placeholders(de).join() !== placeholders(en).join() ||
        [de, en].some((text) => /[{}]/u.test(text.replaceAll(/\{\{\w+\}\}/gu, ''))),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});
