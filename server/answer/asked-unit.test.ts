import { describe, expect, it } from 'vitest';
import { findFigures } from '../text/index.ts';
import { type AskedUnit, isInUnit, unitAsked } from './asked-unit.ts';

const told = (unit: AskedUnit, text: string): boolean =>
  findFigures(text).some((figure) => isInUnit(unit, figure, text));

describe('what a number is told in', () => {
  it.each([
    ['What does the bridge cost?', 'cost', 'money'],
    ['Wie teuer wird die Brücke?', null, 'money'],
    ['Wie lang ist die Brücke?', null, 'extent'],
    ['How long did the talks last?', null, 'extent'],
    ['How long ago was it built?', null, null],
    ['How many people came?', null, null],
  ])('%s', (question, measured, unit) => {
    expect(unitAsked(question, measured)).toBe(unit);
  });

  it.each([
    ['money', 'Die Brücke kostet 2,9 Milliarden Kronen.'],
    ['money', 'It is put at € 12 million.'],
    ['money', 'Le coût est de 3 millions d’euros.'],
    ['extent', 'The bridge is 2.3 kilometres long.'],
    ['extent', 'Die Gespräche dauerten 14 Stunden.'],
    ['extent', 'Le pont mesure 300 mètres.'],
    [null, 'It has 12 arches.'],
  ] as const)('%s: %s', (unit, text) => {
    expect(told(unit, text)).toBe(true);
  });

  it.each([
    ['money', 'Eine Streife stand 2,3 Kilometer westlich der Brücke.'],
    ['money', 'It has 12 arches.'],
    ['extent', 'Die Brücke kostet 2,9 Milliarden Kronen.'],
    ['extent', 'It has 12 arches.'],
  ] as const)('not %s: %s', (unit, text) => {
    expect(told(unit, text)).toBe(false);
  });
});
