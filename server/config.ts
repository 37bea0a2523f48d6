import { resolve } from 'node:path';
import type { IdentitySettings } from './access/identity-settings.ts';
import { isLoopbackHost } from './access/loopback.ts';
import type { HouseTemplate } from './briefing/export-docx/house-template.ts';
import type { ClaimPolicy } from './domain/claim-policy.ts';
import { AktenlageError } from './domain/errors.ts';
import type { RetentionDays } from './domain/retention.ts';
import { EnvironmentSchema, type LogLevel, SECRET_VARIABLES, type Variable } from './environment-schema.ts';
import { readIdentity } from './identity-config.ts';
import {
  type EmbeddingChoice,
  embeddingChoice,
  judgeModel,
  type Released,
  type RerankingChoice,
  released,
  rerankingChoice,
} from './model-choices.ts';
import { present, readEnvFile } from './read-env-file.ts';
import { readHouseTemplate } from './read-house-template.ts';
import { readSecretFiles } from './read-secret-files.ts';
import { readRetention } from './retention-config.ts';
import { Secret } from './secret.ts';

export { Secret };

/** Everything that can be set from outside, validated and frozen. */
export interface Config {
  readonly host: string;
  /** 0 lets the system choose (tests). */
  readonly port: number;
  /** Who signs people in; `null`: one user on loopback, nobody is asked who he is. */
  readonly identity: IdentitySettings | null;
  /** Token of a person with which commands ask a running server; `null`: none. */
  readonly apiToken: Secret | null;
  /** Listening beyond loopback was allowed although nobody is asked who he is. */
  readonly allowRemote: boolean;
  /** Names under which the server answers when it listens beyond loopback; empty: under every name. */
  readonly allowedHosts: readonly string[];
  /** Absolute. */
  readonly dataDir: string;
  /** `null`: the embedded database in `dataDir`. */
  readonly databaseUrl: Secret | null;
  readonly openAi: { readonly baseUrl: string; readonly apiKey: Secret | null } | null;
  /** `null`: no language model, answers are extractive. */
  readonly chatModel: string | null;
  readonly embedding: EmbeddingChoice;
  /** Reads the best passages again; `null`: none. */
  readonly reranking: RerankingChoice | null;
  /** How long an answer waits for the reranker. */
  readonly rerankTimeoutMs: number;
  /** Folder in which dictionaries are looked for; `null`: none. */
  readonly dictionaryDir: string | null;
  /** Folder with briefing templates of the house; `null`: ours alone. */
  readonly templatesDir: string | null;
  /** Questions of briefings answered at a time; `null`: 2 on the embedded database, 4 on a server. */
  readonly briefingParallel: number | null;
  readonly sampleCorpus: 'auto' | 'off' | 'always';
  readonly modelTimeoutMs: number;
  /** What follows when the language model fails: the extractive answer, marked, or an error. */
  readonly modelFallback: 'extractive' | 'error';
  /** What follows when a sentence of the language model is not carried by what it cites. */
  readonly claimPolicy: ClaimPolicy;
  /** Model that reads sentences beside what they cite; `null`: none, the rules alone check. */
  readonly judgeModel: string | null;
  /** How long one call of it may take. */
  readonly judgeTimeoutMs: number;
  /** Up to which grade each endpoint may be given passages. Says nothing of models that run in this process. */
  readonly released: Released;
  /** Room for passages in the prompt, in tokens of the model. */
  readonly contextTokens: number;
  readonly maxFileBytes: number;
  /** Word file of the house whose styles exported briefings have, read at the start; `null`: our own look. */
  readonly briefingTemplate: HouseTemplate | null;
  /** Requests a minute that one asker may make; 0: no limit. */
  readonly limits: RateLimits;
  /** Days for which each kind is kept; null: for ever. */
  readonly retention: RetentionDays;
  readonly logLevel: LogLevel;
}

export type RateLimits = Readonly<Record<'ask' | 'upload' | 'export', number>>;

export interface ConfigSources {
  /** Default: the environment of the process. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Where `.env` lies and relative paths start. Default: the working directory. */
  readonly directory?: string;
}

/** Whether this runs unattended: there nothing may be recorded or accepted. */
export const isUnattended = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): boolean => ![undefined, '', '0', 'false'].includes(environment.CI);

/** With one of these set, LangChain copies every prompt to an outside service. Nothing leaves this house that way. */
const TRACING = ['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING', 'LANGCHAIN_TRACING_V2'];

/** Takes the tracing switches of LangChain out of the environment; every command reads its configuration first. */
function forbidTracing(): void {
  for (const name of TRACING) delete process.env[name];
}

/**
 * Reads environment and `.env` (the environment wins; an empty value counts as not set).
 * @throws AktenlageError `configuration-invalid` with one message that lists every bad variable; it never
 * repeats the value of a secret.
 */
