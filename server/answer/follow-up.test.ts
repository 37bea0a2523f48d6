import { describe, expect, it } from 'vitest';
import { completeFollowUp } from './follow-up.ts';

// Countries, persons and papers are fictional unless they are countries of the world.
describe('a follow-up', () => {
  const cases: [previous: string, question: string, complete: string | null][] = [
    ['Wie hoch waren die Ausgaben 2024?', 'Und im Jahr davor?', 'Wie hoch waren die Ausgaben 2023?'],
    ['What was agreed on 3 May 2024?', 'And the year after?', 'What was agreed on 2025?'],
    ['Wie hoch waren die Ausgaben 2024?', 'und 2019?', 'Wie hoch waren die Ausgaben 2019?'],
    ['Wie steht Kanada zu dem Abkommen?', 'Und Frankreich?', 'Wie steht Frankreich zu dem Abkommen?'],
    ['Who is the foreign minister of Kelmar?', 'And of Sorvan?', 'Who is the foreign minister of Sorvan?'],
    ['Who leads the mission?', 'And the budget?', 'Who leads the mission – the budget?'],
    ['Was steht in Drucksache 18/9663?', 'Und in 18/9621?', 'Was steht in Drucksache 18/9621?'],
    [
      'Wann wurde der Vertrag von Lesk geschlossen?',
      'Wer hat ihn unterzeichnet?',
      'Wer hat ihn unterzeichnet? (Vertrag Lesk)',
    ],
    [
      'When did Prime Minister Dorsk visit Vellin?',
      'What did she say there?',
      'What did she say there? (Prime Minister Dorsk Vellin)',
    ],
    ['Wann wurde der Vertrag von Lesk geschlossen?', 'Und warum?', 'Und warum? (Vertrag Lesk)'],
    [
      'Wann wurde der Vertrag von Lesk geschlossen?',
      'Wie hat Sorvan darauf reagiert?',
      'Wie hat Sorvan darauf reagiert? (Vertrag Lesk)',
    ],
    ['Wie steht Kanada zu dem Abkommen?', 'Wann tritt die Resolution in Kraft und was sieht sie vor?', null],
    ['Wie steht Kanada zu dem Abkommen?', 'Wie viele Beobachter sind in Hadrin im Einsatz?', null],
    ['Who leads the mission?', 'How many people were there in the camp of Nalva?', null],
  ];
  it.each(cases)('%s — %s', (previous, question, complete) => {
    expect(completeFollowUp(question, previous)).toBe(complete);
  });
});
