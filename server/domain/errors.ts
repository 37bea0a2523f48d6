import { z } from 'zod';
import { type MarkingObstacle, MarkingObstacleSchema } from './lowered-briefing.ts';
import { SIGN_IN_PATH } from './sign-in.ts';

/** Every code that leaves the product, with the HTTP status that carries it and whether a retry can help. */
export const ERROR_CODES = {
  'bad-request': { status: 400, retryable: false },
  'question-empty': { status: 400, retryable: false },
  'question-too-long': { status: 400, retryable: false },
  'question-not-text': { status: 400, retryable: false },
  /** Nobody is signed in, or no longer; the body says where to do it. */
  'not-signed-in': { status: 401, retryable: false },
  /** Signed in, but without the role for this. */
  'not-allowed': { status: 403, retryable: false },
  /** What was under way was stopped, because its person may do or see less than when it began. */
  'rights-changed': { status: 403, retryable: true },
  forbidden: { status: 403, retryable: false },
  'not-found': { status: 404, retryable: false },
  conflict: { status: 409, retryable: false },
  /** A change of a briefing that is based on another version than the present one. */
  'briefing-stale': { status: 409, retryable: false },
  /** A change of a signed version. */
  'briefing-signed': { status: 409, retryable: false },
  /** A sign-off while sentences are flagged that nobody has accepted or struck. */
  'briefing-unreviewed': { status: 409, retryable: false },
  /** Asked for something that only a language model can do, where none is configured. */
  'needs-language-model': { status: 409, retryable: false },
  /** A sentence that was to be written again and for which the record holds nothing. */
  'nothing-to-write': { status: 409, retryable: false },
  /** A removal of what a legal hold keeps. */
  'on-hold': { status: 409, retryable: false },
  'marking-too-high': { status: 409, retryable: false },
  'too-large': { status: 413, retryable: false },
  'unsupported-format': { status: 415, retryable: false },
  'too-many-requests': { status: 429, retryable: true },
  cancelled: { status: 499, retryable: true },
  interrupted: { status: 503, retryable: true },
  /** The provider that signs people in does not answer. */
  'identity-unavailable': { status: 503, retryable: true },
  internal: { status: 500, retryable: false },
  'configuration-invalid': { status: 500, retryable: false },
  'database-unavailable': { status: 503, retryable: true },
  'database-locked': { status: 503, retryable: true },
  'database-timeout': { status: 503, retryable: true },
  'embedder-mismatch': { status: 503, retryable: false },
  'embedder-unavailable': { status: 503, retryable: true },
  /** What would have to be sent is graded higher than the model is released for. */
  'model-not-released': { status: 409, retryable: false },
  'model-unavailable': { status: 502, retryable: true },
  'model-timeout': { status: 504, retryable: true },
  'model-unauthorized': { status: 502, retryable: false },
  'model-rate-limited': { status: 503, retryable: true },
  'model-malformed': { status: 502, retryable: true },
  'model-interrupted': { status: 502, retryable: true },
} as const satisfies Record<string, { status: number; retryable: boolean }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** What a person or a program outside gets of a failure: `{error:{code,message,retryable}}`. */
export const ErrorBodySchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    retryable: z.boolean(),
    /** With `marking-too-high`: what stands in the way. */
    obstacle: MarkingObstacleSchema.optional(),
    /** With `not-signed-in`: the address that signs a person in. */
    signIn: z.string().optional(),
  }),
});
export type ErrorBody = z.infer<typeof ErrorBodySchema>;

/** The one error class of the product. `message` is for the user and holds no secret and no document text. */
export class AktenlageError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly status: number;
  readonly obstacle: MarkingObstacle | undefined;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown; obstacle?: MarkingObstacle }) {
    super(message, options);
    this.name = 'AktenlageError';
    this.code = code;
    this.retryable = ERROR_CODES[code].retryable;
    this.status = ERROR_CODES[code].status;
    this.obstacle = options?.obstacle;
  }

  /** A failure that came from elsewhere as `{error:{…}}`; an unknown code becomes `internal`. */
  static fromBody({ error }: ErrorBody): AktenlageError {
    const code = Object.hasOwn(ERROR_CODES, error.code) ? (error.code as ErrorCode) : 'internal';
    return new AktenlageError(code, error.message);
  }

  toBody(): ErrorBody {
    const { code, message, retryable, obstacle } = this;
    return {
      error: {
        code,
        message,
        retryable,
        ...(obstacle === undefined ? {} : { obstacle }),
        ...(code === 'not-signed-in' ? { signIn: SIGN_IN_PATH } : {}),
      },
    };
  }
}

/** Wraps whatever was thrown; what is not ours becomes `internal` with a message that gives nothing away. */
export function toAktenlageError(thrown: unknown): AktenlageError {
  if (thrown instanceof AktenlageError) return thrown;
  if (thrown instanceof Error && thrown.name === 'AbortError') {
    return new AktenlageError('cancelled', 'The request was cancelled.', { cause: thrown });
  }
  return new AktenlageError('internal', 'Something went wrong inside Aktenlage.', { cause: thrown });
}
