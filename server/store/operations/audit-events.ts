import { createHash } from 'node:crypto';
import { type AuditEvent, MARKINGS } from '../../domain/index.ts';
import type { AnswerStanding } from './answer-standing.ts';

export const questionHash = (question: string): string => createHash('sha256').update(question).digest('hex');

/** What an asker was shown, and the highest grade of it. None where nothing was. */
export function passagesShown(
  actor: string,
  answerId: string | null,
  { ids, level, found }: AnswerStanding['shown'],
): AuditEvent[] {
  if (ids.length === 0) return [];
  // One that is gone since may have had any grade.
  const highest = MARKINGS[found === ids.length ? (level ?? 0) : MARKINGS.length - 1] ?? 'STRENG GEHEIM';
  return [{ type: 'passages-shown', actor, answerId, passageIds: [...ids], highest }];
}
