import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isMissing } from '../missing-file.ts';

const EntrySchema = z.strictObject({
  key: z.string(),
  model: z.string(),
  prompt: z.string(),
  /** `null`: the judge made no choice that could be read. */
  choice: z.string().nullable(),
  reply: z.string(),
});
type Entry = z.infer<typeof EntrySchema>;

/** Hash of what a verdict depends on: judge model, prompt version, sentence, evidence. */
export function verdictKey(model: string, promptVersion: string, sentence: string, evidence: string): string {
  return createHash('sha256')
    .update(JSON.stringify([model, promptVersion, sentence, evidence]))
    .digest('hex')
    .slice(0, 32);
}

export interface VerdictCache {
  get(key: string): { readonly choice: string | null; readonly reply: string } | null;
  set(entry: Entry): Promise<void>;
  readonly size: number;
}

/** Verdicts in a JSONL file that can be committed: an offline run replays them. @throws Error naming file and line */
export async function openVerdictCache(file: string): Promise<VerdictCache> {
  const entries = new Map<string, Entry>();
  for (const [index, line] of (await readOrEmpty(file)).split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = EntrySchema.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${file}:${index + 1}: is no verdict`);
    entries.set(parsed.data.key, parsed.data);
  }
  let writing = Promise.resolve();
  return {
    get: (key) => entries.get(key) ?? null,
    async set(entry) {
      entries.set(entry.key, entry);
      writing = writing.then(async () => {
        await mkdir(path.dirname(file), { recursive: true });
        await appendFile(file, `${JSON.stringify(entry)}\n`);
      });
      await writing;
    },
    get size() {
      return entries.size;
    },
  };
}

async function readOrEmpty(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (thrown) {
    if (isMissing(thrown)) return '';
    throw thrown;
  }
}
