import type { ContextPassage, WriteRequest } from '../../ports/writer.ts';

/** A question with two passages, one German and one English. */
export function writeRequest(): WriteRequest {
  return {
    question: 'Wann traf die Delegation ein?',
    questionLanguage: 'de',
    answerLanguage: 'de',
    asOf: '2024-05-03',
    passages: [
      passage('p7k3', 'de', 'Die Delegation traf am 12. März 2021 ein. Sie hatte 14 Mitglieder.'),
      passage('q2m8', 'en', 'Talks opened on 13 March. They were called constructive.'),
    ],
  };
}

function passage(key: string, language: string, text: string): ContextPassage {
  return {
    key,
    score: 0.9,
    passage: {
      id: `id-${key}`,
      reportId: 'report',
      ordinal: 0,
      text,
      start: 0,
      end: text.length,
      pageFrom: 2,
      pageTo: 2,
      headingPath: [],
      language,
    },
    report: {
      id: 'report',
      title: 'Bericht "A"',
      originator: 'Botschaft',
      documentNumber: null,
      publishedOn: '2021-03-14',
      sourceKey: 'a.pdf',
      language,
      reliability: 'B',
      credibility: '2',
      supersededBy: null,
      marking: 'OFFEN',
    },
  };
}
