import { describe, expect, it } from 'vitest';
import { analyseQuestion } from './analyse-question.ts';
import { matchable } from './match-terms.ts';
import { isAddressed, positionKind, type Voice } from './position-fit.ts';
import { isLeadIn, isStageNote, isTitleRun } from './says-nothing.ts';
import { speakerOf } from './speaker.ts';

describe('whose position is asked for', () => {
  it.each([
    ['Wie steht die Bundesregierung zu Schiedsverfahren?', ['Bundesregierung']],
    ['Wie steht DIE LINKE zum Abkommen?', ['LINKE']],
    ['Was sagt Alexander Neu über die Ukraine?', ['Alexander', 'Neu']],
    ['Warum lehnen die Grünen das Abkommen ab?', ['Grünen']],
    ["What is Mr Hampel's (AfD) view on Crimea?", ['Hampel']],
    ['What did the Greens say about the treaty?', ['Greens']],
    ['What is the position of Kelmar on the reservoir?', ['Kelmar']],
    ['Wie hat sich die Haltung Larnias zum Abkommen verändert?', ['Larnias']],
    ['What does Larnia think of the treaty?', ['Larnia']],
    ['Wie hoch ist der Pegel in Lesk?', []],
  ])('%s', (question, holder) => {
    expect(analyseQuestion(question).holder).toEqual(holder);
  });
});

describe('what is put to somebody', () => {
  const toGovernment = (text: string) => isAddressed(['Bundesregierung'], text, new Map());

  it.each([
    'Der Bundestag fordert die Bundesregierung auf, den Vertrag abzulehnen.',
    'Die Fraktion fordert vor diesem Hintergrund die Bundesregierung auf, sich dafür einzusetzen.',
    'Die Bundesregierung wird aufgefordert, darüber zu berichten.',
    'Welche Schlüsse zieht die Bundesregierung daraus?',
  ])('is no position of his: %s', (text) => {
    expect(toGovernment(text)).toBe(true);
  });

  it.each([
    'Die Bundesregierung fordert die Fraktionen auf, dem Vertrag zuzustimmen.',
    'Die Bundesregierung sieht keine Notwendigkeit für Schiedsverfahren.',
  ])('but this is: %s', (text) => {
    expect(toGovernment(text)).toBe(false);
  });
});

describe('who speaks', () => {
  const heading = (text: string, title: string) =>
    speakerOf({ passage: { headingPath: ['Punkt 3', text] }, report: { title } } as unknown as Parameters<
      typeof speakerOf
    >[0]);

  it.each([
    'Klara Ernst (DIE LINKE)',
    'Anja Hajek (BÜNDNIS 90/DIE GRÜNEN)',
    'Carsten Moller (Ostik) (CDU/CSU)',
    'Heike Maas, Bundesministerin des Auswärtigen',
    'Dr. Alexander Graf Lamb (FDP)',
    'Vizepräsidentin Petra Paul',
  ])('is told by the heading of a record of a debate: %s', (name) => {
    expect(heading(name, 'Plenarprotokoll 3/12')).toBe(name);
    expect(heading(name, 'Country report Kelmar')).toBeNull();
  });

  it.each([
    'Tagesordnungspunkt 14',
    'Comprehensive Economic and Trade Agreement (CETA)',
    '2. Minimum flow',
    'Anlage 3 (Namensliste)',
  ])('not by %s', (text) => {
    expect(heading(text, 'Plenarprotokoll 3/12')).toBeNull();
  });
});

it.each([
  [isStageNote, '(Beifall bei der LINKEN)', 'Der Beifall bei der LINKEN war kurz.'],
  [
    isStageNote,
    '(Dr. Alexander Neu [DIE LINKE]: Nicht nur im März!)',
    '(Einzelheiten stehen in der Anlage.)',
  ],
  [isLeadIn, 'Der Bundestag fordert die Regierung auf,', 'Der Bundestag lehnt das Abkommen ab.'],
])('%o: %s, but not %s', (says, yes, no) => {
  expect(says(yes)).toBe(true);
  expect(says(no)).toBe(false);
});

it('knows the lines between the titles of a German paper', () => {
  expect(isTitleRun('zu dem Vorschlag für einen Beschluss des Rates über die Unterzeichnung', 'de')).toBe(
    true,
  );
  expect(isTitleRun('der Abgeordneten Klara Ernst, Thomas Nord und der Fraktion DIE LINKE.', 'de')).toBe(
    true,
  );
  expect(isTitleRun('die Verhandlungen unverzüglich zu beenden.', 'de')).toBe(false);
  expect(isTitleRun('Der Bundestag lehnt das ab.', 'de')).toBe(false);
  expect(isTitleRun('the Bundeswehr was established in 1955', 'en')).toBe(false);
});

describe('whose position a sentence tells', () => {
  /** Fictional; worth 1 for having the topic. */
  const worth = (
    text: string,
    before = '',
    voice: Voice = 'unknown',
    kind: 'position' | 'change' = 'position',
  ) =>
    positionKind(
      { holder: ['Larnia'], kind },
      1,
      voice,
      { text, said: matchable(text, ['en']), before: [matchable(before, ['en'])] },
      new Map(),
    );

  it('is that of the one it names, where it has a word of a position', () => {
    expect(worth('Larnia rejects a longer mandate.')).toBe(2);
    expect(worth('Of the 68 weapons, 41 belonged to Larnia.')).toBe(0);
  });

  it('is that of the one named before, where it points back', () => {
    expect(worth('It regards the mission as temporary.', 'Federation of Larnia.')).toBe(2);
    expect(worth('The mission found no mines.', 'Federation of Larnia.')).toBe(-1);
  });

  it('is nobody else’s', () => {
    expect(worth('Tolmar rejects a longer mandate.')).toBe(-1);
    expect(worth('In favour: 12; against: 0')).toBe(-1);
  });

  it('is that of the one who speaks', () => {
    expect(worth('We reject a longer mandate.', '', 'holder')).toBe(2);
  });

  it('may be a plain state of things, of a change', () => {
    expect(worth('The limit of Larnia is 440 tonnes.', '', 'unknown', 'change')).toBe(1);
  });
});
