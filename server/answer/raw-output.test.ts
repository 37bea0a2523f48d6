import { describe, expect, it } from 'vitest';
import type { WriterChunk } from '../ports/writer.ts';
import { CitationStream } from './citation-stream.ts';
import { OutputTape, playBack } from './raw-output.ts';

const text = (words: string): WriterChunk => ({ type: 'text', text: words });
const sentence = (words: string): WriterChunk => ({
  type: 'sentence',
  text: words,
  markers: [{ key: 'p7k3', quote: words }],
});

function tapeOf(chunks: readonly WriterChunk[], limit?: number) {
  const tape = new OutputTape(limit);
  for (const chunk of chunks) tape.take(chunk);
  return tape.output;
}

describe('what is kept of a writer', () => {
  it('is its pieces joined, whole sentences apart, the usage left out', () => {
    const usage: WriterChunk = { type: 'usage', inputTokens: 1, outputTokens: 2 };
    const output = tapeOf([
      text('Es reg'),
      text('nete. [p7'),
      text('k3]'),
      usage,
      sentence('Ja.'),
      text('Aus.'),
    ]);
    expect(output).toMatchObject({
      parts: [
        { type: 'text', text: 'Es regnete. [p7k3]' },
        { type: 'sentence', text: 'Ja.' },
        { text: 'Aus.' },
      ],
      cut: false,
    });
  });

  it('ends at the limit, at a whole character, and says so', () => {
    expect(tapeOf([text('aä'), text('🌧b')], 6)).toEqual({
      parts: [{ type: 'text', text: 'aä' }],
      bytes: 8,
      cut: true,
    });
    expect(tapeOf([text('aä'), text('🌧b')], 8)).toMatchObject({ parts: [{ text: 'aä🌧b' }], cut: false });
    // Nothing after the first that did not fit, even where it would.
    const long = sentence('x'.repeat(100));
    expect(tapeOf([text('a'), long, text('b')], 50)).toMatchObject({ parts: [{ text: 'a' }], cut: true });
    const most = tapeOf([text('x'.repeat(2 * 1024 * 1024))]);
    expect(most).toMatchObject({ bytes: 2 * 1024 * 1024, cut: true });
    expect(most.parts[0]?.text).toHaveLength(1024 * 1024);
  });

  it('gives the same sentences when it is played back, however it came in', async () => {
    const whole = 'Es regnete. [p7k3, p2m8 "stark"] Dann nicht mehr [p7k3].\n- Ein Punkt. [p2m8]';
    const read = async (chunks: AsyncIterable<WriterChunk> | readonly WriterChunk[]) => {
      const stream = new CitationStream();
      const out = [];
      for await (const chunk of chunks) if (chunk.type === 'text') out.push(...stream.push(chunk.text));
      return [...out, ...stream.end()];
    };
    const pieces = [...whole].map(text);
    expect(await read(playBack(tapeOf(pieces)))).toEqual(await read(pieces));
  });
});
