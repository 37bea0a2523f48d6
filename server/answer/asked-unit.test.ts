import { describe, expect, it } from 'vitest';
import { findFigures } from '../text/index.ts';
import { type AskedUnit, isInUnit, unitAsked } from './asked-unit.ts';

const told = (unit: AskedUnit, text: string): boolean =>
  findFigures(text).some((figure) => isInUnit(unit, figure, text));

describe('what a number is told in', () => {
  it.each([
    ['What does the bridge cost?', 'cost', 'money'],
    ['Wie teuer wird die Brücke?', null, 'money'],
    ['Wie lang ist die Brücke?', null, 'length'],
    ['How long is the Orva river?', null, 'length'],
    ['How long is the bridge over the Orva?', null, 'length'],
    ['Wie lang ist die Leitung nach Halm?', null, 'length'],
    ['Quelle est la longueur de la ligne de séparation ?', null, 'length'],
    ['How high is the Halm dam?', null, 'length'],
    ['How tall is the tower?', null, 'length'],
    ['How long did the talks last?', null, 'duration'],
    ['How long does the mandate run?', null, 'duration'],
    ['How long is the term of the council?', null, 'duration'],
    ['How long was the port closed?', null, 'duration'],
    ['How long was she president?', null, 'duration'],
    ['Wie lang ist die Frist?', null, 'duration'],
    ['Wie lange bleibt die Brücke gesperrt?', null, 'duration'],
    ['Wie hoch ist die Schuld?', null, null],
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
    ['length', 'The river is 640 kilometres long.'],
    ['length', 'Sie ist 640 km lang.'],
    ['duration', 'Die Gespräche dauerten 14 Stunden.'],
    ['duration', 'The theatre was in use from 1870 to 1939.'],
    ['duration', 'The mandate runs until 30 November 2031.'],
    [null, 'It has 12 arches.'],
  ] as const)('%s: %s', (unit, text) => {
    expect(told(unit, text)).toBe(true);
  });

  it.each([
    ['money', 'Eine Streife stand 2,3 Kilometer westlich der Brücke.'],
    ['money', 'It has 12 arches.'],
    ['extent', 'Die Brücke kostet 2,9 Milliarden Kronen.'],
    ['extent', 'It has 12 arches.'],
    ['length', 'Die Gespräche dauerten 14 Stunden.'],
    ['length', 'The site lies within 4 kilometres of the river.'],
    ['length', 'Eine Streife stand 2,3 Kilometer westlich der Brücke.'],
    ['length', 'The dam holds 6 billion cubic metres.'],
    ['duration', 'The river is 640 kilometres long.'],
    ['duration', 'It was built in 1870.'],
  ] as const)('not %s: %s', (unit, text) => {
    expect(told(unit, text)).toBe(false);
  });
});
