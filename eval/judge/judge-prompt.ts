import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

const HeadSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/u, 'consists of small letters, digits and hyphens'),
  version: z
    .string('must be text in quotation marks, such as "1.0"')
    .regex(/^\d+(\.\d+){0,2}$/u, 'is written like "1.0"'),
  variables: z.array(z.string().regex(/^[a-z][A-Za-z]*$/u)).min(1),
  choices: z
    .record(z.string().regex(/^[A-Z]$/u, 'a choice is one capital letter'), z.number().min(0).max(1))
    .refine((choices) => Object.keys(choices).length >= 2, 'needs two choices or more'),
});

/** A judge's prompt: what it is asked and what each of its answers is worth. */
export interface JudgePrompt {
  readonly id: string;
  /** `1.0@4f0c1a…`: version and the first 12 hex digits of the file's sha-256. */
  readonly version: string;
  /** Choice → score, 0 to 1. */
  readonly choices: Readonly<Record<string, number>>;
  render(values: Readonly<Record<string, string>>): { readonly system: string; readonly user: string };
  /** The choice that a reply makes; `null` where it makes none, two, or one that does not exist. */
  readChoice(reply: string): string | null;
}

/** @throws Error that names the file and what is wrong with it */
export function loadJudgePrompt(folder: string, name: string): JudgePrompt {
  const file = path.join(folder, `${name}.md`);
  return parseJudgePrompt(readFileSync(file, 'utf8'), `${name}.md`);
}

export function parseJudgePrompt(source: string, file: string): JudgePrompt {
  const fail = (problem: string): never => {
    throw new Error(`${file}: ${problem}`);
  };
  const match = /^---\n([\s\S]*?)\n---\n\s*## system\n([\s\S]*?)\n## user\n([\s\S]*)$/u.exec(
    source.replace(/\r\n/gu, '\n'),
  );
  const [, front = '', system = '', user = ''] = match ?? fail('needs front matter, ## system and ## user');
  const head = HeadSchema.safeParse(parseYaml(front));
  if (!head.success) {
    const [issue] = head.error.issues;
    return fail(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'bad front matter'}`);
  }
  const { id, version, variables, choices } = head.data;
  const used = new Set(
    [...`${system}${user}`.matchAll(/\{\{\s*(\w+)\s*\}\}/gu)].map(([, name = '']) => name),
  );
  for (const name of used) if (!variables.includes(name)) fail(`{{${name}}} is not among its variables`);
  for (const name of variables) if (!used.has(name)) fail(`declares ${name} and does not use it`);
  const fill = (text: string, values: Readonly<Record<string, string>>): string =>
    text.trim().replace(/\{\{\s*(\w+)\s*\}\}/gu, (_all, name: string) => values[name] ?? '');
  return {
    id,
    version: `${version}@${createHash('sha256').update(source).digest('hex').slice(0, 12)}`,
    choices,
    render: (values) => ({ system: fill(system, values), user: fill(user, values) }),
    readChoice(reply) {
      const said = [...reply.matchAll(/^\W*choice\W*([A-Z])\b/gimu)].map(([, letter = '']) =>
        letter.toUpperCase(),
      );
      const [only] = [...new Set(said)];
      return said.length > 0 && new Set(said).size === 1 && only !== undefined && only in choices
        ? only
        : null;
    },
  };
}
