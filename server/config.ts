import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import type { IdentitySettings } from './access/identity-settings.ts';
import { isLoopbackHost } from './access/loopback.ts';
import type { HouseTemplate } from './briefing/export-docx/house-template.ts';
import type { ModelPurpose } from './domain/audit.ts';
import { CLAIM_POLICIES, type ClaimPolicy } from './domain/claim-policy.ts';
import { AktenlageError } from './domain/errors.ts';
import { MARKINGS, type Marking } from './domain/marking.ts';
import type { RetentionDays } from './domain/retention.ts';
import { IDENTITY_SECRETS, readIdentity } from './identity-config.ts';
import { readHouseTemplate } from './read-house-template.ts';
import { readSecretFiles } from './read-secret-files.ts';
import { readRetention } from './retention-config.ts';
import { Secret } from './secret.ts';

export { Secret };

export type EmbeddingChoice =
  | { readonly kind: 'local' }
  | { readonly kind: 'openai'; readonly model: string }
  | { readonly kind: 'directory'; readonly path: string };

export type RerankingChoice = Exclude<EmbeddingChoice, { readonly kind: 'local' }>;

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
  readonly released: Readonly<Record<ModelPurpose, Marking>>;
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

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((n) => n >= min && n <= max, `must be a whole number from ${min} to ${max}`);

const url = (protocols: readonly string[], example: string) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    message: `must be an address such as ${example}`,
  });

/** As it is written on papers, or in capitals with hyphens (`VS-NFD`, `STRENG-GEHEIM`). */
const grade = z.string().transform((value, context) => {
  const plain = (text: string) => text.toUpperCase().replace(/[\s_-]+/g, '-');
  const found = MARKINGS.find((marking) => plain(marking) === plain(value));
  if (found !== undefined) return found;
  context.addIssue({ code: 'custom', message: `must be one of ${MARKINGS.join(', ')}` });
  return z.NEVER;
});

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, `must be one of ${values.join(', ')}`);

const EnvironmentSchema = z.object({
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:[\]-]{1,253}$/, 'must be a host name or address')
    .default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(8787),
  ALLOW_REMOTE: oneOf(['yes', 'no']).default('no'),
  ALLOWED_HOSTS: z
    .string()
    .regex(/^[A-Za-z0-9.:[\]\-,\s]+$/, 'must be host names with commas between them')
    .default(''),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgres://user@host:5432/name').optional(),
  OPENAI_BASE_URL: url(['http:', 'https:'], 'http://127.0.0.1:8000/v1').optional(),
  OPENAI_API_KEY: z.string().optional(),
  CHAT_MODEL: z.string().max(200, 'must be at most 200 characters long').optional(),
  EMBEDDING_MODEL: z
    .string()
    .regex(/^(local|openai:.+|dir:.+)$/, 'must be local, openai:<model> or dir:<path>')
    .default('local'),
  RERANK_MODEL: z
    .string()
    .regex(/^(openai:.+|dir:.+)$/, 'must be openai:<model> or dir:<path>')
    .optional(),
  RERANK_TIMEOUT_MS: wholeNumber(100, 600_000).default(10_000),
  DICTIONARIES: z.string().default('auto'),
  BRIEFING_TEMPLATES: z.string().optional(),
  BRIEFING_PARALLEL: wholeNumber(1, 32).optional(),
  SAMPLE_CORPUS: oneOf(['auto', 'off', 'always']).default('auto'),
  MODEL_TIMEOUT_MS: wholeNumber(100, 3_600_000).default(60_000),
  MODEL_FALLBACK: oneOf(['extractive', 'error']).default('extractive'),
  CLAIM_POLICY: oneOf(CLAIM_POLICIES).default('flag'),
  JUDGE_MODEL: z.string().max(200, 'must be at most 200 characters long').default('auto'),
  JUDGE_TIMEOUT_MS: wholeNumber(100, 600_000).default(20_000),
  CHAT_MODEL_RELEASED_UP_TO: grade.optional(),
  EMBEDDING_MODEL_RELEASED_UP_TO: grade.optional(),
  JUDGE_MODEL_RELEASED_UP_TO: grade.optional(),
  RERANK_MODEL_RELEASED_UP_TO: grade.optional(),
  CONTEXT_TOKENS: wholeNumber(500, 1_000_000).default(6000),
  MAX_FILE_MB: wholeNumber(1, 1024).default(100),
  BRIEFING_DOCX_TEMPLATE: z.string().optional(),
  LIMIT_ASK_PER_MINUTE: wholeNumber(0, 1_000_000).optional(),
  LIMIT_UPLOAD_PER_MINUTE: wholeNumber(0, 1_000_000).optional(),
  LIMIT_EXPORT_PER_MINUTE: wholeNumber(0, 1_000_000).optional(),
  AKTENLAGE_TOKEN: z.string().max(200, 'must be at most 200 characters long').optional(),
  LOG_LEVEL: oneOf(LOG_LEVELS).default('warn'),
});
type Variable = keyof typeof EnvironmentSchema.shape;

