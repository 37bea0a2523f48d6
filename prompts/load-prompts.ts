import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

export const PromptHeadSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'consists of small letters, digits and hyphens'),
  version: z
    .string('must be text in quotation marks, such as "1.0"')
    .regex(/^\d+(\.\d+){0,2}$/, 'is written like "1.0"'),
  language: z.enum(['de', 'en']),
  variables: z.array(z.string().regex(/^[a-z][A-Za-z0-9]*$/)),
});

/** A prompt file, parsed and checked. */
export interface Prompt<Variable extends string = string> {
  /** `answer.de`: id and language, as in the file's name. */
  readonly key: string;
  /** `1.0@4f0c1a…`: version and the first 12 hex digits of the file's sha-256. */
  readonly version: string;
  /** @throws Error when a declared variable is missing */
  render(values: Readonly<Record<Variable, string>>): { readonly system: string; readonly user: string };
}

const VARIABLE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/**
 * The folder `prompts/` of the installation: beside the nearest package.json above this module, which holds
 * for the sources and for the bundle in `dist/` alike.
 */
export function promptsDirectory(from: string = import.meta.url): string {
  for (let directory = dirname(fileURLToPath(from)); ; directory = dirname(directory)) {
    if (existsSync(join(directory, 'package.json')) && existsSync(join(directory, 'prompts'))) {
      return join(directory, 'prompts');
    }
    if (directory === dirname(directory))
      throw new Error('the folder prompts/ is missing from the installation');
  }
}

/**
 * Loads `prompts/<id>.<language>.md` and makes sure that it uses exactly the variables named.
 *
 *     const prompt = loadPrompt('answer', 'de', ['question', 'passages']);
 *     const { system, user } = prompt.render({ question, passages });
 *
 * @throws Error that names the file and what is wrong with it
 */
export function loadPrompt<const Variable extends string>(
  id: string,
  language: 'de' | 'en',
  variables: readonly Variable[],
  directory: string = promptsDirectory(),
): Prompt<Variable> {
  const file = `${id}.${language}.md`;
  const source = readFileSync(join(directory, file), 'utf8');
  const fail = (problem: string): never => {
    throw new Error(`prompts/${file}: ${problem}`);
  };
  const { head, system, user } = parsePrompt(source, fail);
  if (head.id !== id) fail(`the id is "${head.id}", but the file's name says "${id}"`);
  if (head.language !== language)
    fail(`the language is "${head.language}", but the file's name says "${language}"`);
  const declared = [...head.variables].sort().join(', ');
  const expected = [...variables].sort().join(', ');
  if (declared !== expected) fail(`declares the variables ${declared}, but the program gives it ${expected}`);
  return {
    key: `${id}.${language}`,
    version: `${head.version}@${promptHash(source).slice(0, 12)}`,
    render(values) {
      const fill = (text: string): string =>
        // One pass: what a value contains is never taken for a variable.
        text.replace(
          VARIABLE,
          (_, name: Variable) => values[name] ?? fail(`the variable ${name} has no value`),
        );
      return { system: fill(system), user: fill(user) };
    },
  };
}

function parsePrompt(
  source: string,
  fail: (problem: string) => never,
): { head: z.infer<typeof PromptHeadSchema>; system: string; user: string } {
  const text = source.replace(/^\ufeff/, '').replace(/\r\n/g, '\n');
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
  if (!parts) return fail('must begin with front matter between two lines "---"');
  const head = PromptHeadSchema.safeParse(parseYaml(parts[1] ?? '', { maxAliasCount: 0 }));
  if (!head.success) {
    return fail(head.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '));
  }
  const sections = /^\s*## system\n([\s\S]*?)\n## user\n([\s\S]*)$/.exec(parts[2] ?? '');
  const system = sections?.[1]?.trim();
  const user = sections?.[2]?.trim();
  if (!system || !user) return fail('must have the sections "## system" and "## user", in this order');
  const used = new Set([...`${system}\n${user}`.matchAll(VARIABLE)].map((match) => match[1] ?? ''));
  for (const name of used) {
    if (!head.data.variables.includes(name))
      fail(`uses {{${name}}}, which its front matter does not declare`);
  }
  for (const name of head.data.variables) {
    if (!used.has(name)) fail(`declares the variable ${name}, but does not use it`);
  }
  return { head: head.data, system, user };
}

/** sha-256 of a prompt file, hex; line endings do not count, so that a checkout on Windows has the same. */
export function promptHash(source: string): string {
  return createHash('sha256').update(source.replace(/\r\n/g, '\n')).digest('hex');
}
