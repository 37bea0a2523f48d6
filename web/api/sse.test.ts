import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSseParser, type ServerSentEvent } from './sse.ts';

function parse(...pieces: string[]): ServerSentEvent[] {
  const parser = createSseParser();
  return pieces.flatMap((piece) => parser.push(piece));
}

const stream = [
  ': a comment\r\n',
  'event: text-delta\r\ndata: {"text":"Grüße aus Köln 😀"}\r\n\r\n',
  'data: first\ndata:second\ndata\n\n',
  'id: 7\revent: answer-end\rdata:  two spaces\r\r',
  'retry: 10\n\n',
  'event: nothing\n\n',
  'data: last: with colon\n\n',
  'data: broken off',
].join('');

const expected: ServerSentEvent[] = [
  { event: 'text-delta', data: '{"text":"Grüße aus Köln 😀"}', id: null },
  { event: 'message', data: 'first\nsecond\n', id: null },
  { event: 'answer-end', data: ' two spaces', id: '7' },
  { event: 'message', data: 'last: with colon', id: '7' },
];

describe('createSseParser', () => {
  it('reads fields, comments, all three line ends and drops what is broken off', () => {
    expect(parse(stream)).toEqual(expected);
  });

  it('reads the same events wherever the stream is cut in two', () => {
    for (let cut = 0; cut <= stream.length; cut++) {
      expect(parse(stream.slice(0, cut), stream.slice(cut)), `cut at ${cut}`).toEqual(expected);
    }
  });

  it('reads the same events character by character', () => {
    expect(parse(...stream)).toEqual(expected);
  });

  it('reads the same events in pieces of any size, empty ones too', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), (sizes) => {
        const pieces: string[] = [];
        let at = 0;
        for (let turn = 0; at < stream.length; turn++) {
          const size = Math.max(sizes[turn % sizes.length] ?? 1, turn % 2);
          pieces.push(stream.slice(at, at + size));
          at += size;
        }
        expect(parse(...pieces)).toEqual(expected);
      }),
    );
  });

  it('ignores a byte order mark at the start only', () => {
    expect(parse('\uFEFFdata: a\n\n', 'data: \uFEFFb\n\n').map((event) => event.data)).toEqual([
      'a',
      '\uFEFFb',
    ]);
  });
});
