import { describe, expect, test } from 'vitest';
import type { Block } from '../document.ts';
import { completeMetadata } from './complete-metadata.ts';
import { findDay, findDays } from './find-dates.ts';
import { findDocumentNumber } from './find-document-number.ts';
import { findGrade, findMarking, markingOf } from './find-marking.ts';
import { isMeaningfulTitle } from './find-title.ts';

test.each([
  ['2016-09-20', '2016-09-20'],
  ['Berlin, den 23.09.2016', '2016-09-23'],
  ['am Freitag, 27.Februar 2015', '2015-02-27'],
  ['12. März 2025', '2025-03-12'],
  ['March 2, 2018', '2018-03-02'],
  ['on 2 March 2018', '2018-03-02'],
  ['le 1er mars 2018', '2018-03-01'],
  ["D:20161011155216+02'00'", '2016-10-11'],
  ['31.02.2016', undefined],
  ['März 2025', undefined],
  ['Department of State, 2008', undefined],
  // Two different days on the two sides of the Atlantic.
  ['02/03/2018', undefined],
])('day in "%s"', (text, expected) => {
  expect(findDay(text)).toBe(expected);
});

test('days come in the order of the text with their place', () => {
  const text = 'Vom 3. Mai 2025 bis 2025-06-01.';
  expect(findDays(text).map(({ day, start, end }) => [day, text.slice(start, end)])).toEqual([
    ['2025-05-03', '3. Mai 2025'],
    ['2025-06-01', '2025-06-01'],
  ]);
});

test.each([
  ['VS – NUR FÜR DEN DIENSTGEBRAUCH', 'VS-NfD'],
  ['VS-NfD', 'VS-NfD'],
  ['VS – VERTRAULICH', 'VS-VERTRAULICH'],
  ['VS – NfD', 'VS-NfD'],
  ['VS – VERTRAULICH TLP:AMBER+STRICT', 'VS-VERTRAULICH'],
  ['NATO RESTRICTED', 'VS-NfD'],
  ['CONFIDENTIEL UE/EU CONFIDENTIAL', 'VS-VERTRAULICH'],
  ['GEHEIM', 'GEHEIM'],
  ['COSMIC TOP SECRET', 'STRENG GEHEIM'],
  ['Einstufung: OFFEN', 'OFFEN'],
  ['Classification : NON CLASSIFIÉ', 'OFFEN'],
  ['Einstufung: VS-NfD', 'VS-NfD'],
  // Of several in a line the highest.
  ['Einstufung: OFFEN (Anlage GEHEIM)', 'GEHEIM'],
  ['Classification: Open (annex SECRET)', 'GEHEIM'],
  ['Einstufung: VS-NfD, Anlage 2 VS-Vertraulich', 'VS-VERTRAULICH'],
  ['Einstufung: nicht eingestuft, Anlage 3 NATO Restricted', 'VS-NfD'],
  ['GEHEIM, ohne Anlage VS – NUR FÜR DEN DIENSTGEBRAUCH', 'GEHEIM'],
  ['VS – NUR FÜR DEN DIENSTGEBRAUCH, Anlage 2 VS-Vertraulich', 'VS-VERTRAULICH'],
  ['Einstufung: GEHEIM. Weitergabe nur mit Zustimmung der Botschaft und nach Rücksprache', 'GEHEIM'],
  ['Einstufung: OFFEN. Die Anlagen 2 bis 4, die gesondert versandt werden, sind GEHEIM', 'GEHEIM'],
  ['Einstufung: OFFEN. Über vertrauliche und geheime Gespräche wird gesondert berichtet werden', 'OFFEN'],
  ['Classification: open. Talks on restricted areas and secret clauses have not yet begun here', 'OFFEN'],
  ['Das Treffen blieb geheim.', undefined],
  ['The secret talks were restricted to ministers and their closest advisers in the capital.', undefined],
  ['Secretary of State', undefined],
])('marking in "%s"', (line, expected) => {
  expect(findMarking(line)).toBe(expected);
});

