import type { BriefingTemplate } from '../../prompts/load-templates.ts';
import type { SectionTemplate } from '../../prompts/template-schema.ts';
import {
  AktenlageError,
  type BriefingLength,
  COUNTERPART,
  QUESTION_MAX_LENGTH,
  scaledLength,
} from '../domain/index.ts';
import type { Outline, OutlineSection } from './outline.ts';

/** What the author wants otherwise than the template has it. */
export interface Wishes {
  /** Ids of optional sections. */
  readonly leaveOut: readonly string[];
  /** By the id of a section of the record. */
  readonly questions: Readonly<Record<string, readonly string[]>>;
  readonly length: BriefingLength;
}

/** What the variables of a guiding question stand for. */
export interface Names {
  readonly topic: string;
  readonly counterpart: string | null;
}

/**
 * The sections that are drafted, with the questions that they ask.
 *
 * @throws AktenlageError `bad-request` that names the section: unknown, mandatory and yet left out, without questions of
 *   its own and yet given some, or a question that is empty, too long or no text
 */
export function applyWishes(
  template: BriefingTemplate,
  names: Names,
  wishes: Wishes,
): Pick<Outline, 'sections' | 'notWanted'> {
  const unwanted = new Set(wishes.leaveOut.map((id) => checkOptional(sectionOf(template, id))));
  for (const id of Object.keys(wishes.questions)) checkAsks(sectionOf(template, id));
  const kept = template.sections.filter(({ id }) => !unwanted.has(id));
  if (!kept.some(({ kind }) => kind === 'record')) {
    throw refusal('Every section that asks the record is left out. Please keep at least one.');
  }
  return {
    sections: kept.map((section) => outlineSection(section, names, wishes)),
    notWanted: template.sections
      .filter(({ id }) => unwanted.has(id))
      .map(({ id, title }) => ({ id, title, reason: 'not-wanted' })),
  };
}

function outlineSection(
  template: SectionTemplate,
  names: Names,
  { questions, length }: Wishes,
): OutlineSection {
  if (template.kind !== 'record') return { template, questions: [], guiding: [], questionsEdited: false };
  const own = Object.hasOwn(questions, template.id) ? questions[template.id] : undefined;
  // Asked twice, a question finds the same twice.
  const wanted = own && [...new Set(own.map((question) => validQuestion(question, template)))];
  const edited = wanted !== undefined && wanted.join('\n') !== template.questions.join('\n');
  const asked = (wanted ?? template.questions).filter(
    (question) => names.counterpart !== null || !question.includes(COUNTERPART),
  );
  if (asked.length === 0) {
    throw refusal(
      `Every question of the section “${template.title}” names the counterpart, and none is given. Please name one, or ask something else.`,
    );
  }
  const scaled = scaledLength(template.length, length);
  return {
    template: { ...template, ...(scaled === undefined ? {} : { length: scaled }) },
    questions: asked.map((question) => checkLength(fillIn(question, names), template)),
    guiding: asked,
    questionsEdited: edited,
  };
}

function sectionOf({ id: template, sections }: BriefingTemplate, id: string): SectionTemplate {
  const section = sections.find((one) => one.id === id);
  if (section !== undefined) return section;
  const known = sections.map((one) => one.id).join(', ');
  // What was asked for is not repeated: it may be anything.
  throw refusal(`The template ${template} has no such section. Its sections are: ${known}.`);
}

function checkOptional({ id, title, mandatory }: SectionTemplate): string {
  if (mandatory) throw refusal(`The section “${title}” is mandatory and cannot be left out.`);
  return id;
}

function checkAsks({ title, kind }: SectionTemplate): void {
  if (kind !== 'record') throw refusal(`The section “${title}” asks no questions; none can be set for it.`);
}

function validQuestion(raw: string, { title }: SectionTemplate): string {
  const question = raw.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const words = question.replaceAll('{{topic}}', '').replaceAll(COUNTERPART, '');
  if (question === '') throw refusal(`A question of the section “${title}” is empty.`);
  if (/[\p{Cc}\p{Cs}\ufffd]/u.test(question) || !/[\p{L}\p{N}]/u.test(question)) {
    throw refusal(`A question of the section “${title}” holds no readable text.`);
  }
  if (/\{\{|\}\}/.test(words)) {
    throw refusal(
      `A question of the section “${title}” has another variable than {{topic}} and {{counterpart}}.`,
    );
  }
  return question;
}

/** A long topic named twice in a long question may come to more than can be searched for. */
function checkLength(question: string, { title }: SectionTemplate): string {
  if (question.length <= QUESTION_MAX_LENGTH) return question;
  throw refusal(
    `A question of the section “${title}” has ${question.length} characters with the topic; at most ${QUESTION_MAX_LENGTH} can be searched for.`,
  );
}

/** In one pass, so that braces in a topic are none. A topic that ends like a question would otherwise give "…??". */
function fillIn(question: string, { topic, counterpart }: Names): string {
  return question
    .replace(/\{\{(topic|counterpart)\}\}/gu, (_, name) => (name === 'topic' ? topic : (counterpart ?? '')))
    .replace(/[?.!]+\?$/u, '?');
}

const refusal = (why: string) => new AktenlageError('bad-request', `The briefing cannot be drafted: ${why}`);
