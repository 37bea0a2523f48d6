import { describe, expect, it } from 'vitest';
import { findFigures } from '../text/index.ts';
import { analyseQuestion } from './analyse-question.ts';
import { tellsPlace } from './asked-place.ts';

/** Fictional names throughout. */
const tells = (question: string, text: string, language: string): boolean =>
  tellsPlace({ text, figures: findFigures(text), language }, analyseQuestion(question).terms, new Map());

describe('where something is', () => {
  it.each([
    ['Where does the council meet?', 'The council meets in Halm.', 'en'],
    ['Where do the herds sleep?', 'The herds sleep on flat grass.', 'en'],
    ['Wo tagt der Rat?', 'Der Rat tagt in Halm.', 'de'],
    ['Wo ist der Sitz des Rats?', 'Der Sitz des Rats ist Halm.', 'de'],
    ['Wo liegt Velm?', 'Velm liegt an der Küste.', 'de'],
    ['Où siège le conseil ?', 'Le conseil siège à Halm.', 'fr'],
  ])('%s · %s', (question, text, language) => expect(tells(question, text, language)).toBe(true));

  it.each([
    ['Where was Ana Pelk born?', 'Ana Pelk demands talks without delay.', 'en'],
    ['Wo wurde Ana Pelk geboren?', 'Ana Pelk fordert Verhandlungen über den Status.', 'de'],
    ['Wo tagt der Rat?', 'Der Rat tagt im Herbst.', 'de'],
    ['Where does the council meet?', 'The council meets in May.', 'en'],
  ])('not: %s · %s', (question, text, language) => expect(tells(question, text, language)).toBe(false));
});
