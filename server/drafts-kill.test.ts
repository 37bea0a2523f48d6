import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type AnswerSchema,
  type Briefing,
  BriefingSchema,
  type Draft,
  DraftSchema,
  questionsOf,
} from './domain/index.ts';
import { type ChatReply, citeFirstPassages, startScriptedOpenAi } from './models/testing/scripted-openai.ts';
import { PROJECT_ROOT } from './runtime/project-root.ts';
import { createServerDatabase } from './store/testing/open-server-database.ts';
import { CABLE } from './testing/test-app.ts';

interface Process {
  readonly url: string;
  kill(): Promise<void>;
}

/** The server as `npm start` starts it, but from its sources. */
async function startProcess(environment: Record<string, string>): Promise<Process> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: PROJECT_ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DICTIONARIES: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await addressOf(child);
  await expect.poll(() => statusOf(url), { timeout: 60_000 }).toBe('ready');
  return {
    url,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (piece: Buffer) => {
      output += piece.toString('utf8');
      const address = /http:\/\/127\.0\.0\.1:\d+/u.exec(output);
      if (address) resolve(address[0]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output}`)));
  });
}

const statusOf = async (url: string): Promise<string> =>
  (await (await fetch(`${url}/api/health`)).json()).status;

const getJson = async (url: string) => {
  const response = await fetch(url);
  return response.ok ? response.json() : null;
};

const REQUEST = { topic: 'Beschuss der Brücke von Brask', template: 'sachstand' };
/** How many answers the model gives before it hangs. */
const FREE = 5;

interface Killed {
  readonly plan: Draft;
  readonly briefing: Briefing;
  /** Answers stored when the process was killed, and the same ones at the end. */
  readonly kept: readonly unknown[];
  readonly keptAfter: readonly unknown[];
  /** Question → how often the model was asked it. */
  readonly asked: ReadonlyMap<string, number>;
  readonly answers: readonly ReturnType<typeof AnswerSchema.parse>[];
  readonly drafts: readonly Draft[];
}

/** Drafts with a model that hangs half way, kills the process with -9 and starts another one. */
async function killHalfWay(databaseUrl?: string): Promise<Killed> {
  const directory = await mkdtemp(join(tmpdir(), 'aktenlage-draft-'));
  const models = join(PROJECT_ROOT, 'node_modules', '.cache', 'aktenlage', 'models');
  await mkdir(models, { recursive: true });
  await symlink(models, join(directory, 'models'));
  let hangs = true;
  let came = 0;
  const model = await startScriptedOpenAi({
    chat: (request): ChatReply | Promise<ChatReply> => {
      // It plans nothing: sub-questions are those of the rules.
      if (request.tools !== undefined) return { text: '' };
      return hangs && came++ >= FREE ? new Promise(() => undefined) : { text: citeFirstPassages(request) };
    },
  });
  const writing = () =>
    model.requests.filter(({ body }) => !(typeof body === 'object' && body !== null && 'tools' in body));
  const environment = {
    DATA_DIR: directory,
    PORT: '0',
    SAMPLE_CORPUS: 'off',
    OPENAI_BASE_URL: model.baseUrl,
    CHAT_MODEL: 'scripted',
    JUDGE_MODEL: 'off',
    BRIEFING_PARALLEL: '2',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
  const running: Process[] = [];
  try {
    const first = await startProcess(environment);
    running.push(first);
    const form = new FormData();
    form.append('file', new File([CABLE], 'brask.txt'));
    expect((await fetch(`${first.url}/api/reports`, { method: 'POST', body: form })).status).toBe(200);
    const begun = await fetch(`${first.url}/api/drafts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(REQUEST),
    });
    const { id } = await begun.json();
    const draftOf = async (url: string) => DraftSchema.parse(await getJson(`${url}/api/drafts/${id}`));
    await expect.poll(() => writing().length, { timeout: 60_000 }).toBe(FREE + 2);
    await expect
      .poll(async () => (await draftOf(first.url)).answered.length, { timeout: 60_000 })
      .toBeGreaterThanOrEqual(FREE);
    const plan = await draftOf(first.url);
    const answersOf = (url: string) =>
      Promise.all([...plan.answered].sort().map((one) => getJson(`${url}/api/answers/${one}`)));
    const kept = await answersOf(first.url);
    await first.kill();

    hangs = false;
    const second = await startProcess(environment);
    running.push(second);
    // Nobody asks for it: the process takes it up by itself.
    await expect
      .poll(() => getJson(`${second.url}/api/briefings/${id}`), { timeout: 120_000 })
      .not.toBeNull();
    const asked = new Map<string, number>();
    const briefing = BriefingSchema.parse(await getJson(`${second.url}/api/briefings/${id}`));
    const { answers } = await getJson(`${second.url}/api/conversations/briefing-${id}`);
    const questions: string[] = answers.map(({ question }: { question: string }) => question);
    for (const { body } of writing()) {
      const prompt = JSON.stringify(body);
      for (const question of questions) {
        if (prompt.includes(JSON.stringify(question).slice(1, -1)))
          asked.set(question, (asked.get(question) ?? 0) + 1);
      }
    }
    return {
      plan,
      briefing,
      kept,
      keptAfter: await answersOf(second.url),
      asked,
      answers,
      drafts: (await getJson(`${second.url}/api/drafts`)).drafts,
    };
  } finally {
    for (const one of running) await one.kill();
    await model.close();
    await rm(directory, { recursive: true, force: true });
  }
}

function expectWhole({ plan, briefing, kept, keptAfter, asked, answers, drafts }: Killed): void {
  expect(drafts).toEqual([]);
  const titles = [...briefing.sections, ...(briefing.leftOut ?? [])].map(({ title }) => title);
  expect([...titles].sort()).toEqual(plan.sections.map(({ title }) => title).sort());
  // With one report in the record every question is asked in other words too: each once, and what was planned under its id.
  const ids = answers.map(({ id }) => id);
  expect(new Set(answers.map(({ question }) => question)).size).toBe(answers.length);
  for (const section of plan.sections) {
    for (const { answerId } of questionsOf(section)) expect(ids).toContain(answerId);
  }
  expect(briefing.sections.some(({ also }) => also !== undefined)).toBe(true);
  const used = briefing.sections.flatMap(({ answerIds }) => answerIds);
  expect(new Set(used).size).toBe(used.length);
  expect(ids).toEqual(expect.arrayContaining(used));
  // What was there is used as it is, and was asked for once; only what was under way is asked for again.
  expect(kept.length).toBeGreaterThanOrEqual(FREE);
  expect(keptAfter).toEqual(kept);
  for (const { question, id: answerId } of answers) {
    const times = asked.get(question) ?? 0;
    // What the record does not answer never reaches the model.
    if (plan.answered.includes(answerId)) expect(times).toBeLessThanOrEqual(1);
    else expect(times).toBeLessThanOrEqual(2);
  }
  const twice = [...asked.values()].filter((times) => times === 2);
  expect(twice).toHaveLength(2);
  expect(briefing.sections.flatMap(({ claims }) => claims).length).toBeGreaterThan(0);
}

describe('a server killed with -9 while it drafts', { timeout: 300_000 }, () => {
  it('completes the draft after its next start, every section and every answer once', async () => {
    expectWhole(await killHalfWay());
  });

  const adminUrl = process.env.TEST_DATABASE_URL;
  it.skipIf(!adminUrl)('so does one on a database server, when the lease has run out', async () => {
    const database = await createServerDatabase(adminUrl ?? '');
    try {
      expectWhole(await killHalfWay(database.url));
    } finally {
      await database.drop();
    }
  });
});
