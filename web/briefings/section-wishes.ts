import {
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

/** The lines of a field as questions; empty lines are none. */
export function questionsOf(lines: string): string[] {
  return lines
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/\[(?:Thema|topic)\]/giu, '{{topic}}')
        .replace(/\[(?:Gegenüber|counterpart)\]/giu, COUNTERPART),
    )
    .filter((line) => line !== '');
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
