import { describe, expect, it } from 'vitest';
import { asksForReason, tellsReason } from './asked-reason.ts';

describe('why', () => {
  it.each([
    'Why was the port closed?',
    'Warum wurde der Hafen geschlossen?',
    'Pourquoi le port est-il fermé ?',
  ])('is asked: %s', (question) => expect(asksForReason(question)).toBe(true));
  it('is not asked by "when"', () => expect(asksForReason('When was the port closed?')).toBe(false));

  it.each([
    'The port was closed because two cranes had failed.',
    'Der Hafen wurde wegen zweier Kräne geschlossen.',
    'Als Gründe nennt die Leitung zwei Kräne.',
    'Le port est fermé en raison de deux grues.',
  ])('is told: %s', (text) => expect(tellsReason(text)).toBe(true));
  it.each(['The port was closed in May.', 'Der Hafen wurde im Mai geschlossen.', 'Le port est fermé.'])(
    'is not told: %s',
    (text) => expect(tellsReason(text)).toBe(false),
  );
});