export function readConfig(sources: ConfigSources = {}): Config {
  forbidTracing();
  const directory = sources.directory ?? process.cwd();
  const environment = { ...readEnvFile(directory), ...present(sources.environment ?? process.env) };
  const problems: string[] = [];
  problems.push(...readSecretFiles(environment, SECRET_VARIABLES, directory));
  const complain = (variable: string, message: string) => {
    const value = environment[variable];
    // An address may carry a password before its @.
    const secret = SECRET_VARIABLES.has(variable) || value?.includes('@');
    const shown = value === undefined || secret ? '' : `="${value.slice(0, 80)}"`;
    problems.push(`  ${variable}${shown} ${message}`);
  };

  const parsed = EnvironmentSchema.safeParse(environment);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) complain(String(issue.path[0]), issue.message);
  }
  const raw = (variable: Variable): string | undefined => environment[variable];
  const remote = !isLoopbackHost(raw('HOST') ?? '127.0.0.1');
  const identity = readIdentity(environment, complain);
  checkTogether(raw, remote && identity === null, complain);
  const retention = readRetention(environment, complain);
  const templateFile = raw('BRIEFING_DOCX_TEMPLATE');
  const house = templateFile === undefined ? null : readHouseTemplate(resolve(directory, templateFile));
  if (house !== null && 'problem' in house) complain('BRIEFING_DOCX_TEMPLATE', house.problem);
  if (problems.length > 0 || !parsed.success || (house !== null && 'problem' in house)) {
    throw new AktenlageError(
      'configuration-invalid',
      `The configuration has ${problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`}:\n${problems.join('\n')}`,
    );
  }

  const values = parsed.data;
  return Object.freeze({
    host: values.HOST.replace(/^\[(.*)\]$/, '$1'),
    port: values.PORT,
    identity,
    apiToken: values.AKTENLAGE_TOKEN === undefined ? null : new Secret(values.AKTENLAGE_TOKEN),
    allowRemote: remote && identity === null,
    allowedHosts: Object.freeze([
      ...values.ALLOWED_HOSTS.split(/[\s,]+/).filter((name) => name !== ''),
      // The name under which people come back from signing in.
      ...(identity === null ? [] : [new URL(identity.redirectUri).hostname]),
    ]),
    dataDir: resolve(directory, values.DATA_DIR),
    databaseUrl: values.DATABASE_URL === undefined ? null : new Secret(values.DATABASE_URL),
    openAi:
      values.OPENAI_BASE_URL === undefined
        ? null
        : Object.freeze({
            baseUrl: values.OPENAI_BASE_URL,
            apiKey: values.OPENAI_API_KEY === undefined ? null : new Secret(values.OPENAI_API_KEY),
          }),
    chatModel: values.CHAT_MODEL ?? null,
    embedding: Object.freeze(embeddingChoice(values.EMBEDDING_MODEL, directory)),
    reranking: rerankingChoice(values.RERANK_MODEL, directory),
    rerankTimeoutMs: values.RERANK_TIMEOUT_MS,
    dictionaryDir: dictionaryDir(values.DICTIONARIES, directory),
    templatesDir:
      values.BRIEFING_TEMPLATES === undefined ? null : resolve(directory, values.BRIEFING_TEMPLATES),
    briefingParallel: values.BRIEFING_PARALLEL ?? null,
    sampleCorpus: values.SAMPLE_CORPUS,
    modelTimeoutMs: values.MODEL_TIMEOUT_MS,
    modelFallback: values.MODEL_FALLBACK,
    claimPolicy: values.CLAIM_POLICY,
    judgeModel: judgeModel(values.JUDGE_MODEL, values.CHAT_MODEL),
    judgeTimeoutMs: values.JUDGE_TIMEOUT_MS,
    released: released(values),
    contextTokens: values.CONTEXT_TOKENS,
    maxFileBytes: values.MAX_FILE_MB * 1024 * 1024,
    briefingTemplate: house?.template ?? null,
    limits: Object.freeze({
      // On loopback one person works with his own machine, and a folder of thousands of files is uploaded in one go.
      ask: values.LIMIT_ASK_PER_MINUTE ?? (remote ? 60 : 0),
      upload: values.LIMIT_UPLOAD_PER_MINUTE ?? (remote ? 300 : 0),
      export: values.LIMIT_EXPORT_PER_MINUTE ?? (remote ? 60 : 0),
    }),
    retention,
    logLevel: values.LOG_LEVEL,
  });
}

/** What is wrong only beside something else. */
function checkTogether(
  raw: (variable: Variable) => string | undefined,
  openToAll: boolean,
  complain: (variable: string, message: string) => void,
): void {
  if (openToAll && raw('ALLOW_REMOTE') !== 'yes') {
    complain(
      'HOST',
      'opens Aktenlage to other machines, but no identity is configured: everyone who reaches it would see every report. Use 127.0.0.1, configure who signs people in (OIDC_ISSUER and what belongs to it), or set ALLOW_REMOTE=yes if something in front of it decides who may enter.',
    );
  }
  if (raw('CHAT_MODEL') && !raw('OPENAI_BASE_URL')) {
    complain(
      'CHAT_MODEL',
      'needs OPENAI_BASE_URL: say where passages may be sent, e.g. http://127.0.0.1:8000/v1.',
    );
  }
  for (const variable of ['EMBEDDING_MODEL', 'RERANK_MODEL'] as const) {
    if (raw(variable)?.startsWith('openai:') && !raw('OPENAI_BASE_URL')) {
      complain(variable, 'needs OPENAI_BASE_URL: say where passages may be sent.');
    }
  }
}

/** Where Debian's packages put dictionaries. */
const INSTALLED = '/usr/share';

function dictionaryDir(value: string, directory: string): string | null {
  if (value === 'off') return null;
  return value === 'auto' ? INSTALLED : resolve(directory, value);
}
