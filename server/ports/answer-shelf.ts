import type { Answer, AnswerRecord } from '../domain/index.ts';

/** Answers of one asker with their records. */
export interface AnswerShelf {
  getAnswer(id: string): Promise<Answer | null>;
  /** Null as well for an answer that was given before records were kept. */
  getAnswerRecord(id: string): Promise<AnswerRecord | null>;
  listConversations(): Promise<{ id: string; title: string; at: string; answers: number }[]>;
  listAnswers(conversationId: string): Promise<Answer[]>;
  /** In one transaction with the record and with the links to the reports that it cites. */
  saveAnswer(answer: Answer, record?: AnswerRecord | null): Promise<void>;
}
