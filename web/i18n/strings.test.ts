import { describe, expect, it } from 'vitest';
import { administrationStrings } from './administration-strings.ts';
import { strings } from './strings.ts';

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name ?? '').sort();

describe('the texts of the interface', () => {
  it('have the same placeholders in both languages, and no brace that would be shown', () => {
    const wrong = Object.entries({ ...strings, ...administrationStrings }).filter(
      ([, { de, en }]) =>
        placeholders(de).join() !== placeholders(en).join() ||
        [de, en].some((text) => /[{}]/u.test(text.replaceAll(/\{\{\w+\}\}/gu, ''))),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});
