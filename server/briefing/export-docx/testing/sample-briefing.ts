import { type Briefing, BriefingSchema, type InterfaceLanguage } from '../../../domain/index.ts';
import { answer, citation, claim } from '../../testing/arbitraries.ts';

/** A briefing with everything that an export has to show; all of it invented. */
export function sampleBriefing(language: InterfaceLanguage, more: Partial<Briefing> = {}): Briefing {
  const de = language === 'de';
  const say = (german: string, english: string) => (de ? german : english);
  return BriefingSchema.parse({
    id: '0d5c9a1e-0000-4000-8000-000000000001',
    title: say('Sachstand: Brücke von Brask', 'Background note: Brask bridge'),
    topic: say('Brücke von Brask', 'Brask bridge'),
    audience: say('Referat und Leitungsebene', 'Desk and leadership'),
    template: { id: 'sachstand', version: '1.1', title: say('Sachstand', 'Background note') },
    language,
    asOf: '2026-08-10',
    marking: 'VS-NfD',
    sections: [
      {
        id: 'lage',
        title: say('Aktuelle Lage', 'Current situation'),
        questions: ['?'],
        answerIds: ['a'],
        claims: [
          claim(
            say(
              'Bei dem Beschuss der Brücke kamen elf Menschen ums Leben.',
              'Eleven people died when the bridge was shelled.',
            ),
            [1, 2],
          ),
          {
            ...claim(say('Vermutlich waren es 23 Tote.', 'There were probably 23 dead.'), [3], {
              status: 'partial',
              reason: say('Nur die Zahl wurde geprüft.', 'Only the figure was checked.'),
            }),
            attribution: {
              source: say('Presseschau Hadrin', 'Hadrin press review'),
              grade: 'E4',
              publishedOn: '2026-01-17',
            },
            kind: 'judgement' as const,
          },
          claim(say('Die Schleuse ist offen.', 'The lock is open.'), [1]),
          claim(say('Ein Satz ohne Quelle.', 'A sentence without a source.'), [], {
            status: 'uncited',
            reason: say('Keine Quelle genannt.', 'No source named.'),
          }),
        ],
        notes: [
          {
            kind: 'bands' as const,
            terms: de ? ['vermutlich', 'sehr wahrscheinlich'] : ['probably', 'very likely'],
            sentence: say('Vermutlich waren es 23 Tote.', 'There were probably 23 dead.'),
          },
        ],
      },
      { id: 'ausblick', title: say('Ausblick', 'Outlook'), questions: ['?'], answerIds: ['b'], claims: [] },
    ],
    sources: [
      citation(1, 0, {
        title: say('Drahtbericht Ostrel Nr. 14', 'Cable Ostrel No. 14'),
        originator: say('Botschaft Ostrel', 'Embassy Ostrel'),
        page: 2,
        language,
        quote: say('Elf Menschen kamen ums Leben.', 'Eleven people died.'),
        reliability: 'B',
        credibility: '2',
      }),
      citation(2, 1, {
        title: say('Vermerk Lage Hadrin', 'Note on Hadrin'),
        originator: say('Referat 205', 'Desk 205'),
        marking: 'VS-NfD',
        language: 'ar',
        quote: 'قال الوزير إن الجسر مغلق منذ 9 يونيو 2025.',
        supersededBy: 'documents/neu.md',
      }),
      citation(3, 2, {
        title: say('Presseschau Hadrin', 'Hadrin press review'),
        originator: null,
        publishedOn: null,
        language: 'fr',
        quote: 'Selon des témoins, il y aurait 23 morts.',
        reliability: 'E',
        credibility: '4',
        extraction: { page: 1, status: 'doubtful', confidence: 0.6 },
      }),
    ],
    gaps: [
      {
        section: say('Ausblick', 'Outlook'),
        question: say('Was ist vorgesehen?', 'What is planned?'),
        message: say(
          'Keine Angaben in der Akte zu „Was ist vorgesehen?“. Durchsucht: 22 Berichte, 180 Textstellen.',
          'No information in the record on “What is planned?”. Searched: 22 reports, 180 passages.',
        ),
      },
    ],
    disagreements: [
      {
        kind: 'conflict',
        about: say('Abweichende Angaben', 'Diverging statements'),
        sides: [
          { value: say('elf Tote', 'eleven dead'), citation: 1 },
          { value: say('23 Tote', '23 dead'), citation: 3 },
        ],
      },
      {
        kind: 'superseded',
        about: say('Überholte Angabe', 'Superseded statement'),
        sides: [
          { value: say('Brücke offen', 'bridge open'), citation: 1 },
          { value: say('Brücke gesperrt', 'bridge closed'), citation: 2 },
        ],
      },
    ],
    status: 'draft',
    createdAt: '2026-08-10T08:00:00.000Z',
    since: [{ number: 3, event: 'withdrawn', at: '2026-09-01T09:00:00.000Z', successor: null }],
    provenance: answer({}).provenance,
    timings: { totalMs: 1 },
    ...more,
  });
}
