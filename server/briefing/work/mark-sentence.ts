import { briefingSince } from '../../answer/cited-since.ts';
import {
  AktenlageError,
  type ChangeOf,
  eventsOf,
  MAX_COMMENTS,
  type SentenceWork,
} from '../../domain/index.ts';
import type { Outcome, Work } from './change.ts';
import { findEntry, replaceEntry, withEntries } from './entries.ts';
import { typedText } from './sentence-text.ts';

const STATES = { accept: 'accepted', strike: 'struck', reopen: 'open' } as const;

/**
 * Accepts a sentence as it stands, strikes it, or takes either back. The verdict stays what it is: a person answers for
 * the sentence, the check does not change its mind. What happened to its sources later opens the question again.
 */
export async function markSentence(
  work: Work,
  { type, sentence }: ChangeOf<'accept' | 'strike' | 'reopen'>,
): Promise<Outcome> {
  const { briefing, reader, asker, at } = work;
  const { section, entry } = findEntry(briefing, sentence);
  const { since } = await briefingSince(reader, briefing);
  const { decided: _decided, ...before } = entry.work;
  const despite = eventsOf({ claim: entry.claim, work: before }, since);
  const next: SentenceWork = {
    ...before,
    state: STATES[type],
    ...(type === 'reopen' ? {} : { decided: { by: asker.id, at, despite } }),
  };
  const entries = replaceEntry(section, sentence, { ...entry, work: next });
  return {
    briefing: withEntries(briefing, section.id, entries, briefing.sources),
    note: { type, section: section.title, sentence },
  };
}

/** A remark for whoever works on the briefing; it is in no export. */
export async function commentSentence(
  { briefing, asker, at }: Work,
  { sentence, text }: ChangeOf<'comment'>,
): Promise<Outcome> {
  const { section, entry } = findEntry(briefing, sentence);
  const before = entry.work.comments ?? [];
  if (before.length >= MAX_COMMENTS) {
    throw new AktenlageError('bad-request', `A sentence may have at most ${MAX_COMMENTS} comments.`);
  }
  const comments = [...before, { by: asker.id, at, text: typedText(text, 'The comment') }];
  const entries = replaceEntry(section, sentence, { ...entry, work: { ...entry.work, comments } });
  return {
    briefing: withEntries(briefing, section.id, entries, briefing.sources),
    note: { type: 'comment', section: section.title, sentence },
  };
}
