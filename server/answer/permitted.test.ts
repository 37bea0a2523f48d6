import { describe, expect, it } from 'vitest';
import { findFigures } from '../text/index.ts';
import { analyseQuestion } from './analyse-question.ts';
import { isPermitted } from './permitted.ts';

describe('a question for what is permitted', () => {
  it.each([
    'Wie viele Schlepper darf der Hafen von Ostik halten?',
    'Welche Menge Sand dürfen die Bagger höchstens fördern?',
    'How many trawlers may Larnia license?',
    'How many inspectors are allowed on board?',
    'What is the ceiling on trawlers?',
    'Combien de chalutiers le port peut-il accueillir ?',
    'Combien de chalutiers au maximum Larnia exploite-t-elle ?',
  ])('%s', (question) => expect(analyseQuestion(question).asksForLimit).toBe(true));

  it.each([
    'Wie viele Schlepper hat der Hafen von Ostik?',
    'How many trawlers sank in May 2024?',
    'Combien de chalutiers possède Larnia ?',
    'Darf Larnia Schlepper halten?',
    'Wann dürfen die Schlepper auslaufen?',
  ])('not: %s', (question) => expect(analyseQuestion(question).asksForLimit).toBe(false));
});

describe('a figure as what is permitted', () => {
  const permits = (text: string): string[] =>
    findFigures(text)
      .filter((figure) => isPermitted(figure, text))
      .map(({ raw }) => raw);

  it.each([
    ['Der Hafen darf 30 Schlepper halten.', ['30']],
    ['Es heißt, dass der Hafen 30 Schlepper halten darf.', ['30']],
    ['Die Zahl der Schlepper ist auf 30 begrenzt; es gibt 12.', ['30']],
    ['Erlaubt sind höchstens 30 Schlepper, von denen 12 fahren.', ['30']],
    ['Die Obergrenze liegt bei 30 Schleppern.', ['30']],
    ['The port may keep 30 tugs, but it has 12.', ['30']],
    ['Not more than 30 tugs are at work.', ['30']],
    ['30 tugs are permitted; 12 are at work.', ['30']],
    ['Le port peut garder 30 remorqueurs, mais il en a 12.', ['30']],
    ['Le plafond est fixé à 30 remorqueurs.', ['30']],
  ])('%s', (text, figures) => expect(permits(text)).toEqual(figures));

  it.each([
    'Der Hafen hat 12 Schlepper, darf aber keinen ausleihen.',
    'The port has 12 tugs.',
    'There may well be 12 tugs in the port.',
    'In May 12 tugs were idle.',
    'Le port compte 12 remorqueurs.',
  ])('not: %s', (text) => expect(permits(text)).toEqual([]));
});