const SECRET_VARIABLES: ReadonlySet<string> = new Set([
  'OPENAI_API_KEY',
  'DATABASE_URL',
  'AKTENLAGE_TOKEN',
  ...IDENTITY_SECRETS,
]);

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
  if (remote && identity === null && raw('ALLOW_REMOTE') !== 'yes') {
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
  if (raw('EMBEDDING_MODEL')?.startsWith('openai:') && !raw('OPENAI_BASE_URL')) {
    complain('EMBEDDING_MODEL', 'needs OPENAI_BASE_URL: say where passages may be sent.');
  }
  if (raw('RERANK_MODEL')?.startsWith('openai:') && !raw('OPENAI_BASE_URL')) {
    complain('RERANK_MODEL', 'needs OPENAI_BASE_URL: say where passages may be sent.');
  }
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
  const unlessTold = releasedByPlace(values.OPENAI_BASE_URL);
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
    released: Object.freeze({
      chat: values.CHAT_MODEL_RELEASED_UP_TO ?? unlessTold,
      embeddings: values.EMBEDDING_MODEL_RELEASED_UP_TO ?? unlessTold,
      // The same model, unless it is told otherwise: what may not be written by it is not judged by it.
      judge: values.JUDGE_MODEL_RELEASED_UP_TO ?? values.CHAT_MODEL_RELEASED_UP_TO ?? unlessTold,
      rerank: values.RERANK_MODEL_RELEASED_UP_TO ?? unlessTold,
    }),
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

/**
 * A server on this machine is as much in the house as the database beside it; to every other machine goes what is open, until
 * somebody says that it is released for more.
 */
const releasedByPlace = (baseUrl: string | undefined): Marking =>
  baseUrl !== undefined && isLoopbackHost(new URL(baseUrl).hostname) ? 'STRENG GEHEIM' : 'OFFEN';

function embeddingChoice(value: string, directory: string): EmbeddingChoice {
  if (value.startsWith('openai:')) return { kind: 'openai', model: value.slice('openai:'.length) };
  if (value.startsWith('dir:')) {
    return { kind: 'directory', path: resolve(directory, value.slice('dir:'.length)) };
  }
  return { kind: 'local' };
}

/** `auto`: the model that writes; without one there are no sentences but the sources' own. */
function judgeModel(value: string, chatModel: string | undefined): string | null {
  if (value === 'off' || chatModel === undefined) return null;
  return value === 'auto' ? chatModel : value;
}

function rerankingChoice(value: string | undefined, directory: string): RerankingChoice | null {
  if (value === undefined) return null;
  const choice = embeddingChoice(value, directory);
  return choice.kind === 'local' ? null : Object.freeze(choice);
}

function readEnvFile(directory: string): Record<string, string> {
  let content: string;
  try {
    content = readFileSync(join(directory, '.env'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw new AktenlageError('configuration-invalid', 'The file .env cannot be read.', { cause: error });
  }
  return present(parseEnv(content));
}

function present(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    const trimmed = value?.trim();
    if (trimmed) kept[name] = trimmed;
  }
  return kept;
}

/** Where Debian's packages put dictionaries. */
const INSTALLED = '/usr/share';

function dictionaryDir(value: string, directory: string): string | null {
  if (value === 'off') return null;
  return value === 'auto' ? INSTALLED : resolve(directory, value);
}
