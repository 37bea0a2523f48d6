import type { Question } from '../domain/index.ts';
import type { ReportReader } from '../ports/store.ts';
import { completeFollowUp } from './follow-up.ts';

export type StandaloneQuestion = Question & { readonly followsUp: boolean };

/** The question as it has to be searched: a follow-up in a conversation gets what it left out. */
export async function standaloneQuestion(
  reader: ReportReader,
  question: Question,
): Promise<StandaloneQuestion> {
  const { conversationId } = question;
  // The questions of a briefing hang together too, but each is complete.
  if (conversationId === undefined || conversationId.startsWith('briefing-'))
    return { ...question, followsUp: false };
  const last = (await reader.listAnswers(conversationId)).at(-1);
  if (last === undefined) return { ...question, followsUp: false };
  const complete = completeFollowUp(question.question, last.retrieval?.plan.question ?? last.question);
  return complete === null
    ? { ...question, followsUp: false }
    : { ...question, question: complete, followsUp: true };
}
