import { expect, it } from 'vitest';
import { findFigures } from '../text/index.ts';
import { tellsHowMany } from './how-many.ts';

const tells = (text: string): boolean => tellsHowMany({ text, figures: findFigures(text) });

it.each([
  'The fleet has 26 ships.',
  'Zwei Minister traten zurück.',
  'Larnia hat keine Botschaften in Tolmar.',
  'Several ministers resigned.',
  'La flotte compte une dizaine de navires, dont plusieurs à quai.',
  'Die Quallen fressen das Zehnfache ihres Gewichts.',
  'The six-time champion spoke.',
])('tells how many: %s', (text) => expect(tells(text)).toBe(true));

it.each([
  'Die Botschafterin sprach mit dem Außenminister; ein Vertrag sei besser als keiner.',
  "L'ambassadrice a répondu au ministre.",
  'The ambassador spoke to the minister.',
])('does not: %s', (text) => expect(tells(text)).toBe(false));
