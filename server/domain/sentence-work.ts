import { z } from 'zod';
import { DaySchema } from './language.ts';
import { CitedSinceSchema } from './reliance.ts';
import { COMMENT_MAX_LENGTH, MAX_COMMENTS, SIGNER_MAX_LENGTH } from './work-limits.ts';

/** Who did something and when; `by` is the id of an asker. */
const DoneSchema = z.object({ by: z.string(), at: z.string() });

export const CommentSchema = DoneSchema.extend({ text: z.string().max(COMMENT_MAX_LENGTH) });

/**
 * What people did with one sentence of a briefing. Stands beside the claim and not in it: the claim is what the product
 * says of the sentence, this is what its readers and authors say.
 */
export const SentenceWorkSchema = z.object({
  /** Names the sentence through all versions, whatever becomes of its text and place. */
  id: z.string(),
  /** Who put it there: the draft, the author, a passage that he took from the search, a second draft, a redraft. */
  origin: z.enum(['draft', 'author', 'search', 'regenerated', 'redraft']),
  /** Set when a person wrote or changed the words; `first` is the text before his first change, absent for his own. */
  edited: DoneSchema.extend({ first: z.string().optional() }).optional(),
  /** `struck` leaves the exports and stays in the version. */
  state: z.enum(['open', 'accepted', 'struck']),
  /** Who accepted or struck it, and which events of its sources he knew of (`3:withdrawn`). */
  decided: DoneSchema.extend({ despite: z.array(z.string()) }).optional(),
  comments: z.array(CommentSchema).max(MAX_COMMENTS).optional(),
  /** Of a redraft: found in reports that came in after the draft, or resting on a source that changed. */
  news: z.enum(['new', 'source-changed', 'source-gone']).optional(),
  /** Of a redraft: what has happened to its sources, whatever becomes of them later. */
  events: z.array(CitedSinceSchema).optional(),
});
export type SentenceWork = z.infer<typeof SentenceWorkSchema>;

/** A named person has read the whole and answers for it. */
export const ReviewSchema = DoneSchema.extend({
  name: z.string().min(1).max(SIGNER_MAX_LENGTH),
  /** The version that was read. */
  version: z.number().int(),
  asOf: DaySchema,
  sentences: z.object({
    total: z.number().int(),
    /** Flagged by the check and accepted by a person. */
    accepted: z.number().int(),
    struck: z.number().int(),
    /** Written or changed by a person. */
    edited: z.number().int(),
  }),
  note: z.string().max(COMMENT_MAX_LENGTH).optional(),
});
export type Review = z.infer<typeof ReviewSchema>;
