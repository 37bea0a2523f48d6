import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { promptsDirectory } from './load-prompts.ts';
import { BriefingTemplateSchema } from './template-schema.ts';

type TemplateFile = Readonly<z.infer<typeof BriefingTemplateSchema>>;

export interface BriefingTemplate extends TemplateFile {
  /** First 12 hex digits of the file's sha-256, so that a briefing tells an edited template apart. */
  readonly hash: string;
  /** `house`: from the directory of the house. */
  readonly origin: 'product' | 'house';
  /** It took the place of one of ours with the same id. */
  readonly replaces: boolean;
}

export interface TemplateProblem {
  /** The id that the file name promises; empty where it promises none. */
  readonly id: string;
  readonly file: string;
  /** Names the file and every field that is wrong, in one line each. */
  readonly message: string;
}

export interface TemplateSet {
  /** Sorted by id; those of the house in the place of ours. */
  readonly templates: readonly BriefingTemplate[];
  readonly problems: readonly TemplateProblem[];
}

export interface TemplateDirectories {
  /** Ours; the folder `prompts/` unless given. */
  readonly directory?: string;
  /** The directory of the house (`BRIEFING_TEMPLATES`). */
  readonly house?: string | null;
}

const FILE_NAME = /^briefing-(.+)\.md$/;

/** A template is a page or two; a larger file is no template, and is not read. */
const MAX_FILE_BYTES = 100_000;

/**
 * Reads every `briefing-<id>.md` of our folder and of the house's. A file that is wrong does not hide the others, nor
 * the one of ours that it was meant to replace: it is listed among the problems. Read anew at each call, so that an
 * edited template is used at once.
 */
export async function loadTemplates({
  directory = promptsDirectory(),
  house = null,
}: TemplateDirectories = {}): Promise<TemplateSet> {
  const ours = await readFolder(directory, 'product');
  const theirs = house === null ? { templates: [], problems: [] } : await readFolder(house, 'house');
  const byId = new Map(ours.templates.map((template) => [template.id, template]));
  for (const template of theirs.templates) {
    byId.set(template.id, { ...template, replaces: byId.has(template.id) });
  }
  return {
    templates: [...byId.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
    problems: [...ours.problems, ...theirs.problems],
  };
}

/** A folder of the house that cannot be read is a problem of its own; ours missing is a broken installation. */
async function readFolder(directory: string, origin: BriefingTemplate['origin']): Promise<TemplateSet> {
  let files: string[];
  try {
    files = (await readdir(directory)).sort();
  } catch (thrown) {
    if (origin === 'product') throw thrown;
    const message = `${directory}: the directory of templates cannot be read (${codeOf(thrown)})`;
    return { templates: [], problems: [{ id: '', file: directory, message }] };
  }
  const templates: BriefingTemplate[] = [];
  const problems: TemplateProblem[] = [];
  for (const file of files) {
    const id = FILE_NAME.exec(file)?.[1];
    const complain = (...texts: readonly string[]) =>
      problems.push({ id: id ?? '', file, message: texts.map((text) => `${file}: ${text}`).join('\n') });
    if (id === undefined) {
      // Beside our templates lie other prompts; in the house's directory such a file was meant to be a template.
      if (origin === 'house' && /\.(md|ya?ml)$/i.test(file) && !/^readme\./i.test(file)) {
        complain('a template is named briefing-<id>.md');
      }
      continue;
    }
    const content = await readSmall(path.join(directory, file));
    if ('problem' in content) {
      complain(content.problem);
      continue;
    }
    const result = parseTemplate(content.text, id);
    if ('template' in result) templates.push({ ...result.template, origin });
    else complain(...result.problems);
  }
  return { templates, problems };
}

async function readSmall(file: string): Promise<{ readonly text: string } | { readonly problem: string }> {
  try {
    const { size } = await stat(file);
    if (size > MAX_FILE_BYTES) return { problem: `must not be larger than ${MAX_FILE_BYTES / 1000} kB` };
    const bytes = await readFile(file);
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (thrown) {
    if (thrown instanceof TypeError) return { problem: 'must be text in UTF-8' };
    return { problem: `cannot be read (${codeOf(thrown)})` };
  }
}

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown reason';

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
  const parsed = BriefingTemplateSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) {
    const [first, ...rest] = parsed.error.issues.map((issue) => `${fieldName(issue.path)}${reason(issue)}`);
    return { problems: [first ?? 'is not a template', ...rest] };
  }
  if (parsed.data.id !== expectedId) {
    return { problems: [`id: is "${parsed.data.id}", but the file name says "${expectedId}"`] };
  }
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 12);
  return { template: { ...parsed.data, hash, origin: 'product', replaces: false } };
}

/** A field that is not there is called missing, one that nobody knows is named. */
function reason(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `unknown field ${issue.keys.join(', ')}`;
  return 'input' in issue && issue.input === undefined ? `is missing (${issue.message})` : issue.message;
}

function fieldName(parts: readonly PropertyKey[]): string {
  const name = parts.reduce<string>(
    (soFar, part) =>
      typeof part === 'number' ? `${soFar}[${part}]` : `${soFar === '' ? '' : `${soFar}.`}${String(part)}`,
    '',
  );
  return name === '' ? '' : `${name}: `;
}
