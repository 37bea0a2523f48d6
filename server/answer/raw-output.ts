import type { RawOutput, RawPart } from '../domain/index.ts';
import type { WriteRequest, Writer, WriterChunk } from '../ports/writer.ts';

/** As much of a writer's output as a record keeps. An answer of eight sentences has a few thousand bytes. */
export const MOST_RAW_BYTES = 1024 * 1024;

/** Listens to a writer: keeps what it sends, pieces of text joined, up to a limit. */
export class OutputTape {
  private readonly parts: RawPart[] = [];
  private readonly limit: number;
  private kept = 0;
  private bytes = 0;

  constructor(limit = MOST_RAW_BYTES) {
    this.limit = limit;
  }

  take(chunk: WriterChunk): void {
    if (chunk.type === 'usage') return;
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

  get output(): RawOutput {
    return { parts: [...this.parts], bytes: this.bytes, cut: this.kept < this.bytes };
  }

  private append(text: string): void {
    const last = this.parts.at(-1);
    if (last?.type === 'text') this.parts[this.parts.length - 1] = { type: 'text', text: last.text + text };
    else if (text !== '') this.parts.push({ type: 'text', text });
  }
}

/** The writer itself, with everything it sends on the tape too. */
export function taped(writer: Writer, tape: OutputTape): Writer {
  return {
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

const sizeOf = (chunk: Exclude<WriterChunk, { type: 'usage' }>): number =>
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
