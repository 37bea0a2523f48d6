import { describe, expect, test } from 'vitest';
import type { Block } from '../document.ts';
import { completeMetadata } from './complete-metadata.ts';
import { findTlp, printedTlp, tlpOf } from './find-tlp.ts';

test.each([
  ['TLP:CLEAR', 'CLEAR'],
  ['TLP:WHITE', 'CLEAR'],
  ['TLP:GREEN', 'GREEN'],
  ['TLP:AMBER', 'AMBER'],
  ['TLP: AMBER+STRICT', 'AMBER+STRICT'],
  ['TLP:AMBER + STRICT', 'AMBER+STRICT'],
  ['TLP:RED', 'RED'],
  ['tlp: red', 'RED'],
  ['TLP AMBER', 'AMBER'],
  ['*** TLP:RED ***', 'RED'],
  ['[TLP:GREEN] Lagebild Nordküste', 'GREEN'],
  ['Classification: TLP:AMBER', 'AMBER'],
  ['Weitergabe: TLP:RED (nur benannte Empfänger)', 'RED'],
  ['TLP:AMBER  Seite 3 von 10', 'AMBER'],
  ['Page 3 of 10 | TLP:GREEN | Advisory 12/2026', 'GREEN'],
  ['Lagezentrum – TLP:AMBER', 'AMBER'],
  ['TLP:RED – Not for disclosure, restricted to participants only', 'RED'],
  ['VS-NfD / TLP:AMBER', 'AMBER'],
  ['VS – VERTRAULICH TLP:AMBER+STRICT', 'AMBER+STRICT'],
  ['TLP:RED NATO SECRET', 'RED'],
  ['TLP:AMBER · Wochenbericht · TLP:AMBER', 'AMBER'],
] as const)('"%s" bears the label %s', (line, label) => {
  expect(findTlp(line)).toBe(label);
});

test.each([
  'We received the report as TLP:RED from a partner service.',
  'This report is TLP:AMBER.',
  'TLP:AMBER is the default of this list.',
  'TLP:RED und TLP:AMBER',
  'TLP:RED, TLP:AMBER, TLP:GREEN, TLP:CLEAR',
  'TLP:RED = For the eyes and ears of individual recipients only, no further disclosure.',
  'How to use TLP:GREEN',
  'Der Anhang (TLP:RED) liegt der Botschaft vor.',
  'Reports may be shared within the community – TLP:GREEN – and with nobody else',
  'TLP:AMBER ist die dritte Stufe',
  'TLP: Traffic Light Protocol',
  'TLP:REDACTED',
  'HTLP:RED',
  'Amber light at the crossing',
  'TLP',
])('"%s" only speaks of it', (line) => {
  expect(findTlp(line)).toBeUndefined();
});

test.each([
  ['TLP:AMBER Wochenbericht der Nordküste', 'AMBER'],
  ['AW: [TLP:RED] Gespräch mit Orland', 'RED'],
  ['Fwd: TLP:GREEN Lagebild', 'GREEN'],
  ['Lagebild der Nordküste (TLP:AMBER+STRICT)', 'AMBER+STRICT'],
  ['Lagebild - TLP:AMBER', 'AMBER'],
  ['How to use TLP:GREEN', undefined],
  ['TLP:AMBER explained', undefined],
  ['TLP:RED oder TLP:AMBER?', undefined],
] as const)('a subject "%s" bears %s', (subject, label) => {
  expect(findTlp(subject, 'title')).toBe(label);
});

test.each([
  ['AMBER', 'AMBER'],
  ['tlp:amber+strict', 'AMBER+STRICT'],
  ['TLP RED', 'RED'],
  ['white', 'CLEAR'],
  ['orange', undefined],
  [undefined, undefined],
] as const)('a field "%s" names %s', (value, label) => {
  expect(tlpOf(value)).toBe(label);
});

describe('of a document', () => {
  const block = (text: string, kind: Block['kind'] = 'paragraph'): Block =>
    kind === 'heading' ? { kind, text, level: 1 } : { kind, text };
  const tlp = (stated: Parameters<typeof completeMetadata>[0], ...texts: string[]) =>
    completeMetadata(
      stated,
      texts.map((text) => block(text)),
      'file',
    ).tlp;

  test('the stricter label counts, and a legend below it does not', () => {
    expect(printedTlp(['TLP:GREEN', 'Text', 'TLP:AMBER'])).toBe('AMBER');
    expect(printedTlp(['TLP:GREEN', 'TLP:RED', 'TLP:AMBER', 'TLP:CLEAR'])).toBe('GREEN');
    expect(printedTlp(['Text'])).toBeUndefined();
  });

  test('a field of the file opens nothing that the paper restricts', () => {
    expect(tlp({ tlp: 'CLEAR' }, 'TLP:AMBER', 'Text')).toBe('AMBER');
    expect(tlp({ tlp: 'RED' }, 'TLP:AMBER', 'Text')).toBe('RED');
    expect(tlp({ title: 'AW: [TLP:RED] Gespräch' }, 'Text')).toBe('RED');
    expect(completeMetadata({ tlp: 'CLEAR' }, [block('TLP:AMBER'), block('Text')], 'file').overruled).toEqual(
      { tlp: 'CLEAR' },
    );
    expect(tlp({}, 'Bericht', 'Wir erhielten ihn als TLP:RED vom Partner.')).toBeUndefined();
  });
});
