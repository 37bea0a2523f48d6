import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { promptsDirectory } from './load-prompts.ts';

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(most, `must not be longer than ${most} characters`)
    .regex(/^[^\p{Cc}]*$/u, 'must be one line');
const identifier = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must consist of small letters, digits and hyphens');

const QuestionTemplateSchema = line(2000)
  .refine((text) => text.includes('{{topic}}'), 'must contain {{topic}}')
  .refine(
    (text) => !/\{\{|\}\}/.test(text.replaceAll('{{topic}}', '')),
    'knows no other variable than {{topic}}',
  );

const SectionTemplateSchema = z.strictObject({
  id: identifier,
  title: line(200),
  /** For the author and for a reader of an empty section; never sent to the search. */
  purpose: line(500),
  questions: z.array(QuestionTemplateSchema).min(1, 'needs at least one question').max(10),
  /** A mandatory section stands in the briefing even when nothing was found for it. */
  mandatory: z.boolean(),
});

export const BriefingTemplateSchema = z.strictObject({
  id: identifier,
  version: z
    .string('must be text in quotation marks, such as "1.0"')
    .regex(/^\d+(\.\d+){0,2}$/, 'is written like "1.0"'),
  language: z.enum(['de', 'en']),
  title: line(200),
  audience: line(200),
  sections: z
    .array(SectionTemplateSchema)
    .min(1, 'needs at least one section')
    .max(20, 'must not have more than 20 sections')
    .refine(
      (sections) => new Set(sections.map(({ id }) => id)).size === sections.length,
      'has two sections with the same id',
    ),
});

export interface BriefingTemplate extends Readonly<z.infer<typeof BriefingTemplateSchema>> {
  /** First 12 hex digits of the file's sha-256, so that a briefing tells an edited template apart. */
  readonly hash: string;
}

export interface TemplateProblem {
  /** The id that the file name promises. */
  readonly id: string;
  readonly file: string;
  /** Names the file and every field that is wrong, in one line each. */
  readonly message: string;
}

export interface TemplateSet {
  /** Sorted by id. */
  readonly templates: readonly BriefingTemplate[];
  readonly problems: readonly TemplateProblem[];
}

const FILE_NAME = /^briefing-(.+)\.md$/;

/**
 * Reads every `briefing-<id>.md` of the folder. A file that is wrong does not hide the others: it is listed among
 * the problems. Read anew at each call, so that an edited template is used at once.
 */
export async function loadTemplates(directory: string = promptsDirectory()): Promise<TemplateSet> {
  const templates: BriefingTemplate[] = [];
  const problems: TemplateProblem[] = [];
  for (const file of (await readdir(directory)).sort()) {
    const id = FILE_NAME.exec(file)?.[1];
    if (id === undefined) continue;
    const result = parseTemplate(await readFile(path.join(directory, file), 'utf8'), id);
    if ('template' in result) templates.push(result.template);
    else problems.push({ id, file, message: result.problems.map((text) => `${file}: ${text}`).join('\n') });
  }
  return { templates, problems };
}

type ParseResult =
  | { readonly template: BriefingTemplate }
  | { readonly problems: readonly [string, ...string[]] };

/** @param expectedId the id in the file's name, which the front matter must repeat */
export function parseTemplate(content: string, expectedId: string): ParseResult {
  const source = content.replace(/^\ufeff/u, '').replace(/\r\n/gu, '\n');
  const frontMatter = /^---\n([\s\S]*?)\n---(?:\n|$)/u.exec(source)?.[1];
  if (frontMatter === undefined) {
    return { problems: ['must begin with front matter between two lines "---"'] };
  }
  let value: unknown;
  try {
    value = parseYaml(frontMatter, { maxAliasCount: 0 });
  } catch (thrown) {
    const reason = thrown instanceof YAMLParseError ? thrown.message.split('\n')[0] : String(thrown);
    return { problems: [`the front matter is no YAML (${reason})`] };
  }
  const parsed = BriefingTemplateSchema.safeParse(value);
  if (!parsed.success) {
    const [first, ...rest] = parsed.error.issues.map((issue) => `${fieldName(issue.path)}${issue.message}`);
    return { problems: [first ?? 'is not a template', ...rest] };
  }
  if (parsed.data.id !== expectedId) {
    return { problems: [`id: is "${parsed.data.id}", but the file name says "${expectedId}"`] };
  }
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 12);
  return { template: { ...parsed.data, hash } };
}

function fieldName(parts: readonly PropertyKey[]): string {
  const name = parts.reduce<string>(
    (soFar, part) =>
      typeof part === 'number' ? `${soFar}[${part}]` : `${soFar === '' ? '' : `${soFar}.`}${String(part)}`,
    '',
  );
  return name === '' ? '' : `${name}: `;
}
