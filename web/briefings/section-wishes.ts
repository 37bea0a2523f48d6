import {
  type BriefingPlan,
  COUNTERPART,
  type InterfaceLanguage,
  type TemplateInfo,
  type TemplateList,
} from '../../server/domain/index.ts';

/** What the author wants otherwise than the template has it. */
export interface Wishes {
  /** Ids of optional sections. */
  readonly leaveOut: readonly string[];
  /** By section: the text of its field, one question a line. */
  readonly questions: Readonly<Record<string, string>>;
}

export const NO_WISHES: Wishes = { leaveOut: [], questions: {} };

/** How the place of the topic is written for people: the template's own variable is for those who edit files. */
export const topicToken = (language: InterfaceLanguage): string =>
  language === 'de' ? '[Thema]' : '[topic]';

export const counterpartToken = (language: InterfaceLanguage): string =>
  language === 'de' ? '[Gegenüber]' : '[counterpart]';

/** A question as it is asked, or with tokens where topic and counterpart are still open. */
export const filledIn = (
  question: string,
  language: InterfaceLanguage,
  { topic, counterpart }: { readonly topic: string; readonly counterpart: string },
): string =>
  question
    .replaceAll('{{topic}}', () => topic || topicToken(language))
    .replaceAll(COUNTERPART, () => counterpart || counterpartToken(language));

/** Questions that name the counterpart are asked only where there is one. */
export const askedOf = (questions: readonly string[], counterpart: string): readonly string[] =>
  questions.filter((question) => counterpart !== '' || !question.includes(COUNTERPART));

/** The template's questions as lines of a field. */
export function linesOf(questions: readonly string[], language: InterfaceLanguage): string {
  return questions.map((question) => filledIn(question, language, { topic: '', counterpart: '' })).join('\n');
}

/** A line as the question that is sent. */
export const questionOf = (line: string): string =>
  line
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\[(?:Thema|topic)\]/giu, '{{topic}}')
    .replace(/\[(?:Gegenüber|counterpart)\]/giu, COUNTERPART);

/** The lines of a field as questions; empty lines are none. */
export const questionsOf = (lines: string): string[] =>
  lines
    .split('\n')
    .map(questionOf)
    .filter((line) => line !== '');

/** What the sections that are drafted will ask, one entry a question. */
export const askedIn = (
  { sections }: TemplateInfo,
  { leaveOut, questions }: Wishes,
  counterpart: string,
): readonly { readonly section: string; readonly guiding: string }[] =>
  sections
    .filter(({ id, kind }) => kind === 'record' && !leaveOut.includes(id))
    .flatMap(({ id, questions: given }) => {
      const lines = questions[id];
      const asked = askedOf(lines === undefined ? given : questionsOf(lines), counterpart);
      return [...new Set(asked)].map((guiding) => ({ section: id, guiding }));
    });

/** The wishes with the questions of a plan in place of their own, as far as they differ from the template's. */
export function withProposals(
  { sections, language }: TemplateInfo,
  wishes: Wishes,
  plan: BriefingPlan,
  counterpart: string,
): Wishes {
  const own = plan.sections.flatMap(({ id, questions }): [string, string][] => {
    const proposed = questions.map(({ guiding }) => guiding);
    const now = wishes.questions[id];
    const given = sections.find((one) => one.id === id)?.questions ?? [];
    const asked = askedOf(now === undefined ? given : questionsOf(now), counterpart);
    return asked.join('\n') === proposed.join('\n') ? [] : [[id, linesOf(proposed, language)]];
  });
  return { ...wishes, questions: { ...wishes.questions, ...Object.fromEntries(own) } };
}

export type QuestionFault = 'none' | 'many' | 'long';

/** What is wrong with the lines of a field, or null. */
export function faultOf(lines: string, limits: TemplateList['limits']): QuestionFault | null {
  const questions = questionsOf(lines);
  if (questions.length === 0) return 'none';
  if (questions.length > limits.questions) return 'many';
  return questions.some((question) => question.length > limits.questionLength) ? 'long' : null;
}

/** The first section that is drafted and whose questions cannot be sent, or null. */
export function firstFault(
  { sections }: TemplateInfo,
  { leaveOut, questions }: Wishes,
  limits: TemplateList['limits'],
): string | null {
  const faulty = sections.find(({ id }) => {
    const lines = questions[id];
    return lines !== undefined && !leaveOut.includes(id) && faultOf(lines, limits) !== null;
  });
  return faulty?.id ?? null;
}

/** The part of the request that the wishes come to; questions that are as in the template are not sent. */
export function requestOf(
  { sections }: TemplateInfo,
  { leaveOut, questions }: Wishes,
): { leaveOut?: string[]; questions?: Record<string, string[]> } {
  const own = sections.flatMap(({ id, questions: given }) => {
    const lines = questions[id];
    if (lines === undefined || leaveOut.includes(id)) return [];
    const asked = questionsOf(lines);
    return asked.join('\n') === given.join('\n') ? [] : [[id, asked] as const];
  });
  return {
    ...(leaveOut.length > 0 && { leaveOut: [...leaveOut] }),
    ...(own.length > 0 && { questions: Object.fromEntries(own) }),
  };
}
