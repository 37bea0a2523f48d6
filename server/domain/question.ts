import { z } from 'zod';
import { DaySchema, DocumentLanguageSchema, InterfaceLanguageSchema } from './language.ts';
import { TLP_CHOICES } from './tlp.ts';

/** A TLP label by which reports are chosen; `NONE` stands for those that bear none. */
export const TlpChoiceSchema = z.enum(TLP_CHOICES);

/** Restricts what is searched. Empty or absent means no restriction. */
export const FilterSchema = z
  .object({
    publishedFrom: DaySchema.optional(),
    publishedTo: DaySchema.optional(),
    originators: z.array(z.string().min(1).max(300)).max(100).optional(),
    languages: z.array(DocumentLanguageSchema).max(50).optional(),
    /** Reports that bear one of these labels. */
    tlps: z.array(TlpChoiceSchema).max(TLP_CHOICES.length).optional(),
    /** sourceKeys of the documents to search in. */
    sources: z.array(z.string().min(1).max(1000)).max(1000).optional(),
    /** sourceKeys of documents that are left out of the search. */
    withoutSources: z.array(z.string().min(1).max(1000)).max(1000).optional(),
  })
  .strict();
export type Filter = z.infer<typeof FilterSchema>;

export const QUESTION_MAX_LENGTH = 4000;

export const QuestionSchema = z
  .object({
    question: z.string(),
    conversationId: z.string().min(1).max(100).optional(),
    /** Nothing published after this day is used. */
    asOf: DaySchema.optional(),
    filter: FilterSchema.optional(),
    answerLanguage: InterfaceLanguageSchema.optional(),
  })
  .strict();
export type Question = z.infer<typeof QuestionSchema>;
