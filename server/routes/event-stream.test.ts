import { describe, expect, it } from 'vitest';
import { eventStream } from './event-stream.ts';

type Event = { type: 'part'; n: number } | { type: 'end' } | { type: 'error'; code: string };

const open = (events: AsyncGenerator<Event>, closed: boolean[] = [], heartbeatMs?: number) =>
  eventStream<Event>(events, {
    terminal: ['end', 'error'],
    failure: ({ code }) => ({ type: 'error', code }),
    onClose: (gone) => closed.push(gone),
    ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
  });

describe('eventStream', () => {
  it('writes type and data of each event and closes after the terminal one', async () => {
    const closed: boolean[] = [];
    const response = open(
      (async function* () {
        yield { type: 'part', n: 1 };
        yield { type: 'end' };
      })(),
      closed,
    );
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(await response.text()).toBe(
      ': aktenlage\n\nevent: part\ndata: {"type":"part","n":1}\n\nevent: end\ndata: {"type":"end"}\n\n',
    );
    expect(closed).toEqual([false]);
  });

  it('ends with an error event when the generator throws or just stops', async () => {
    const throwing = open(
      // biome-ignore lint/correctness/useYield: it fails before its first event
      (async function* (): AsyncGenerator<Event> {
        throw new Error('secret detail');
      })(),
    );
    const text = await throwing.text();
    expect(text).toContain('event: error\ndata: {"type":"error","code":"internal"}');
    expect(text).not.toContain('secret');
    const stopping = open(
      (async function* (): AsyncGenerator<Event> {
        yield { type: 'part', n: 1 };
      })(),
    );
    expect(await stopping.text()).toContain('event: error');
  });

  it('sends comments while nothing happens', async () => {
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const response = open(
      (async function* (): AsyncGenerator<Event> {
        await gate;
        yield { type: 'end' };
      })(),
      [],
      5,
    );
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes(': still working')) text += (await reader?.read())?.value ?? '';
    go();
    while (!text.includes('event: end')) text += (await reader?.read())?.value ?? '';
    expect((await reader?.read())?.done).toBe(true);
  });

  it('stops the work when the reader leaves', async () => {
    const closed: boolean[] = [];
    let cleaned = false;
    const response = open(
      (async function* (): AsyncGenerator<Event> {
        try {
          for (let n = 0; ; n++) yield { type: 'part', n };
        } finally {
          cleaned = true;
        }
      })(),
      closed,
    );
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.read();
    await reader?.cancel();
    expect(closed).toEqual([true]);
    expect(cleaned).toBe(true);
  });
});
