import { Socket } from 'node:net';

export interface ConnectionRecorder {
  /** `host:port`, or `unix:path`, each once, in their order. */
  readonly seen: ReadonlySet<string>;
  stop(): void;
}

/** Every outgoing connection of this process, whatever opens it: fetch, http, TLS and the database all end here. */
export function recordConnections(): ConnectionRecorder {
  const seen = new Set<string>();
  const { connect } = Socket.prototype;
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
    seen.add(describe(args));
    return Reflect.apply(connect, this, args) as Socket;
  } as typeof connect;
  return {
    seen,
    stop: () => {
      Socket.prototype.connect = connect;
    },
  };
}

/** Node hands over its own normalised array, an options object, a port and a host, or a path. */
function describe(args: readonly unknown[]): string {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === 'object' && first !== null) {
    const { host, port, path } = first as { host?: string; port?: number; path?: string };
    return path === undefined || port !== undefined ? `${host ?? 'localhost'}:${port}` : `unix:${path}`;
  }
  if (typeof first === 'string' && Number.isNaN(Number(first))) return `unix:${first}`;
  return `${typeof second === 'string' ? second : 'localhost'}:${String(first)}`;
}
