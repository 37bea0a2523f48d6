import { describe, expect, it } from 'vitest';
import { analyseQuestion } from './analyse-question.ts';

describe('of whom a yes or no is asked', () => {
  it.each([
    ['Ist Tolmar Mitglied des Nordbunds?', 'Tolmar'],
    ['Hat die Ruvia den Vertrag unterzeichnet?', 'Ruvia'],
    ['Has Ruvia signed the treaty?', 'Ruvia'],
    ['Is the treaty in force?', null],
    ['Wer ist Mitglied des Nordbunds?', null],
    ['What is Ruvia?', null],
  ])('%s', (question, subject) => expect(analyseQuestion(question).subject).toBe(subject));
});

describe('analyseQuestion', () => {
  it.each([
    ['Wann tritt der Vertrag in Kraft?', 'de', 'date'],
    ['Since when has the mission been deployed?', 'en', 'date'],
    ['Wie viele Beobachter nahmen teil?', 'de', 'number'],
    ['Who chaired the session?', 'en', 'person'],
    ['Quelle est la position de la délégation ?', 'fr', 'position'],
    ['How did the quota change between 2019 and 2023?', 'en', 'change'],
    ['Which country spends more, Arvenia or Tolmark?', 'en', 'comparison'],
  ])('%s', (question, language, kind) => {
    expect(analyseQuestion(question)).toMatchObject({ language, kind });
  });

  it('splits a comparison and a change into sides', () => {
    expect(analyseQuestion('Which country spends more on defence, Arvenia or Tolmark?').sides).toEqual([
      'Which country spends more on defence Arvenia',
      'Which country spends more on defence Tolmark',
    ]);
    expect(analyseQuestion('How did the quota change between 2019 and 2023?').sides).toEqual([
      'How did the quota change 2019',
      'How did the quota change 2023',
    ]);
    expect(analyseQuestion('Wann war die Wahl?').sides).toEqual([]);
  });
});

describe('what is asked of somebody to have done', () => {
  it.each([
    ['Hat Larnia den Hafenvertrag ratifiziert?', 'ratifiziert'],
    ['Has Larnia ratified the port treaty?', 'ratified'],
    ['Larnia a-t-elle ratifié le traité ?', null],
    ['Why did Harbour Minister Pelk resign?', 'resign'],
    ['Warum ist Hafenministerin Pelk zurückgetreten?', 'zurückgetreten'],
    ['Warum steigen die Preise?', null],
    ['Who ratified the port treaty?', null],
    ['Ist Larnia Mitglied des Bundes?', null],
  ])('%s', (question, predicate) => expect(analyseQuestion(question).predicate).toBe(predicate));
});

describe('what something costs', () => {
  it.each([
    ['What will the toll road cost?', 'road'],
    ['How much did the election in Larnia cost?', 'election'],
    ['How much has the ferry cost?', 'ferry'],
    ['Was kostet die Fähre?', 'Fähre'],
  ])('%s', (question, thing) =>
    expect(analyseQuestion(question)).toMatchObject({ kind: 'number', unit: 'money', measuredOf: thing }),
  );
});

describe('who heads something', () => {
  it.each([
    ['Who leads the opposition in Larnia?', 'opposition'],
    ['Qui dirige le secteur nord de la mission ?', 'secteur'],
    ['Who is the president of Larnia?', null],
  ])('%s', (question, headed) => expect(analyseQuestion(question).headed).toBe(headed));

  it.each(['Qui préside le conseil de Larnia ?', 'Who presides over the council of Larnia?'])(
    '%s',
    (question) => expect(analyseQuestion(question).isOffice).toBe(true),
  );
});
