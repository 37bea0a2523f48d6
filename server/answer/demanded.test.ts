import { describe, expect, it } from 'vitest';
import { findFigures } from '../text/index.ts';
import { analyseQuestion } from './analyse-question.ts';
import { isDemanded } from './demanded.ts';
import { isLeft } from './figure-clause.ts';

describe('a question for the number that somebody wants', () => {
  it.each([
    ['Welche Quote für Hering will Larnia?', 'Larnia'],
    ['Wie viele Lizenzen fordert Tolmar?', 'Tolmar'],
    ['Wie viele Lizenzen wurden von Tolmar gefordert?', 'Tolmar'],
    ['What herring quota does Larnia want?', 'Larnia'],
    ['How many licences is Tolmar asking for?', 'Tolmar'],
    ['How many licences were requested by Tolmar?', 'Tolmar'],
    ['Quel quota de hareng Larnia demande-t-elle ?', 'Larnia'],
    ['Combien de licences exige Tolmar ?', 'Tolmar'],
    ['How many licences does Tolmar propose?', 'Tolmar'],
    ['How many licences is Tolmar offering?', 'Tolmar'],
    ['How many licences were offered by Tolmar?', 'Tolmar'],
    ['Wie viele Lizenzen schlägt Tolmar vor?', 'Tolmar'],
    ['Wie viele Lizenzen bietet Tolmar an?', 'Tolmar'],
    ['Combien de licences propose Tolmar ?', 'Tolmar'],
    ['Combien de licences offre Tolmar ?', 'Tolmar'],
  ])('%s', (question, name) => expect(analyseQuestion(question).demandedBy).toBe(name));

  it.each([
    'Welche Quote hat Larnia?',
    'How many licences will Tolmar issue?',
    'Wie viele Lizenzen hat Tolmar vergeben?',
    'Was fordert Tolmar?',
    'Combien de licences possède Tolmar ?',
  ])('not: %s', (question) => expect(analyseQuestion(question).demandedBy).toBeNull());
});

describe('a figure as what is wanted', () => {
  const wanted = (text: string, language: string): string[] =>
    findFigures(text)
      .filter((figure) => !isLeft(figure, text) && isDemanded(figure, text, language))
      .map(({ raw }) => raw);

  it.each([
    ['Larnia will die Quote von 900 auf 700 Tonnen senken.', 'de', ['700']],
    ['Die Quote beträgt 900 Tonnen, Larnia verlangt 700.', 'de', ['700']],
    ['Larnia wants to cut the quota from 900 to 700 tonnes.', 'en', ['700']],
    ['Larnia holds 900 tonnes, but asks for 700.', 'en', ['700']],
    ['Larnia demande que le quota passe de 900 à 700 tonnes.', 'fr', ['700']],
    ['Larnia proposes 700 tonnes.', 'en', ['700']],
    ['The quota is 900 tonnes; Larnia is offering 700.', 'en', ['700']],
    ['Larnia seeks 700 tonnes.', 'en', ['700']],
    ['Larnia schlägt 700 Tonnen vor.', 'de', ['700']],
    ['Die Quote beträgt 900 Tonnen, Larnia bot 700 an.', 'de', ['700']],
    ['Larnia propose 700 tonnes.', 'fr', ['700']],
    ['Larnia offre 700 tonnes.', 'fr', ['700']],
    ['Der Blitz schlägt in 700 Häuser ein.', 'de', []],
    ['The fleet will land 900 tonnes.', 'en', []],
    ['Die Quote beträgt 900 Tonnen.', 'de', []],
  ] as const)('%s', (text, language, figures) => expect(wanted(text, language)).toEqual(figures));
});
