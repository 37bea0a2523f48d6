import { z } from 'zod';
import { CLAIM_POLICIES } from './domain/claim-policy.ts';
import { MARKINGS } from './domain/marking.ts';
import { IDENTITY_SECRETS } from './identity-config.ts';

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

/** Every variable by itself; what goes together is checked in `config.ts`. */
export const EnvironmentSchema = z.object({
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

export type Variable = keyof typeof EnvironmentSchema.shape;

export type Environment = z.output<typeof EnvironmentSchema>;

/** Never shown, not even where they are wrong. */
export const SECRET_VARIABLES: ReadonlySet<string> = new Set([
  'OPENAI_API_KEY',
  'DATABASE_URL',
  'AKTENLAGE_TOKEN',
  ...IDENTITY_SECRETS,
]);
