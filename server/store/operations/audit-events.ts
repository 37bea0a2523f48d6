import { createHash } from 'node:crypto';
import { type AuditEvent, highestTlp, MARKINGS } from '../../domain/index.ts';
import type { AnswerStanding } from './answer-standing.ts';

export const questionHash = (question: string): string => createHash('sha256').update(question).digest('hex');

/** What an asker was shown, with its highest grade and strictest label. None where nothing was. */
export function passagesShown(
  actor: string,
  answerId: string | null,
  { ids, level, tlps, found }: AnswerStanding['shown'],
): AuditEvent[] {
  if (ids.length === 0) return [];
  // One that is gone since may have had any grade and any label.
  const isWhole = found === ids.length;
  const highest = MARKINGS[isWhole ? (level ?? 0) : MARKINGS.length - 1] ?? 'STRENG GEHEIM';
  const tlp = isWhole ? highestTlp(tlps) : 'RED';
  return [{ type: 'passages-shown', actor, answerId, passageIds: [...ids], highest, tlp }];
}
