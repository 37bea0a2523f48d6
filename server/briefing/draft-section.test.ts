import { describe, expect, it } from 'vitest';
import type { SectionTemplate } from '../../prompts/template-schema.ts';
import { draftSection, onlyAnswers } from './draft-section.ts';
import { nothingSaid } from './merge-answer.ts';
import { SourceList } from './source-list.ts';
import { answer, citation, claim } from './testing/arbitraries.ts';

const template = (id: string, layout: 'text' | 'questions') =>
  ({
    id,
    title: id,
    purpose: '',
    kind: 'record',
    mandatory: true,
    layout,
    questions: [],
  }) as unknown as Extract<SectionTemplate, { kind: 'record' }>;

const context = () => ({
  language: 'en' as const,
  topic: 'Brask',
  asOf: '2026-09-30',
  portions: false,
  list: new SourceList(),
  said: nothingSaid(),
  saidUnderQuestions: nothingSaid(),
  speaksOf: () => true,
  searched: { reports: 1, passages: 1, newest: null },
});

const outlined = (id: string, layout: 'text' | 'questions', questions: readonly string[]) => ({
  template: template(id, layout),
  questions,
  guiding: questions,
  questionsEdited: false,
});

/** Each sentence with its source, in an answer of its own numbering. */
const answering = (...said: readonly (readonly [text: string, place: number, day?: string])[]) =>
  answer({
    claims: said.map(([text], index) => claim(text, [index + 1], { method: 'verbatim' })),
    citations: said.map(([, place, publishedOn = '2026-01-17'], index) =>
      citation(index + 1, place, { publishedOn }),
    ),
  });

describe('a section', () => {
  it('has its sources numbered as its sentences stand, whatever was found first', () => {
    const own = context();
    const found = answering(
      ['The old bridge at Brask was open.', 0, '2025-01-01'],
      ['The new bridge at Brask is closed.', 1, '2026-02-02'],
    );
    const { section } = draftSection(outlined('lage', 'text', ['What is?']), onlyAnswers([found]), own);
    expect(section.claims.map(({ text, citations }) => [text, citations])).toEqual([
      ['The new bridge at Brask is closed.', [1]],
      ['The old bridge at Brask was open.', [2]],
    ]);
    expect(own.list.sources.map(({ publishedOn }) => publishedOn)).toEqual(['2026-02-02', '2025-01-01']);
  });

  it('keeps a contradiction of each section apart, though their sources were found under the same numbers', () => {
    const own = context();
    const box = (places: readonly [number, number]) =>
      answer({
        claims: [claim(`Said of ${places}.`, [1], { method: 'verbatim' })],
        citations: places.map((place, index) => citation(index + 1, place)),
        disagreements: [
          {
            kind: 'conflict',
            about: 'x',
            sides: [
              { value: 'The bridge is open today.', citation: 1 },
              { value: 'The bridge is closed today.', citation: 2 },
            ],
          },
        ],
      });
    const one = draftSection(outlined('a', 'text', ['One?']), onlyAnswers([box([0, 1])]), own);
    const two = draftSection(outlined('b', 'text', ['Two?']), onlyAnswers([box([2, 3])]), own);
    const again = draftSection(outlined('c', 'text', ['Three?']), onlyAnswers([box([3, 2])]), own);
    const sides = (drafted: typeof one) =>
      drafted.disagreements.map((found) => found.sides.map((side) => side.citation));
    expect([sides(one), sides(two), sides(again)]).toEqual([[[1, 2]], [[3, 4]], []]);
  });

  it('says under a question what stands under an earlier one only where nothing else answers it', () => {
    const own = context();
    const first = ['The bridge at Brask is closed.', 0] as const;
    const other = ['The bridge at Ostrel is open.', 1] as const;
    draftSection(outlined('q', 'questions', ['What is?']), onlyAnswers([answering(first)]), own);
    const { section } = draftSection(
      outlined('r', 'questions', ['What is disputed?', 'What is unclear?', 'What else?']),
      onlyAnswers([answering(first, other), answering(first), answering(first)]),
      own,
    );
    expect(section.claims.map(({ text }) => text)).toEqual([other[0], first[0]]);
    expect(section.claimQuestions).toEqual([0, 1]);
    // The same source keeps its number.
    expect(section.claims.map(({ citations }) => citations)).toEqual([[2], [1]]);
    const { section: text } = draftSection(
      outlined('t', 'text', ['So?']),
      onlyAnswers([answering(other)]),
      own,
    );
    expect(text).toMatchObject({ claims: [], repeated: 1 });
  });

  it('takes of an answer to a sub-question what says what it asks for, and names it where nothing is found', () => {
    const own = context();
    const refused = answer({ status: 'refused', claims: [], citations: [] });
    const also = (...questions: string[]) => ({
      by: 'rules' as const,
      questions: questions.map((question) => ({ of: 0, question })),
    });
    const found = answering(
      ['The agreement on Brask was ratified in May.', 0],
      ['Brask lies on the Teska.', 1],
    );
    const one = draftSection(
      outlined('a', 'text', ['Brask: what was agreed?']),
      { answers: [refused], also: also('Brask: agreement?'), alsoAnswers: [found] },
      own,
    );
    expect(one.section.claims.map(({ text }) => text)).toEqual([
      'The agreement on Brask was ratified in May.',
    ]);
    expect(one.gaps).toEqual([]);
    expect(one.section.also).toEqual(also('Brask: agreement?'));
    expect(one.section.answerIds).toHaveLength(2);
    // The same again closes no gap.
    const two = draftSection(
      outlined('b', 'text', ['Brask: what was decided?']),
      {
        answers: [refused],
        also: also('Brask: agreement?', 'Brask: decision?'),
        alsoAnswers: [found, refused],
      },
      own,
    );
    expect(two.section.claims).toEqual([]);
    expect(two.gaps[0]?.message).toMatch(/Searched also: Brask: agreement\? \/ Brask: decision\?$/u);
  });
});
