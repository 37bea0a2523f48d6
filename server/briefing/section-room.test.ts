import { describe, expect, it } from 'vitest';
import { sectionRoom } from './section-room.ts';

describe('the room of a section', () => {
  it('is without end where the template sets no length', () => {
    const room = sectionRoom(undefined);
    expect(Array.from({ length: 50 }, () => room.take('A sentence.'))).not.toContain(false);
  });

  it('is shared among its questions, and what one leaves goes to the next', () => {
    const room = sectionRoom({ sentences: 4 });
    room.share(3);
    expect(['One.', 'Two.', 'Three.'].map(room.take)).toEqual([true, true, false]);
    room.share(2);
    expect(['Four.'].map(room.take)).toEqual([true]);
    room.share(1);
    expect(['Five.', 'Six.'].map(room.take)).toEqual([true, false]);
  });

  it('counts the sentences of a quotation that stands with what it points back to', () => {
    const room = sectionRoom({ sentences: 2 });
    room.share(1);
    expect(['The treaty was signed. It enters into force in May.', 'A third one.'].map(room.take)).toEqual([
      true,
      false,
    ]);
  });

  it('counts words, figures and compounds as one, and takes one sentence however long', () => {
    const room = sectionRoom({ words: 6 });
    room.share(1);
    expect(room.take('Die Teska-Kommission nennt 4.500 Tonnen.')).toBe(true);
    expect(room.take('Zwei Wörter.')).toBe(false);
    expect(room.take('Eins.')).toBe(true);
    const tight = sectionRoom({ words: 1 });
    tight.share(1);
    expect(tight.take('A sentence that is much longer than that.')).toBe(true);
  });
});
