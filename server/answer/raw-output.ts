import { AktenlageError, type RawOutput, type RawPart } from '../domain/index.ts';
import type { ClaimJudge, JudgedClaim, Judgement } from '../ports/claim-judge.ts';
import type { RepairRequest, WriteRequest, Writer, WriterChunk } from '../ports/writer.ts';

/** As much of a writer's output as a record keeps. An answer of eight sentences has a few thousand bytes. */
export const MOST_RAW_BYTES = 1024 * 1024;
/** … and of the reply to a repair, which is one sentence. */
const MOST_REPLY_BYTES = 16 * 1024;

/** Listens to a writer: keeps what it sends, pieces of text joined, up to a limit. */
export class OutputTape {
  private readonly parts: RawPart[] = [];
  private readonly limit: number;
  private readonly repairs: (string | null)[] = [];
  private readonly judgements: NonNullable<RawOutput['judgements']> = [];
  private kept = 0;
  private bytes = 0;

  constructor(limit = MOST_RAW_BYTES) {
    this.limit = limit;
  }

  take(chunk: WriterChunk): void {
    // What is not answered is found by rules where a writer says it this way: it is no text.
    if (chunk.type === 'usage' || chunk.type === 'not-answered') return;
    const size = sizeOf(chunk);
    const whole = this.bytes === this.kept;
    this.bytes += size;
    // After the first piece that did not fit nothing more is kept: a gap in the middle would read as the writer's own.
    if (!whole) return;
    const room = this.limit - this.kept;
    if (chunk.type === 'text') this.append(size <= room ? chunk.text : firstBytes(chunk.text, room));
    else if (size <= room)
      this.parts.push({ ...chunk, markers: chunk.markers.map((marker) => ({ ...marker })) });
    if (size <= room) this.kept += size;
  }

  /** The reply of one repair; null where the call failed. They are few and short. */
  takeRepair(reply: string | null): void {
    this.repairs.push(reply === null ? null : firstBytes(reply, MOST_REPLY_BYTES));
  }

  takeJudgements(claims: readonly JudgedClaim[], said: readonly (Judgement | null)[]): void {
    for (const [index, { sentence }] of claims.entries())
      this.judgements.push({ sentence, judgement: said[index] ?? null });
  }

  get output(): RawOutput {
    const { parts, repairs, judgements, bytes, kept } = this;
    return {
      parts: [...parts],
      bytes,
      cut: kept < bytes,
      ...(repairs.length === 0 ? {} : { repairs: [...repairs] }),
      ...(judgements.length === 0 ? {} : { judgements: [...judgements] }),
    };
  }

  private append(text: string): void {
    const last = this.parts.at(-1);
    if (last?.type === 'text') this.parts[this.parts.length - 1] = { type: 'text', text: last.text + text };
    else if (text !== '') this.parts.push({ type: 'text', text });
  }
}

/** The writer itself, with everything it sends on the tape too. */
export function taped(writer: Writer, tape: OutputTape): Writer {
  const { repair } = writer;
  return {
    ...(repair === undefined
      ? {}
      : {
          async repair(request: RepairRequest, signal: AbortSignal) {
            try {
              const reply = await repair.call(writer, request, signal);
              tape.takeRepair(reply);
              return reply;
            } catch (thrown) {
              tape.takeRepair(null);
              throw thrown;
            }
          },
        }),
    id: writer.id,
    kind: writer.kind,
    promptVersions: writer.promptVersions,
    parameters: writer.parameters,
    async *write(request: WriteRequest, signal: AbortSignal) {
      for await (const chunk of writer.write(request, signal)) {
        tape.take(chunk);
        yield chunk;
      }
    },
  };
}

/** The judge itself, with everything it says on the tape too. */
export const tapedJudge = (judge: ClaimJudge, tape: OutputTape): ClaimJudge => ({
  id: judge.id,
  promptVersions: judge.promptVersions,
  async judge(claims, language, signal) {
    const said = await judge.judge(claims, language, signal);
    tape.takeJudgements(claims, said);
    return said;
  },
});

/** The replies to repairs, in the order in which they came then. @throws AktenlageError where the call had failed, too */
export function playBackRepairs({ repairs = [] }: RawOutput): NonNullable<Writer['repair']> {
  let next = 0;
  return async () => {
    const reply = repairs[next++];
    if (reply === undefined || reply === null)
      throw new AktenlageError('model-unavailable', 'This repair had no reply.');
    return reply;
  };
}

/** Says of each sentence what was said of it then; null where nothing was. */
export function playBackJudge({ judgements }: RawOutput): ClaimJudge | null {
  if (judgements === undefined) return null;
  const said = new Map(judgements.map(({ sentence, judgement }) => [sentence, judgement]));
  return {
    id: 'recorded',
    promptVersions: {},
    judge: async (claims) => claims.map(({ sentence }) => said.get(sentence) ?? null),
  };
}

/** Sends what a record holds, as the writer sent it then. */
export async function* playBack(raw: RawOutput): AsyncGenerator<WriterChunk> {
  for (const part of raw.parts) {
    if (part.type === 'text') yield part;
    else
      yield {
        ...part,
        markers: part.markers.map(({ key, quote }) => (quote === undefined ? { key } : { key, quote })),
      };
  }
}

const sizeOf = (chunk: Extract<WriterChunk, { type: 'text' | 'sentence' }>): number =>
  Buffer.byteLength(chunk.type === 'text' ? chunk.text : JSON.stringify(chunk));

/** The beginning of a text that fits, no character cut in two. */
function firstBytes(text: string, room: number): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > room) break;
    end += character.length;
  }
  return text.slice(0, end);
}
