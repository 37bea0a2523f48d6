import { describe, expect, it } from 'vitest';
import { findFigures } from '../text/index.ts';
import { analyseQuestion } from './analyse-question.ts';
import { tellsActor } from './asked-actor.ts';

/** Fictional names throughout. */
const told = (question: string, text: string, language = 'en'): number | null => {
  const { actor, terms } = analyseQuestion(question);
  return actor === null
    ? null
    : tellsActor(actor, { text, figures: findFigures(text), language }, terms, new Map());
};

describe('who is asked to have done something', () => {
  it.each([
    ['Who closed the road to Velm?', { act: 'closed', isDeed: false }],
    ['Who shelled the harbour of Velm?', { act: 'shelled', isDeed: true }],
    ['Wer hat die Straße nach Velm gesperrt?', { act: 'gesperrt', isDeed: false }],
    ['Wer hat den Hafen von Velm angegriffen?', { act: 'angegriffen', isDeed: true }],
    ['Qui a bombardé le port de Velm ?', { act: 'bombardé', isDeed: true }],
  ])('%s', (question, actor) => expect(analyseQuestion(question).actor).toEqual(actor));

  it.each([
    'Who is the mayor of Velm?',
    'Who did Larnia support?',
    'Wer waren die larnischen Berater?',
    'Wem gehört der Hafen von Velm?',
    'When was Velm shelled?',
  ])('not: %s', (question) => expect(analyseQuestion(question).actor).toBeNull());
});

describe('a sentence for "who did it"', () => {
  const closed = 'Who closed the road to Velm?';
  const shelled = 'Who shelled the harbour of Velm?';
  const beschossen = 'Wer hat den Hafen von Velm beschossen?';

  it.each([
    [closed, 'The Larnian army closed the road to Velm in May.', 'en'],
    [closed, 'The road to Velm was closed by Larnia in May.', 'en'],
    [shelled, 'Separatists shelled the harbour before dawn.', 'en'],
    [shelled, 'The harbour of Velm was shelled by forces from Tolmar.', 'en'],
    [shelled, 'The inquiry could not attribute the shelling to either side.', 'en'],
    [shelled, 'Larnia and Tolmar blame each other.', 'en'],
    [beschossen, 'Der Rat weist dies zurück.', 'de'],
    [beschossen, 'Tolmar macht Larnia für den Beschuss verantwortlich.', 'de'],
    [beschossen, 'Die Armee Tolmars hat den Hafen beschossen.', 'de'],
    [beschossen, 'Der Hafen von Velm wurde von Truppen Tolmars beschossen.', 'de'],
    [beschossen, 'Am 9. Mai beschossen Kämpfer den Hafen von Velm.', 'de'],
    ['Wer hat die Verschiebung beantragt?', 'Die Sitzung wurde auf Antrag Larnias verschoben.', 'de'],
    ['Who requested the delay?', 'The meeting was put off at the request of Larnia.', 'en'],
    ['Wer schloss die Straße nach Velm?', 'Im Mai schloss Larnia die Straße.', 'de'],
    ['Qui a bombardé le port de Velm ?', 'Le port a été bombardé par Tolmar.', 'fr'],
  ])('%s · names him: %s', (question, text, language) => expect(told(question, text, language)).toBe(1));

  it.each([
    [closed, 'The road to Velm was closed in May.', 'en'],
    [closed, 'The road is 12 kilometres long.', 'en'],
    [shelled, 'On 9 May mortar rounds struck the harbour of Velm, where civilians were waiting.', 'en'],
    [shelled, 'The shelling of the harbour of Velm cost 12 lives.', 'en'],
    [shelled, 'The harbour of Velm was shelled on 9 May.', 'en'],
    [beschossen, 'Am 9. Mai wurde der Hafen von Velm beschossen.', 'de'],
    [beschossen, 'Am 9. Mai schlugen am Hafen von Velm mehrere Granaten ein.', 'de'],
    [beschossen, 'Das Ministerium beziffert die Zahl der Getöteten auf 14.', 'de'],
    ['Qui a bombardé le port de Velm ?', 'Le port a été bombardé le 9 mai.', 'fr'],
  ])('%s · names nobody: %s', (question, text, language) => expect(told(question, text, language)).toBe(-1));

  it('knows no role where it does not have the verb', () => {
    expect(told(closed, 'Larnia announced new rules for the road.')).toBe(0);
  });
});
