/** One event of a `text/event-stream`. `event` is `message` where the stream names none. */
export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string | null;
}

/**
 * Incremental parser of `text/event-stream` (WHATWG HTML, section 9.2.6). `push` takes text in pieces cut at
 * any offset, between the two halves of a CRLF too, and returns the events completed by that piece. An event
 * that the stream breaks off is dropped, as the standard demands.
 */
export function createSseParser(): { push(piece: string): ServerSentEvent[] } {
  let buffer = '';
  let atStart = true;
  let skipLineFeed = false;
  let event = '';
  let id: string | null = null;
  let data: string[] = [];

  function takeLine(line: string, events: ServerSentEvent[]): void {
    if (line === '') {
      if (data.length > 0) events.push({ event: event || 'message', data: data.join('\n'), id });
      event = '';
      data = [];
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    let value = colon < 0 ? '' : line.slice(colon + 1);
    if (value.startsWith(' ')) value = value.slice(1);
    if (field === 'data') data.push(value);
    else if (field === 'event') event = value;
    else if (field === 'id' && !value.includes('\0')) id = value;
  }

  return {
    push(piece) {
      const events: ServerSentEvent[] = [];
      let text = piece;
      if (atStart && text !== '') {
        atStart = false;
        if (text.startsWith('\uFEFF')) text = text.slice(1);
      }
      if (skipLineFeed && text !== '') {
        skipLineFeed = false;
        if (text.startsWith('\n')) text = text.slice(1);
      }
      buffer += text;
      let from = 0;
      for (let at = 0; at < buffer.length; at++) {
        const character = buffer[at];
        if (character !== '\n' && character !== '\r') continue;
        takeLine(buffer.slice(from, at), events);
        if (character === '\r') {
          if (buffer[at + 1] === '\n') at++;
          else if (at + 1 === buffer.length) skipLineFeed = true;
        }
        from = at + 1;
      }
      buffer = buffer.slice(from);
      return events;
    },
  };
}
