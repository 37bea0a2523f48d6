import { parseArgs } from 'node:util';
import { UsageError } from './options.ts';

/** @throws UsageError */
export function read(
  argv: readonly string[],
  options: Readonly<Record<string, 'string' | 'boolean'>>,
): Record<string, string | boolean | undefined> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      strict: true,
      allowPositionals: false,
      options: Object.fromEntries(Object.entries(options).map(([name, type]) => [name, { type }])),
    });
    return { ...values } as Record<string, string | boolean | undefined>;
  } catch (thrown) {
    throw new UsageError(thrown instanceof Error ? thrown.message : String(thrown));
  }
}
