import { describe, expect, it } from 'vitest';
import type { Citation } from '../domain/index.ts';
import { isTitleOnly, onTopic } from './on-topic.ts';
import { answer, citation } from './testing/arbitraries.ts';

const about = (topic: string, source: Partial<Citation>, language = 'de'): boolean =>
  onTopic(topic, language)(
    answer({}),
    citation(1, 0, { title: '', language: 'de', ...source }),
    source.quote ?? '',
  );

describe('whether a source speaks of the topic', () => {
  it.each([
    ['Beobachtermission in Hadrin', 'Die Waffenruhe in Hadrin hält.', true],
    ['Beobachtermission in Hadrin', 'Die Unterzeichnung des Wasservertrags wurde verschoben.', false],
    ['Teska-Wasservertrag', 'Der Vertrag über die Teska ist paraphiert.', true],
    ['Sanktionen gegen das Ostan-Netzwerk', 'Das Sanktionsregime gegen das Netzwerk gilt fort.', true],
    ['Sanktionen gegen das Ostan-Netzwerk', 'Die Länge des Netzwerks beträgt 312 Kilometer.', false],
    ['Fischereiabkommen mit Maroa', 'Das Fischereiabkommen läuft aus.', true],
    ['Mittelsee-Verbinder', 'Der Mittelsee-Pakt verurteilte den Beschuss.', false],
    ['Mittelsee-Verbinder', 'Der Mittelsee-Verbinder wird 2031 in Betrieb genommen.', true],
    ['Fischereiabkommen mit Maroa', 'Kelmar und Sorvan verhandeln weiter.', false],
  ])('%s: %s', (topic, quote, expected) => {
    expect(about(topic, { quote })).toBe(expected);
  });

  it.each([
    ['Mid-Sea Interconnector', 'The Mid-Sea Compact condemned the shelling.', false],
    ['Mid-Sea Interconnector', 'The interconnector is to open in 2031.', true],
    ['Teska Water Treaty', 'The treaty on the Teska was initialled.', true],
    ['Teska Water Treaty', 'The fisheries treaty runs out.', false],
    ['the mission in Hadrin', 'The mission left.', true],
  ])('%s: %s', (topic, quote, expected) => {
    expect(about(topic, { quote, language: 'en' }, 'en')).toBe(expected);
  });

  it('is content with a name where the source is in another language', () => {
    const quote = 'Le traité sur les eaux de la Teska est paraphé.';
    expect(about('Verhandlungen zum Wasservertrag Teska', { quote, language: 'fr' })).toBe(true);
    expect(
      about('Verhandlungen zum Wasservertrag Teska', { quote: 'Le budget augmente.', language: 'fr' }),
    ).toBe(false);
  });

  it('looks at the paragraph of the sentence, not at its neighbours', () => {
    const quote = 'Sie fordert ungehinderten Zugang.';
    const text = `Hadrin: Die Lage ist ruhig. ${quote}\nTeska: Der Vertrag ist paraphiert.`;
    const source = citation(1, 0, { title: 'Kommuniqué', language: 'de', quote });
    const { passageId, reportId, sourceKey, title } = source;
    const retrieved = [{ passageId, reportId, sourceKey, title, page: null, text, score: 1, parts: {} }];
    expect(onTopic('Hadrin', 'de')(answer({ retrieved }), source, quote)).toBe(true);
    expect(onTopic('Teska', 'de')(answer({ retrieved }), source, quote)).toBe(false);
  });

  it('takes title and sentence into account, and everything where the topic has no word of content', () => {
    expect(about('Hadrin', { quote: 'Es lehnt dies ab.', title: 'Sachstand Hadrin' })).toBe(true);
    expect(about('was?', { quote: 'Irgendetwas.' })).toBe(true);
  });
});

it('knows a subject line from a sentence', () => {
  const title = 'Teska: dritte Runde ohne Einigung';
  expect(isTitleOnly(citation(1, 0, { title, quote: `Betreff: ${title}` }))).toBe(true);
  expect(isTitleOnly(citation(1, 0, { title, quote: title }))).toBe(true);
  expect(isTitleOnly(citation(1, 0, { title, quote: 'Die dritte Runde endete ohne Einigung.' }))).toBe(false);
  expect(isTitleOnly(citation(1, 0, { title: '', quote: 'Etwas.' }))).toBe(false);
});
