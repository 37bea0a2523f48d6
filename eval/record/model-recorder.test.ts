import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { startScriptedOpenAi } from '../../server/models/testing/scripted-openai.ts';
import { readOptions, UsageError } from '../options.ts';
import { recordModel, replayModel } from './model-recorder.ts';
import { openModelSource } from './model-source.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-recording-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const chat = (content: string, stream: boolean) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: 'Bearer secret-key' },
  body: JSON.stringify({ model: 'scripted', stream, messages: [{ role: 'user', content }] }),
});
async function bytesOf(
  url: string,
  init: RequestInit,
): Promise<{ status: number; type: string | null; bytes: string }> {
  const response = await fetch(`${url}/chat/completions`, init);
  const bytes = Buffer.from(await response.arrayBuffer()).toString('base64');
  return { status: response.status, type: response.headers.get('content-type'), bytes };
}

describe('recorded model runs', () => {
  it('are played back bit for bit, streams, torn characters, errors and repetitions included', async () => {
    const scripted = await startScriptedOpenAi({
      chat: (_request, index) =>
        index === 2
          ? { text: '', fault: { kind: 'status', status: 429, retryAfter: '1' } }
          : {
              text: `Größe ${index}: „ja“.`,
              ...(index === 1 ? { fault: { kind: 'split-bytes', size: 3 } } : {}),
            },
    });
    const file = path.join(folder, 'run.jsonl');
    const requests = [chat('one', false), chat('two', true), chat('three', true), chat('one', false)];
    const recorder = await recordModel(file, scripted.baseUrl, '2026-03-01');
    const live = [];
    for (const request of requests) live.push(await bytesOf(recorder.baseUrl, request));
    await recorder.close();
    await scripted.close();
    expect(live.map(({ status }) => status)).toEqual([200, 200, 429, 200]);
    // The same request twice had two answers; each is kept in its turn.
    expect(live[0]?.bytes).not.toBe(live[3]?.bytes);

    const replay = await replayModel(file);
    const again = [];
    for (const request of requests) again.push(await bytesOf(replay.baseUrl, request));
    expect(again).toEqual(live);
    expect(replay).toMatchObject({ asOf: '2026-03-01', model: 'scripted', misses: [] });

    const missing = await bytesOf(replay.baseUrl, chat('four', false));
    expect(missing.status).toBe(409);
    expect(replay.misses).toHaveLength(1);
    await replay.close();
    expect(await readFile(file, 'utf8')).not.toContain('secret-key');
    await expect(recordModel(file, scripted.baseUrl, '2026-03-01')).rejects.toThrow(/never written over/);
    await expect(replayModel(path.join(folder, 'none.jsonl'))).rejects.toThrow(/no such recording/);
  });

  it('are not made in CI, nor without a model', async () => {
    const options = readOptions(['--record', 'run.jsonl']);
    const config = readConfig({
      environment: { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', CHAT_MODEL: 'm' },
      directory: folder,
    });
    const here = { config, workingDirectory: folder };
    await expect(openModelSource(options, { ...here, unattended: true })).rejects.toThrow(
      /Nothing is recorded in CI/,
    );
    const bare = readConfig({ environment: {}, directory: folder });
    await expect(openModelSource(options, { ...here, config: bare })).rejects.toThrow(UsageError);
  });
});
