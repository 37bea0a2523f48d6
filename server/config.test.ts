import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const base = mkdtempSync(join(tmpdir(), 'aktenlage-config-'));
afterAll(() => rmSync(base, { recursive: true }));
const folder = () => mkdtempSync(join(base, 'project-'));
const read = (environment: Record<string, string>, directory = folder()) =>
  readConfig({ environment, directory });

function problems(environment: Record<string, string>): string {
  try {
    read(environment);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'no error';
}

describe('readConfig', () => {
  it('has safe defaults', () => {
    const directory = folder();
    expect(read({}, directory)).toMatchObject({
      host: '127.0.0.1',
      port: 8787,
      dataDir: join(directory, 'data'),
      databaseUrl: null,
      openAi: null,
      chatModel: null,
      embedding: { kind: 'local' },
      sampleCorpus: 'auto',
      modelFallback: 'extractive',
      allowRemote: false,
    });
  });

  it('finds the templates of the house from where it was started, and has none by default', () => {
    const directory = folder();
    expect(read({}, directory).templatesDir).toBeNull();
    expect(read({ BRIEFING_TEMPLATES: 'vorlagen' }, directory).templatesDir).toBe(
      join(directory, 'vorlagen'),
    );
  });

  it('leaves to the database how many questions of a briefing run at a time, unless it is set', () => {
    expect(read({}).briefingParallel).toBeNull();
    expect(read({ BRIEFING_PARALLEL: '6' }).briefingParallel).toBe(6);
    expect(problems({ BRIEFING_PARALLEL: '0' })).toContain('BRIEFING_PARALLEL');
  });

  it('lists every bad variable in one message', () => {
    const message = problems({
      PORT: 'eight',
      DATABASE_URL: 'mysql://user:geheim@host/db',
      SAMPLE_CORPUS: 'maybe',
      EMBEDDING_MODEL: 'word2vec',
      MODEL_TIMEOUT_MS: '1',
      CHAT_MODEL: 'gpt-oss-20b',
      HOST: '0.0.0.0',
    });
    for (const variable of [
      'PORT="eight"',
      'DATABASE_URL',
      'SAMPLE_CORPUS="maybe"',
      'EMBEDDING_MODEL="word2vec"',
      'MODEL_TIMEOUT_MS="1"',
      'CHAT_MODEL="gpt-oss-20b" needs OPENAI_BASE_URL',
      'HOST="0.0.0.0"',
    ]) {
      expect(message).toContain(variable);
    }
    expect(message).toContain('7 mistakes');
    expect(message).not.toContain('geheim');
  });

  it('opens to other machines only when told so twice', () => {
    expect(problems({ HOST: '0.0.0.0' })).toContain('ALLOW_REMOTE=yes');
    expect(read({ HOST: '0.0.0.0', ALLOW_REMOTE: 'yes' })).toMatchObject({
      host: '0.0.0.0',
      allowRemote: true,
    });
    for (const host of ['localhost', '127.0.0.1', '127.8.9.1', '::1', '[::1]']) {
      expect(read({ HOST: host }).allowRemote).toBe(false);
    }
  });

  it('reads .env, lets the environment win and takes an empty value as not set', () => {
    const directory = folder();
    writeFileSync(join(directory, '.env'), 'PORT=9000\nDATA_DIR="./akten"\nLOG_LEVEL=info\n# HOST=x\n');
    const config = read({ PORT: '9001', LOG_LEVEL: '' }, directory);
    expect(config).toMatchObject({ port: 9001, dataDir: join(directory, 'akten'), logLevel: 'info' });
  });

  it('keeps secrets out of everything that is printed', () => {
    const config = read({
      OPENAI_BASE_URL: 'http://127.0.0.1:8000/v1',
      OPENAI_API_KEY: 'sk-geheim',
      DATABASE_URL: 'postgres://nutzer:geheim@localhost/akten',
    });
    expect(`${JSON.stringify(config)} ${inspect(config, { depth: 9 })} ${config.databaseUrl}`).not.toContain(
      'geheim',
    );
    expect(config.openAi?.apiKey?.reveal()).toBe('sk-geheim');
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('reads the three kinds of embeddings', () => {
    const directory = folder();
    expect(read({ EMBEDDING_MODEL: 'dir:models/e5' }, directory).embedding).toEqual({
      kind: 'directory',
      path: join(directory, 'models/e5'),
    });
    const OPENAI_BASE_URL = 'https://models.example/v1';
    expect(read({ EMBEDDING_MODEL: 'openai:bge-m3', OPENAI_BASE_URL }).embedding).toEqual({
      kind: 'openai',
      model: 'bge-m3',
    });
    expect(problems({ EMBEDDING_MODEL: 'openai:bge-m3' })).toContain('needs OPENAI_BASE_URL');
  });

  it('reads the two kinds of rerankers, and none by default', () => {
    const directory = folder();
    expect(read({}).reranking).toBeNull();
    expect(read({ RERANK_MODEL: 'dir:models/reranker' }, directory).reranking).toEqual({
      kind: 'directory',
      path: join(directory, 'models/reranker'),
    });
    const OPENAI_BASE_URL = 'https://models.example/v1';
    expect(read({ RERANK_MODEL: 'openai:bge', OPENAI_BASE_URL })).toMatchObject({
      reranking: { kind: 'openai', model: 'bge' },
      rerankTimeoutMs: 10_000,
    });
    expect(problems({ RERANK_MODEL: 'openai:bge' })).toContain('needs OPENAI_BASE_URL');
    expect(problems({ RERANK_MODEL: 'local' })).toContain('RERANK_MODEL="local"');
  });

  it('switches LangChain’s tracing to an outside service off, whoever switched it on', () => {
    process.env.LANGSMITH_TRACING = 'true';
    read({});
    expect(process.env.LANGSMITH_TRACING).toBeUndefined();
  });
});

describe('BRIEFING_DOCX_TEMPLATE', () => {
  const styles = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>';

  it('is read at the start, from the folder of the project', () => {
    const directory = folder();
    writeFileSync(join(directory, 'haus.dotx'), zipSync({ 'word/styles.xml': strToU8(styles) }));
    expect(read({}, directory).briefingTemplate).toBe(null);
    expect(read({ BRIEFING_DOCX_TEMPLATE: 'haus.dotx' }, directory).briefingTemplate).toEqual({
      styles,
      theme: null,
    });
  });

  it('that is missing or no Word file is named with the other mistakes', () => {
    expect(problems({ BRIEFING_DOCX_TEMPLATE: 'fehlt.docx', PORT: 'eight' })).toMatch(
      /2 mistakes:\n {2}PORT="eight"[^\n]*\n {2}BRIEFING_DOCX_TEMPLATE="fehlt\.docx" does not exist\./,
    );
    const path = join(folder(), 'text.docx');
    writeFileSync(path, 'no Word file');
    expect(problems({ BRIEFING_DOCX_TEMPLATE: path })).toContain('is no Word file (.docx or .dotx)');
    expect(problems({ BRIEFING_DOCX_TEMPLATE: base })).toContain('cannot be read.');
  });
});
