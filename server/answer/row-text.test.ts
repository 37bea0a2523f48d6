import { describe, expect, it } from 'vitest';
import { findFigures } from '../text/index.ts';
import { isOfAnotherDay } from './row-text.ts';

const ofAnotherDay = (question: string, text: string): boolean =>
  isOfAnotherDay(findFigures(question), findFigures(text), text);

describe('isOfAnotherDay', () => {
  it.each([
    ['How full was the basin on 1 August 2031?', 'As at 1 October 2031, the basin held 2.1 million litres.'],
    [
      'Wie voll war das Becken am 1. August 2031?',
      'Zum 1. Oktober 2031 fasste das Becken 2,1 Millionen Liter.',
    ],
  ])('%s', (question, text) => expect(ofAnotherDay(question, text)).toBe(true));

  it.each([
    [
      'How full was the basin on 1 August 2031?',
      'On 1 August 2031 it held 1.8 million litres, on 1 October 2.1.',
    ],
    ['How full was the basin in August 2031?', 'As at 1 August 2031 it held 1.8 million litres.'],
    [
      'How many were hurt on 9 June 2031?',
      'The ministry gives the number of the hurt in its note of 10 June as 14.',
    ],
    [
      'Wie viele wurden am 9. Juni verletzt?',
      'Das Ministerium nennt in seiner Mitteilung vom 10. Juni 14 Verletzte.',
    ],
    ['How full was the basin in 2031?', 'As at 1 October 2031, the basin held 2.1 million litres.'],
    ['How full was the basin?', 'As at 1 October 2031, the basin held 2.1 million litres.'],
  ])('not: %s', (question, text) => expect(ofAnotherDay(question, text)).toBe(false));
});
