import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createEndpointReranker,
  createLanguageModelJudge,
  createLanguageModelWriter,
  createOpenAiEmbedder,
} from './index.ts';
import { writeRequest } from './testing/write-request.ts';

let redirecting: Server;
let elsewhere: Server;
let baseUrl: string;
let asked = 0;
let arrived = 0;
const signal = new AbortController().signal;

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

beforeAll(async () => {
  elsewhere = createServer((_, response) => {
    arrived++;
    response.end('{}');
  });
  const target = await listen(elsewhere);
  redirecting = createServer((request, response) => {
    asked++;
    request.resume();
    // 307 keeps method and body.
    response.writeHead(307, { location: `http://127.0.0.1:${target}${request.url}` }).end();
  });
  baseUrl = `http://127.0.0.1:${await listen(redirecting)}/v1`;
});
afterAll(() => {
  redirecting.closeAllConnections();
  redirecting.close();
  elsewhere.close();
});

describe('an endpoint that redirects', () => {
  it.each([
    [
      'chat',
      async (endpoint) => {
        for await (const _ of createLanguageModelWriter(endpoint).write(writeRequest(), signal));
      },
    ],
    [
      'judge',
      (endpoint) =>
        createLanguageModelJudge(endpoint).judge([{ sentence: 'S.', evidence: 'E.' }], 'en', signal),
    ],
    ['rerank', (endpoint) => createEndpointReranker(endpoint).score('Q?', ['text'], signal)],
    ['embeddings', (endpoint) => createOpenAiEmbedder({ ...endpoint, retryDelayMs: 1 })],
  ] as [
    string,
    (endpoint: { baseUrl: string; apiKey: string; model: string; timeoutMs: number }) => Promise<unknown>,
  ][])('is not followed (%s)', async (_name, call) => {
    const before = asked;
    const endpoint = { baseUrl, apiKey: 'key', model: 'scripted', timeoutMs: 5000 };
    await expect(call(endpoint)).rejects.toMatchObject({ name: 'AktenlageError' });
    expect(asked).toBeGreaterThan(before);
    expect(arrived).toBe(0);
  });
});
