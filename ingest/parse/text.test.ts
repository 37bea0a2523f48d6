import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { cleanText } from './clean-text.ts';
import { decodeText } from './decode-text.ts';
import { createVocabulary, joinLine } from './join-lines.ts';
import { tableLines } from './table-rows.ts';

test.each([
  ['a\u0000b\u0007c', 'abc'],
  ['re\u202eversed\u202c', 'reversed'],
  ['Wasser\u00adversorgung', 'Wasserversorgung'],
  ['ﬁnal eﬀort', 'final effort'],
  ['u\u0308ber', 'über'],
  ['  two \n\t lines\u00a0here ', 'two lines here'],
  ['lone \ud800 half', 'lone \ufffd half'],
])('cleans %j', (text, expected) => {
  expect(cleanText(text)).toBe(expected);
});

test.each([
  ['Außen-', 'politik', 'Außenpolitik'],
  ['Wasser-', 'und Energie', 'Wasser- und Energie'],
  ['CETA-', 'Vertrag', 'CETA-Vertrag'],
  ['90/', 'DIE GRÜNEN', '90/DIE GRÜNEN'],
  ['ein Wort', 'und noch eins', 'ein Wort und noch eins'],
  ['Gespräche –', 'so hieß es', 'Gespräche – so hieß es'],
])('joins "%s" and "%s"', (before, line, expected) => {
  const joined = joinLine(before, line);
  expect(joined.text).toBe(expected);
  expect(joined.text.slice(joined.offset)).toBe(line);
});

test('a word that the document writes with a hyphen keeps it', () => {
  const vocabulary = createVocabulary(['a long-term plan for peace', 'the long-term view of it']);
  expect(joinLine('the long-', 'term plan', vocabulary).text).toBe('the long-term plan');
});

const SAMPLE = 'Übergangslösung für die Straße – „geprüft“, 1 000 €';
test.each(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'])('reads %s', (encoding) => {
  expect(
    decodeText(iconv.encode(SAMPLE, encoding, { addBOM: encoding.startsWith('utf-16') })).text.replace(
      /^\ufeff/,
      '',
    ),
  ).toBe(SAMPLE);
});

test('iso-8859-1 means windows-1252', () => {
  expect(decodeText(iconv.encode(SAMPLE, 'windows-1252'), 'iso-8859-1').text).toBe(SAMPLE);
});

test('a wrong declaration does not spoil valid UTF-8', () => {
  expect(decodeText(Buffer.from(SAMPLE), 'iso-8859-1')).toMatchObject({ text: SAMPLE, guessed: false });
});

test('text that was encoded twice is repaired', () => {
  const twice = iconv.decode(Buffer.from('Gespräch über die Lösung'), 'windows-1252');
  expect(decodeText(Buffer.from(twice))).toMatchObject({ text: 'Gespräch über die Lösung', guessed: true });
});

test('tables carry their headings into every row', () => {
  const row = (...cells: string[]) => ({ heading: false, cells });
  expect(
    tableLines([{ heading: true, cells: ['Land', 'Stimmen'] }, row('Kelmar', '71'), row('Maroa', '')]),
  ).toEqual(['Land: Kelmar; Stimmen: 71', 'Land: Maroa']);
  expect(tableLines([row('Land', '2024', '2025'), row('Kelmar', '1', '2'), row('Maroa', '3', '4')])).toEqual([
    'Land: Kelmar; 2024: 1; 2025: 2',
    'Land: Maroa; 2024: 3; 2025: 4',
  ]);
  // Names at the head of a row stand as in the table; answers, figures and what ends in a stop keep their own heading.
  const head = { heading: true, cells: ['Fraktion', 'Name', 'Vorname', 'Titel', 'ja', 'Anwesend', 'Ort'] };
  expect(
    tableLines([
      head,
      row('CDU/CSU', 'Albani', 'Stephan', '', '1', 'Ja', 'Berlin'),
      row('DIE LINKE.', 'Jelpke', 'Ulla', 'Nein', '0', 'Nein', ''),
      row('fraktionslos', 'Steinbach', '', 'Dr.', '1', 'Ja', 'Bonn'),
    ]),
  ).toEqual([
    'Fraktion, Name, Vorname: CDU/CSU Albani Stephan; ja: 1; Anwesend: Ja; Ort: Berlin',
    'Fraktion: DIE LINKE.; Name, Vorname: Jelpke Ulla; Titel: Nein; ja: 0; Anwesend: Nein',
    'Fraktion: fraktionslos; Name: Steinbach; Titel: Dr.; ja: 1; Anwesend: Ja; Ort: Bonn',
  ]);
  expect(tableLines([row('Beginn:', '11:05'), row('Ende:', '11:10')])).toEqual([
    'Beginn: 11:05',
    'Ende: 11:10',
  ]);
});
