import { describe, expect, it } from 'vitest';
import { findFigures } from '../text/index.ts';
import { beganLater, isOfAnotherDay } from './row-text.ts';

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

describe('beganLater', () => {
  const later = (question: string, text: string): boolean =>
    beganLater(findFigures(question), findFigures(text), text);

  it.each([
    ['Who was president of Larnia in 1990?', 'Head of state: President Ada Morn (since 2031)'],
    ['Wer war 1990 Präsident von Larnia?', 'Präsidentin ist Ada Morn, seit dem 3. Mai 2031 im Amt.'],
    ['Qui était président en 1990 ?', 'Le président, en poste depuis 2031, est Ada Morn.'],
  ])('%s', (question, text) => expect(later(question, text)).toBe(true));

  it.each([
    ['Who was president of Larnia in 2031?', 'Head of state: President Ada Morn (since 2031)'],
    ['Who was president of Larnia in 2032?', 'Head of state: President Ada Morn (since 2031)'],
    ['Who was president of Larnia in 1990?', 'In 1990 it was Ivo Tal; Ada Morn has held it since 2031.'],
    ['Who is president of Larnia?', 'Head of state: President Ada Morn (since 2031)'],
  ])('not: %s', (question, text) => expect(later(question, text)).toBe(false));
});
