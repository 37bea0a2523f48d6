import type { BriefingTemplate, TemplateSet } from '../../prompts/load-templates.ts';
import type { SectionTemplate } from '../../prompts/template-schema.ts';
import {
  AktenlageError,
  type BriefingRequest,
  BriefingRequestSchema,
  type LeftOutSection,
} from '../domain/index.ts';
import { applyWishes, type Names } from './section-wishes.ts';

export const TOPIC_MAX_LENGTH = 500;

/** A section as it will be drafted. */
export interface OutlineSection {
  readonly template: SectionTemplate;
  /** With topic and counterpart put in; empty unless the section is one of the record. */
  readonly questions: readonly string[];
  /** The same with their variables. */
  readonly guiding: readonly string[];
  /** They are the author's and not the template's. */
  readonly questionsEdited: boolean;
}

/** A valid request together with the questions that it comes to. */
export interface Outline {
  readonly request: BriefingRequest;
  /** Trimmed, one line, NFC. */
  readonly topic: string;
  /** As the topic; null where none is given. */
  readonly purpose: string | null;
  /** As the topic; null where none is given. */
  readonly counterpart: string | null;
  readonly template: BriefingTemplate;
  readonly sections: readonly OutlineSection[];
  /** Optional sections that the author does not want. */
  readonly notWanted: readonly LeftOutSection[];
}

/**
 * Checks the request and puts topic and counterpart into the questions, the template's or the author's.
 *
 * @throws AktenlageError `bad-request` (topic, date, language, wishes that the template does not allow), `not-found`
 *   (no such template) or `configuration-invalid` (the template's file has mistakes)
 */
export function outline(request: BriefingRequest, set: TemplateSet): Outline {
  const parsed = BriefingRequestSchema.safeParse(request);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new AktenlageError('bad-request', `The briefing cannot be drafted: ${issues.join('; ')}.`);
  }
  const topic = validTopic(parsed.data.topic);
  const template = findTemplate(parsed.data.template, set);
  const { leaveOut = [], questions = {}, length = 'normal', ...rest } = parsed.data;
  const purpose = freeText(rest.purpose, 'purpose');
  const counterpart = freeText(rest.counterpart, 'counterpart');
  const names: Names = { topic, counterpart };
  return {
    request: parsed.data,
    topic,
    purpose,
    counterpart,
    template,
    ...applyWishes(template, names, { leaveOut, questions, length }),
  };
}

const oneLine = (raw: string): string => raw.normalize('NFC').replace(/\s+/gu, ' ').trim();

const isReadable = (text: string): boolean =>
  !/[\p{Cc}\p{Cs}\ufffd]/u.test(text) && /[\p{L}\p{N}]/u.test(text);

/** What may be left empty. */
function freeText(raw: string | undefined, what: 'purpose' | 'counterpart'): string | null {
  const text = oneLine(raw ?? '');
  if (text === '') return null;
  if (isReadable(text)) return text;
  throw new AktenlageError('bad-request', `The ${what} holds no readable text. Please write it in words.`);
}

function validTopic(raw: string): string {
  const topic = oneLine(raw);
  if (topic === '') {
    throw new AktenlageError('bad-request', 'The topic is empty. Please write what the briefing is about.');
  }
  if (topic.length > TOPIC_MAX_LENGTH) {
    throw new AktenlageError(
      'bad-request',
      `The topic has ${topic.length} characters; at most ${TOPIC_MAX_LENGTH} are possible. Please shorten it.`,
    );
  }
  if (!isReadable(topic)) {
    throw new AktenlageError('bad-request', 'The topic holds no readable text. Please write it in words.');
  }
  return topic;
}

function findTemplate(id: string, { templates, problems }: TemplateSet): BriefingTemplate {
  const template = templates.find((one) => one.id === id);
  if (template !== undefined) return template;
  const problem = problems.find((one) => one.id === id);
  if (problem !== undefined) {
    throw new AktenlageError('configuration-invalid', `The template has mistakes:\n${problem.message}`);
  }
  const known = templates.map((one) => one.id).join(', ');
  throw new AktenlageError('not-found', `There is no such template. Known are: ${known || 'none'}.`);
}
