import { describe, expect, it } from 'vitest';
import { otherWords, saysWhatIsAsked } from './other-words.ts';

const de = { topic: 'CETA', language: 'de' } as const;
const en = { topic: 'fishing agreement with Maroa', language: 'en' } as const;

describe('sub-questions by rules', () => {
  it('ask for the same in other words, with the topic', () => {
    expect(otherWords('CETA: Was wurde beschlossen?', de)).toEqual([
      'CETA: Beschluss?',
      'CETA: angenommen?',
      'CETA: gebilligt?',
    ]);
    expect(otherWords('fishing agreement with Maroa: who rejects what?', en)).toEqual([
      'fishing agreement with Maroa: refused?',
      'fishing agreement with Maroa: opposed?',
    ]);
  });

  it('never repeat a word of the topic, ask for nothing new, and leave own positions alone', () => {
    expect(otherWords('fishing agreement with Maroa: what was agreed?', en)).toEqual([
      'fishing agreement with Maroa: signed?',
    ]);
    expect(otherWords('CETA: Was ist die Hauptstadt?', de)).toEqual([]);
    expect(otherWords('CETA: Was haben wir vereinbart?', de)).toEqual([]);
    expect(otherWords('fishing agreement with Maroa: what is our risk?', en)).toEqual([]);
  });

  it('are answered by sentences with their own words only', () => {
    const decides = saysWhatIsAsked('CETA: Beschluss?', de);
    expect(decides('Der Rat fasste den Beschluss über die Anwendung.')).toBe(true);
    expect(decides('CETA ist ein Abkommen mit Kanada.')).toBe(false);
    const costs = saysWhatIsAsked('CETA: Millionen Euro?', de);
    expect(costs('Das kostet 12 Millionen Euro.')).toBe(true);
    expect(costs('Das kostet einen Euro.')).toBe(false);
    const holds = saysWhatIsAsked('CETA: in Kraft?', de);
    expect(holds('Es trat 2017 in Kraft.')).toBe(true);
    expect(holds('Mit aller Kraft wirbt er dafür.')).toBe(false);
    // Of a longer question half of the words.
    const long = saysWhatIsAsked('CETA: Welche Klausel zum Investitionsschutz gilt vorläufig?', de);
    expect(long('Die Klausel zum Investitionsschutz ist ausgenommen.')).toBe(true);
    expect(long('Vorläufig bleibt alles beim Alten.')).toBe(false);
  });
});