test.each([
  ['RESTREINT UE/EU RESTRICTED', 'VS-NfD', 'RESTREINT UE/EU RESTRICTED'],
  ['RESTREINT UE / EU RESTRICTED', 'VS-NfD', 'RESTREINT UE/EU RESTRICTED'],
  ['R-UE/EU-R', 'VS-NfD', 'RESTREINT UE/EU RESTRICTED'],
  ['EU Restricted', 'VS-NfD', 'RESTREINT UE/EU RESTRICTED'],
  ['CONFIDENTIEL UE/EU CONFIDENTIAL', 'VS-VERTRAULICH', 'CONFIDENTIEL UE/EU CONFIDENTIAL'],
  ['SECRET UE/EU SECRET', 'GEHEIM', 'SECRET UE/EU SECRET'],
  ['TRÈS SECRET UE/EU TOP SECRET', 'STRENG GEHEIM', 'TRÈS SECRET UE/EU TOP SECRET'],
  ['NATO RESTRICTED', 'VS-NfD', 'NATO RESTRICTED'],
  ['NATO CONFIDENTIAL', 'VS-VERTRAULICH', 'NATO CONFIDENTIAL'],
  ['NATO SECRET', 'GEHEIM', 'NATO SECRET'],
  ['NATO Secret', 'GEHEIM', 'NATO SECRET'],
  ['COSMIC TOP SECRET', 'STRENG GEHEIM', 'COSMIC TOP SECRET'],
  ['Classification: Nato Confidential', 'VS-VERTRAULICH', 'NATO CONFIDENTIAL'],
  ['SECRET UE/EU SECRET – RELEASABLE TO NATO, SWITZERLAND AND NORWAY', 'GEHEIM', 'SECRET UE/EU SECRET'],
  ['VS-NfD · RESTREINT UE/EU RESTRICTED', 'VS-NfD', 'RESTREINT UE/EU RESTRICTED'],
  ['VS-VERTRAULICH / NATO RESTRICTED', 'VS-VERTRAULICH', 'NATO RESTRICTED'],
  ['NATO RESTRICTED | TLP:AMBER+STRICT', 'VS-NfD', 'NATO RESTRICTED'],
  ['DIFFUSION RESTREINTE', 'VS-NfD', 'DIFFUSION RESTREINTE'],
  ['VS – NUR FÜR DEN DIENSTGEBRAUCH', 'VS-NfD', null],
  ['GEHEIM', 'GEHEIM', null],
] as const)('"%s" is %s here and keeps its own grade', (line, marking, own) => {
  expect(findGrade(line)).toEqual({ marking, own });
});

test.each([
  'NATO Secretary General visits the capital',
  'The paper was NATO SECRET when it was written, and nobody has since asked for its release.',
  'EU restricted the export of these goods in spring.',
])('"%s" bears no grade', (line) => {
  expect(findGrade(line)).toBeUndefined();
});

test('a marking field names a grade or none', () => {
  expect(markingOf('restricted')).toBe('VS-NfD');
  expect(markingOf('vertraulich')).toBe('VS-VERTRAULICH');
  expect(markingOf('offen (Anlage vertraulich)')).toBe('VS-VERTRAULICH');
  expect(markingOf(`open; the annexes that are sent separately, ${'and so on, '.repeat(9)}are secret`)).toBe(
    'GEHEIM',
  );
  expect(markingOf('whatever')).toBeUndefined();
  expect(markingOf(undefined)).toBeUndefined();
});

test.each([
  [['Deutscher Bundestag Drucksache 18/9663'], 'Drucksache 18/9663'],
  [['Deutscher Bundestag Drucksache 18/1360 (neu)'], 'Drucksache 18/1360 (neu)'],
  [['S/RES/1244 (1999)'], 'S/RES/1244 (1999)'],
  [['A/RES/71/1'], 'A/RES/71/1'],
  [['S/2016/328/Corr.1'], 'S/2016/328/Corr.1'],
  [['Bundesrat Drucksache 387/16'], 'Drucksache 387/16'],
  [['Deutscher Bundestag', 'BT-Drs. 18/2611'], 'BT-Drs. 18/2611'],
  [['Brüssel, den 14.7.2016', 'COM(2016) 443 final'], 'COM(2016) 443 final'],
  [['MSC/EOM/2026/02'], 'MSC/EOM/2026/02'],
  [['Aktenzeichen: 203-321.15 KOS'], '203-321.15 KOS'],
  [['zu dem Antrag', '– Drucksache 18/4079 –'], undefined],
  [
    [
      'Die Abstimmung zu Drucksache 18/4079 fand nach einer langen Debatte statt, in der sich die Fraktionen noch einmal zu ihren Anträgen äußerten.',
    ],
    undefined,
  ],
])('document number in %j', (opening, expected) => {
  expect(findDocumentNumber(opening)).toBe(expected);
});

test.each([
  ['Microsoft Word - Entwurf.doc', false],
  ['1801360', false],
  ['Untitled', false],
  ['scan_0001', false],
  ['Für fairen Handel', true],
  ['1802611-scan', false],
  ['Scan0012', false],
  ['Haushalt 2024', true],
])('title "%s" tells something: %s', (title, expected) => {
  expect(isMeaningfulTitle(title)).toBe(expected);
});

