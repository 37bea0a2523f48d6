import { describe, expect, it } from 'vitest';
import type { BriefingPlan, TemplateInfo } from '../../server/domain/index.ts';
import {
  askedIn,
  askedOf,
  faultOf,
  filledIn,
  firstFault,
  linesOf,
  NO_WISHES,
  questionsOf,
  requestOf,
  withProposals,
} from './section-wishes.ts';

const limits = { questions: 3, questionLength: 40 };
const section = {
  purpose: 'x',
  kind: 'record',
  layout: 'text',
  mandatory: false,
  questions: ['{{topic}}: Was?'],
} as const;
const template: TemplateInfo = {
  id: 'kurz',
  version: '1.0',
  title: 'Kurz',
  language: 'de',
  audience: 'x',
  origin: 'product',
  replaces: false,
  marking: { minimum: 'OFFEN', portions: false },
  sections: ['lage', 'ausblick'].map((id) => ({
    ...section,
    id,
    title: id,
    questions: [...section.questions],
  })),
};

describe('the questions of a field', () => {
  it('come back as the template has them, whatever language the place of the topic is written in', () => {
    const questions = ['{{topic}}: Was?', 'Wer, zu {{topic}}?'];
    expect(linesOf(questions, 'de')).toBe('[Thema]: Was?\nWer, zu [Thema]?');
    for (const language of ['de', 'en'] as const) {
      expect(questionsOf(`\n${linesOf(questions, language)}\n  \n`)).toEqual(questions);
    }
  });

  it('that name the counterpart are asked only where there is one', () => {
    const questions = ['{{topic}}: Was?', '{{topic}}: Was will {{counterpart}}?'];
    expect(linesOf(questions, 'de')).toBe('[Thema]: Was?\n[Thema]: Was will [Gegenüber]?');
    for (const language of ['de', 'en'] as const) {
      expect(questionsOf(linesOf(questions, language))).toEqual(questions);
    }
    expect(askedOf(questions, '')).toEqual(questions.slice(0, 1));
    const asked = askedOf(questions, 'Maroa').map((one) =>
      filledIn(one, 'de', { topic: 'Fisch', counterpart: 'Maroa' }),
    );
    expect(asked).toEqual(['Fisch: Was?', 'Fisch: Was will Maroa?']);
  });

  it('are told apart: none, too many, too long', () => {
    expect(faultOf(' \n', limits)).toBe('none');
    expect(faultOf('a?\nb?\nc?\nd?', limits)).toBe('many');
    expect(faultOf('x'.repeat(41), limits)).toBe('long');
    expect(faultOf('a?\nb?', limits)).toBeNull();
  });
});

describe('the wishes of an author', () => {
  it('come to nothing where everything is as in the template', () => {
    expect(requestOf(template, NO_WISHES)).toEqual({});
    expect(requestOf(template, { leaveOut: [], questions: { lage: '[Thema]: Was?' } })).toEqual({});
  });

  it('say what is left out and what is asked instead, but not for what is left out', () => {
    const questions = { lage: 'Wann?', ausblick: 'Wo?' };
    expect(requestOf(template, { leaveOut: ['ausblick'], questions })).toEqual({
      leaveOut: ['ausblick'],
      questions: { lage: ['Wann?'] },
    });
  });

  it('have a fault only where a section is drafted', () => {
    const wishes = { leaveOut: ['lage'], questions: { lage: '', ausblick: '' } };
    expect(firstFault(template, wishes, limits)).toBe('ausblick');
    expect(firstFault(template, { ...wishes, leaveOut: ['lage', 'ausblick'] }, limits)).toBeNull();
  });
});

describe('proposals', () => {
  const template = {
    id: 't',
    language: 'de',
    sections: [
      { id: 'a', kind: 'record', questions: ['{{topic}}: Was?', '{{topic}}: Wer mit {{counterpart}}?'] },
      { id: 'b', kind: 'record', questions: ['{{topic}}: Wann?'] },
      { id: 'c', kind: 'fixed', questions: [] },
    ],
  } as unknown as TemplateInfo;
  const plan = {
    sections: [
      { id: 'a', questions: [{ guiding: '{{topic}}: Was?' }, { guiding: '{{topic}}: Beschluss?' }] },
      { id: 'b', questions: [{ guiding: '{{topic}}: Wann?' }] },
    ],
  } as unknown as BriefingPlan;

  it('take the place of the questions where they are others, and leave what the author has changed else', () => {
    const next = withProposals(template, { ...NO_WISHES, questions: { b: '[Thema]: Wann?' } }, plan, '');
    expect(next.questions).toEqual({ a: '[Thema]: Was?\n[Thema]: Beschluss?', b: '[Thema]: Wann?' });
    expect(askedIn(template, next, '').map(({ guiding }) => guiding)).toEqual([
      '{{topic}}: Was?',
      '{{topic}}: Beschluss?',
      '{{topic}}: Wann?',
    ]);
    expect(askedIn(template, { ...NO_WISHES, leaveOut: ['b'] }, 'X')).toEqual([
      { section: 'a', guiding: '{{topic}}: Was?' },
      { section: 'a', guiding: '{{topic}}: Wer mit {{counterpart}}?' },
    ]);
  });
});
