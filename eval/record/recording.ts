import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isMissing } from '../missing-file.ts';

const HeadSchema = z.strictObject({
  kind: z.literal('aktenlage-model-recording'),
  version: z.literal(1),
  /** The day on which it was recorded; cases without a day of their own rest on it in every replay. */
  asOf: z.string(),
  upstream: z.string(),
});

const ExchangeSchema = z.strictObject({
  key: z.string(),
  /** The n-th time that this very request was made, from 0. */
  turn: z.number().int().min(0),
  path: z.string(),
  model: z.string().nullable(),
  status: z.number().int(),
  contentType: z.string(),
  retryAfter: z.string().nullable(),
  /** The response as it came over the wire, piece by piece, base64. */
  pieces: z.array(z.string()),
});
export type Exchange = z.infer<typeof ExchangeSchema>;

/** A recording that cannot be used; the message names file and line. */
export class BadRecording extends Error {
  override readonly name = 'BadRecording';
}

/** Requests that are equal byte by byte after parsing and sorting of keys are one request. */
export function requestKey(method: string, url: string, body: string): string {
  return createHash('sha256')
    .update(`${method} ${url}\n${canonical(body)}`)
    .digest('hex')
    .slice(0, 32);
}

function canonical(body: string): string {
  try {
    return JSON.stringify(sortKeys(JSON.parse(body)));
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return body;
    throw thrown;
  }
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}

export interface Recording {
  readonly asOf: string;
  /** The model that was asked first; `null` where only embeddings were recorded. */
  readonly model: string | null;
  readonly exchanges: ReadonlyMap<string, Exchange>;
}

const slot = ({ key, turn }: { key: string; turn: number }): string => `${key}#${turn}`;
export const findExchange = (recording: Recording, key: string, turn: number): Exchange | undefined =>
  recording.exchanges.get(slot({ key, turn }));

/** @throws BadRecording */
export async function readRecording(file: string): Promise<Recording> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (thrown) {
    if (!isMissing(thrown)) throw thrown;
    throw new BadRecording(`${file}: there is no such recording; make it with --record`);
  }
  const [first = '', ...rest] = content.split('\n').filter((line) => line !== '');
  const head = HeadSchema.safeParse(parse(first, file, 1));
  if (!head.success) throw new BadRecording(`${file}:1: is no recording of model responses`);
  const exchanges = new Map<string, Exchange>();
  for (const [index, line] of rest.entries()) {
    const exchange = ExchangeSchema.safeParse(parse(line, file, index + 2));
    if (!exchange.success) {
      const [issue] = exchange.error.issues;
      throw new BadRecording(`${file}:${index + 2}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
    }
    exchanges.set(slot(exchange.data), exchange.data);
  }
  const chat = [...exchanges.values()].find(({ path: url }) => url.endsWith('/chat/completions'));
  return { asOf: head.data.asOf, model: chat?.model ?? null, exchanges };
}

function parse(line: string, file: string, at: number): unknown {
  try {
    return JSON.parse(line);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) throw new BadRecording(`${file}:${at}: is no JSON`);
    throw thrown;
  }
}

/** Begins a new file; one that exists is never written over. @throws BadRecording */
export async function beginRecording(file: string, asOf: string, upstream: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const head = { kind: 'aktenlage-model-recording', version: 1, asOf, upstream } satisfies z.infer<
    typeof HeadSchema
  >;
  try {
    await appendFile(file, `${JSON.stringify(head)}\n`, { flag: 'ax' });
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST')) throw thrown;
    throw new BadRecording(`${file} exists; a recording is never written over, take another name`);
  }
}

export const addExchange = (file: string, exchange: Exchange): Promise<void> =>
  appendFile(file, `${JSON.stringify(exchange)}\n`);
