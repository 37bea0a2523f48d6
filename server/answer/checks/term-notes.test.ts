import { describe, expect, it } from 'vitest';
import { notesOn, noteTerms } from './term-notes.ts';

const kinds = (sentences: readonly string[]) => noteTerms(sentences, 'en').map(({ kind }) => kind);

describe('likelihood and confidence in one sentence', () => {
  it.each([
    'We assess with high confidence that the port is likely to close in winter.',
    'It is very likely, with moderate confidence, that the port closes.',
    'With low confidence we judge that a strike of the pilots is unlikely.',
    'We have high confidence that the harbour will almost certainly freeze.',
    'Wir bewerten es mit hoher Sicherheit als wahrscheinlich, dass der Hafen schließt.',
    'Mit geringer Konfidenz ist ein Streik der Lotsen unwahrscheinlich.',
    'Mit mittlerer Gewissheit schließt der Hafen sehr wahrscheinlich im Winter.',
  ])('%s', (sentence) => expect(kinds([sentence])).toEqual(['mixed']));

  it.each([
    'We assess with high confidence that the port closed in winter.',
    'The port is likely to close in winter.',
    'Voters have low confidence in a cabinet that is likely to fall.',
    'We judge with high confidence that the port may close.',
    'Der Hafen schließt wahrscheinlich im Winter.',
    'Mit hoher Sicherheit war der Hafen im Winter geschlossen.',
    'Die Anlage mit hoher Zuverlässigkeit schließt wahrscheinlich im Winter.',
  ])('not: %s', (sentence) => expect(kinds([sentence])).toEqual([]));

  it('is fine in two sentences', () => {
    expect(
      kinds([
        'The port is likely to close in winter.',
        'We have high confidence in this assessment of the ice.',
      ]),
    ).toEqual([]);
  });
});

describe('words for the same statement', () => {
  it.each([
    [
      'synonyms',
      'The opposition will likely win the runoff in Dorvale.',
      'In the end the opposition in Dorvale is more likely than not to win the runoff.',
    ],
    [
      'synonyms',
      'The ferry company will very likely sell two ships.',
      'The ferry company is highly likely to sell two ships.',
    ],
    [
      'bands',
      'The opposition will likely win the runoff in Dorvale.',
      'Dorvale: the opposition will, as a realistic possibility, win the runoff.',
    ],
    [
      'scales',
      'The ferry company will very likely sell two ships.',
      'The ferry company will, it is highly probable, sell two ships.',
    ],
    [
      'scales',
      'The senate is almost certain to block the tariff law.',
      'The senate is nearly certain to block the tariff law.',
    ],
    [
      'bands',
      'The senate is almost certain to block the tariff law.',
      'The senate is likely to block the tariff law.',
    ],
    [
      'bands',
      'Der Senat wird das Zollgesetz wahrscheinlich blockieren.',
      'Der Senat wird das Zollgesetz sehr wahrscheinlich blockieren.',
    ],
    [
      'bands',
      'Eine Verlegung der Botschaft nach Dorvale ist unwahrscheinlich.',
      'Eine Verlegung der Botschaft nach Dorvale ist wahrscheinlich.',
    ],
  ])('%s: %s', (kind, one, other) => {
    expect(kinds([one, other])).toEqual([kind]);
  });

  it.each([
    [
      'the same word twice',
      'The senate is likely to block the tariff law.',
      'The tariff law is likely to be blocked by the senate.',
    ],
    [
      'another inflection',
      'Der Senat blockiert das Zollgesetz wahrscheinlich.',
      'Ein wahrscheinlicher Ausgang: Der Senat blockiert das Zollgesetz.',
    ],
    [
      'another statement',
      'The senate is likely to block the tariff law.',
      'The harvest in the northern valleys will probably fail.',
    ],
    [
      'another object',
      'The senate is likely to block the tariff law.',
      'The senate will probably confirm three judges from Dorvale.',
    ],
    ['too little to compare', 'It is likely.', 'It is probable.'],
    [
      'two languages',
      'Der Senat wird das Zollgesetz wahrscheinlich blockieren.',
      'The senate is very likely to block the Zollgesetz.',
    ],
    [
      'no estimate in one',
      'The senate is likely to block the tariff law.',
      'The senate blocked the tariff law.',
    ],
    [
      'modal verbs',
      'The senate may block the tariff law.',
      'The senate is likely to block the tariff law in May.',
    ],
    [
      'a comparison',
      'The senate is more likely to block the tariff law.',
      'The senate will probably block the tariff law.',
    ],
    [
      'hope',
      'Der Senat könnte das Zollgesetz blockieren.',
      'Der Senat wird das Zollgesetz wahrscheinlich blockieren.',
    ],
  ])('not: %s', (_, one, other) => expect(kinds([one, other])).toEqual([]));

  it('says which words and where', () => {
    const other = 'The ferry company will, it is highly probable, sell two ships.';
    expect(noteTerms(['The ferry company will very likely sell two ships.', other], 'en')).toEqual([
      { kind: 'scales', terms: ['very likely', 'highly probable'], sentence: other },
    ]);
  });

  it('notes a third word once', () => {
    const found = kinds([
      'The senate is likely to block the tariff law.',
      'The senate will probably block the tariff law.',
      'The senate is very likely to block the tariff law.',
    ]);
    expect(found).toHaveLength(2);
  });
});

describe('an answer', () => {
  const claims = [
    { text: 'The senate is likely to block the tariff law.' },
    { text: 'The senate is very likely to block the tariff law.' },
  ];

  it('of a model is held against itself', () => {
    expect(notesOn(claims, 'language-model', 'en').map(({ kind }) => kind)).toEqual(['bands']);
  });

  it('in the words of several sources is not', () => {
    expect(notesOn(claims, 'extractive', 'en')).toEqual([]);
    const mixed = [{ text: 'We judge with high confidence that a strike is likely.' }];
    expect(notesOn(mixed, 'extractive', 'en').map(({ kind }) => kind)).toEqual(['mixed']);
  });
});
