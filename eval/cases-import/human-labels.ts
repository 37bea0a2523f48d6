import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { BadCaseFile } from '../load-cases.ts';

const RowSchema = z.strictObject({ id: z.string().min(1), faithfulness: z.number().min(0).max(1) });

/** People's labels, JSONL `{id, faithfulness}` with 0 to 1, by case id. @throws BadCaseFile naming line and field */
export async function readHumanLabels(file: string): Promise<Map<string, number>> {
  const labels = new Map<string, number>();
  for (const [index, line] of (await readFile(file, 'utf8')).split(/\r?\n/u).entries()) {
    if (line.trim() === '') continue;
    const fault = (field: string, message: string): never => {
      throw new BadCaseFile(file, [{ line: index + 1, field, message }]);
    };
    let row: unknown;
    try {
      row = JSON.parse(line);
    } catch (thrown) {
      if (!(thrown instanceof SyntaxError)) throw thrown;
      fault('', 'is no JSON');
    }
    const parsed = RowSchema.safeParse(row);
    if (parsed.success) labels.set(parsed.data.id, parsed.data.faithfulness);
    else fault(parsed.error.issues[0]?.path.join('.') ?? '', parsed.error.issues[0]?.message ?? 'bad row');
  }
  return labels;
}
