import { expect, it } from 'vitest';
import { shownName } from './shown-name.ts';

it.each([
  ['cables/12.pdf', 'cables/12.pdf'],
  ['Lage\nadded      b.pdf', 'Lage\ufffdadded      b.pdf'],
  ['\u001b[2Kgone.pdf', '\ufffd[2Kgone.pdf'],
  ['Lage\u202efdp.exe', 'Lage\ufffdfdp.exe'],
  ['a\u2066b\u2069\u200f\u061cc', 'a\ufffdb\ufffd\ufffd\ufffdc'],
  ['تقرير السفارة.docx', 'تقرير السفارة.docx'],
  ['Référence – Übersicht 👩‍💻.odt', 'Référence – Übersicht 👩‍💻.odt'],
])('"%s" is shown as it can be read', (name, shown) => {
  expect(shownName(name)).toBe(shown);
});
