import { describe, expect, it } from 'vitest';
import { answersYesOrNo, asksYesOrNo } from './yes-or-no.ts';

describe('a question for yes or no', () => {
  it.each([
    'Ist Tamarien Mitglied des Pakts?',
    'Darf ein Ministerium Namen von Informanten nennen?',
    'Has Kelmar signed the agreement?',
    'May the mission fly drones?',
    'Le port est-il ouvert aux navires étrangers ?',
    'Peut-on refuser la visite ?',
    'Est-ce que la mission compte des médecins ?',
    'Drones: may the mission fly them at night?',
    'Sanctions : le pacte a-t-il prolongé le régime ?',
  ])('is known: %s', (question) => expect(asksYesOrNo(question)).toBe(true));

  it.each([
    'Wie viele Beobachter hat die Mission?',
    'Wer ist Präsident von Tamarien?',
    'Seit wann ist Tamarien Mitglied?',
    'What has Kelmar signed?',
    'Under which resolution may the mission fly drones?',
    'Que peut-on refuser ?',
    'Qu’est-ce que le pacte ?',
    'Sanctions : qui les a prolongées ?',
    'Haltung Kelmars zur Mission',
  ])('is not seen in: %s', (question) => expect(asksYesOrNo(question)).toBe(false));
});

describe('a sentence that says yes or no', () => {
  it.each([
    'Ja, seit 2019.',
    'Nein. Die Bundesregierung führt darüber keine Statistik.',
    '4. Nein, das ist nicht vorgesehen.',
    'No, the mandate does not cover it.',
    'Yes.',
    'Oui, sous conditions.',
    'En principe, non.',
    'Non.Le formulaire suffit.',
  ])('is known: %s', (sentence) => expect(answersYesOrNo(sentence)).toBe(true));

  it.each([
    'Ja: 340, Nein: 112.',
    'No country has signed it.',
    'Non-proliferation remains on the agenda.',
    'Januar war kalt.',
    'Sie sagte nein.',
    'Nonetheless, the talks went on.',
  ])('is not seen in: %s', (sentence) => expect(answersYesOrNo(sentence)).toBe(false));
});