describe('completing', () => {
  const block = (text: string, kind: Block['kind'] = 'paragraph'): Block =>
    kind === 'heading' ? { kind, text, level: 1 } : { kind, text };

  test('marks what was guessed and leaves what was stated', () => {
    const found = completeMetadata(
      { title: 'Stated title', guessed: [] },
      [block('Auswärtiges Amt'), block('Berlin, den 3. Mai 2025')],
      'file',
    );
    expect(found).toEqual({
      title: 'Stated title',
      originator: 'Auswärtiges Amt',
      publishedOn: '2025-05-03',
      guessed: ['originator', 'publishedOn'],
    });
  });

  test('finds the title of a parliamentary paper whose scan shows no headings', () => {
    const blocks = [
      'Deutscher Bundestag Drucksache 99/4711',
      '99. Wahlperiode 24.09.2014',
      'Antrag',
      'der Abgeordneten Ada Brenn, Olo Ferris und der Fraktion MITTE.',
      '— Drucksachen 99/432, 99/2100 —',
      'Häfen der Nordküste für die Fischerei öffnen',
      'Der Bundestag wolle beschließen:',
      'I. Der Deutsche Bundestag stellt fest:',
    ].map((text) => ({ ...block(text), page: 1 }));
    expect(completeMetadata({}, blocks, 'file').title).toBe('Häfen der Nordküste für die Fischerei öffnen');
  });

  test('a note at the foot names the number of another paper', () => {
    const note = { ...block('S/RES/1244 (1999)'), kind: 'footnote' as const };
    expect(completeMetadata({}, [block('Country brief'), note], 'file').documentNumber).toBeUndefined();
    expect(completeMetadata({}, [block('Vermerk Nr. 12/2026')], 'file').documentNumber).toBe(
      'Vermerk 12/2026',
    );
  });

  test('takes no date out of running text or captions', () => {
    const prose =
      'Am 8. Mai 1945 endete der Krieg in Europa, und die Alliierten übernahmen die Regierungsgewalt.';
    expect(
      completeMetadata(
        {},
        [block('Geschichte', 'heading'), block(prose), block('Atomic bombing of Nagasaki on August 9, 1945')],
        'file',
      ).publishedOn,
    ).toBeUndefined();
  });

  test('the day of a sitting is the day of the event', () => {
    const found = completeMetadata(
      {},
      [
        block('190. Sitzung des Deutschen Bundestages'),
        block('am Donnerstag, 22.September 2016'),
        block('Berlin, den 23.09.2016'),
      ],
      'file',
    );
    expect(found).toMatchObject({ eventOn: '2016-09-22', publishedOn: '2016-09-23' });
  });

  test('the highest printed marking counts', () => {
    expect(
      completeMetadata(
        {},
        [block('VS – NUR FÜR DEN DIENSTGEBRAUCH'), block('Text'), block('VS-VERTRAULICH')],
        'file',
      ).marking,
    ).toBe('VS-VERTRAULICH');
  });

  test.each([
    ['GEHEIM', { marking: 'GEHEIM', overruled: { marking: 'OFFEN' }, guessed: ['marking'] }],
    ['NATO SECRET', { marking: 'GEHEIM', ownGrade: 'NATO SECRET', overruled: { marking: 'OFFEN' } }],
    ['Einstufung: OFFEN', { marking: 'OFFEN', guessed: [] }],
    ['Das Treffen blieb geheim.', { marking: 'OFFEN', guessed: [] }],
  ])('a field that says OFFEN lowers nothing where the paper prints "%s"', (line, expected) => {
    const { title: _, ...found } = completeMetadata(
      { title: 'Lage', marking: 'OFFEN', guessed: [] },
      [block('Lage', 'heading'), block(line), block('Text')],
      'file',
    );
    expect(found).toMatchObject(expected);
    expect('overruled' in found).toBe('overruled' in expected);
  });

  test('a field that says more than the paper holds, with its own grade; a higher one of another house beside it', () => {
    const stated = { marking: 'GEHEIM' as const, ownGrade: 'NATO SECRET', guessed: [] };
    const found = completeMetadata(stated, [block('NATO RESTRICTED'), block('Text')], 'file');
    expect(found).toMatchObject({ marking: 'GEHEIM', ownGrade: 'NATO SECRET' });
    expect(found.guessed).not.toContain('marking');
    expect(found).not.toHaveProperty('overruled');
    const higher = completeMetadata(stated, [block('COSMIC TOP SECRET')], 'file');
    expect(higher).toMatchObject({ marking: 'STRENG GEHEIM', ownGrade: 'COSMIC TOP SECRET' });
  });

  test('a paper that calls itself open and prints a grade elsewhere says so', () => {
    const blocks = [block('Einstufung: OFFEN'), block('Text'), block('VS-NfD')];
    expect(completeMetadata({}, blocks, 'file')).toMatchObject({
      marking: 'VS-NfD',
      overruled: { marking: 'OFFEN' },
    });
  });

  test('an organisation in the author field is the originator', () => {
    expect(completeMetadata({ author: 'Botschaft Nordstadt' }, [block('Text')], 'file')).toMatchObject({
      originator: 'Botschaft Nordstadt',
    });
  });
});
