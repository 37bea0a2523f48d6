import { AktenlageError, QUESTION_MAX_LENGTH, type Question } from '../domain/index.ts';

/**
 * Checks the question's text before anything is searched and returns it trimmed and in NFC.
 *
 * @throws AktenlageError `question-empty`, `question-too-long` or `question-not-text`
 */
export function validateQuestion(question: Question): Question {
  const text = question.question.normalize('NFC').trim();
  if (text === '')
    throw new AktenlageError('question-empty', 'The question is empty. Please write what you want to know.');
  if (text.length > QUESTION_MAX_LENGTH) {
    throw new AktenlageError(
      'question-too-long',
      `The question has ${text.length} characters; at most ${QUESTION_MAX_LENGTH} can be searched for. Please shorten it.`,
    );
  }
  // Control characters other than line breaks and tabs, lone surrogates and replacement characters are no text.
  if (
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]|\p{Cs}/u.test(text) ||
    !/[\p{L}\p{N}]/u.test(text)
  ) {
    throw new AktenlageError(
      'question-not-text',
      'The question holds no readable text. Please write it in words.',
    );
  }
  return { ...question, question: text };
}
