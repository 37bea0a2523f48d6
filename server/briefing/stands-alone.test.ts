import { describe, expect, it } from 'vitest';
import { isCaption } from '../answer/caption.ts';
import { isOverlong, standsAlone } from './stands-alone.ts';

describe('sentences that can be read alone', () => {
  it.each([
    ['2. im Rat darauf hinzuwirken, dass die Vereinbarung gilt;', false],
    ['b) to withdraw its patrols from the bridge.', false],
    ['(a) To agree the terms of the extension.', false],
    ['– die Mittel zu erhöhen.', false],
    ['die Mittel zu erhöhen;', false],
    ['das Ministerium beantragt die Zustimmung des Parlaments.', true],
    ['Am 5. Mai 2026 trafen sich beide Seiten.', true],
    ['3. Mai 2026 war der letzte Tag der Frist.', true],
    ['Wenn der Fluss nicht dazwischenläge, wäre Maroa wohl Teil von Kelmar.', false],
    ['If there were no river, Maroa would be part of Kelmar.', false],
    ['1. CETA im Rat abzulehnen;', false],
    ['• Engere Kopplung der Beiträge an das Einkommen.', false],
    ['Dies gilt insbesondere für die Rechte des Parlaments.', false],
    ['In diesem Punkt bleibt der Rat uneinig.', false],
    ['Diese Woche tagt der Rat in Brask.', true],
    ['This would end the mandate.', false],
    ['This year the mandate ends.', true],
    ['Das Mandat endet im Mai.', true],
    ['Das ist nur durch Ablehnung möglich.', false],
    ['Wenn die Frist abläuft, endet das Mandat.', true],
    ['If the deadline passes, the mandate would end.', true],
  ])('%s: %s', (sentence, expected) => {
    expect(standsAlone(sentence)).toBe(expected);
  });

  it('tells a caption from a statement and from a figure beside its label', () => {
    expect(isCaption('Anlage 1 Erklärung der Gruppe vom 4. Mai 2026')).toBe(true);
    expect(
      isCaption(
        'Anlage 2a – Übersetzung – Anlage 3 Entwurf einer Änderung des Vertrags vom Mai 2026 in Auszügen',
      ),
    ).toBe(true);
    expect(isCaption('Anlage 1a\n– Übersetzung –\nAnlage 2 Liste der Maßnahmen')).toBe(true);
    expect(isCaption('Anlagen: 10 (jeweils mit Übersetzung)')).toBe(true);
    expect(isCaption('Die Brücke ist gesperrt.')).toBe(false);
    expect(isCaption('Ja-Stimmen: 450')).toBe(false);
    expect(isCaption('The ministers of both sides met on the fourth of May in Brask')).toBe(false);
  });

  it('knows a quotation of half a page', () => {
    expect(isOverlong('Wort '.repeat(91))).toBe(true);
    expect(isOverlong('Wort '.repeat(90))).toBe(false);
  });
});
