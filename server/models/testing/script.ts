/** The body of `POST /v1/chat/completions`, as far as scripts look at it. */
export interface ChatRequest {
  readonly model: string;
  readonly stream?: boolean;
  readonly temperature?: number;
  readonly seed?: number;
  readonly tools?: readonly unknown[];
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

/**
 * What goes wrong. `after` counts the pieces of text that still arrive.
 * - `status`: an HTTP error, with or without Retry-After
 * - `slow-first-token`: headers at once, the first piece after `delayMs`
 * - `stall`: nothing more until the client leaves
 * - `cut-off`: the connection breaks
 * - `no-finish`: a proper end of the response without finish reason and `[DONE]`
 * - `malformed-chunk`: a chunk that is no JSON
 * - `error-event`: an error object in the stream, as vLLM and others send it
 * - `empty`: finishes properly without a word
 * - `wrong-content-type`: 200 and a web page, as a proxy in between would send
 * - `split-bytes`: correct, but written `size` bytes at a time, UTF-8 sequences torn apart
 */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'slow-first-token'; readonly delayMs: number }
  | {
      readonly kind: 'stall' | 'cut-off' | 'no-finish' | 'malformed-chunk' | 'error-event';
      readonly after: number;
    }
  | { readonly kind: 'empty' | 'wrong-content-type' }
  | { readonly kind: 'split-bytes'; readonly size: number };

export interface ChatReply {
  /** Pieces as they are streamed; a string is cut into words. */
  readonly text: string | readonly string[];
  readonly fault?: Fault;
  /** Streamed before the text as `reasoning_content`. */
  readonly reasoning?: string;
  /** The model wants tools called instead of saying something; only in replies that are not streamed. */
  readonly toolCalls?: readonly { readonly name: string; readonly arguments: string }[];
  readonly finishReason?: 'stop' | 'length' | 'content_filter';
}

export interface Script {
  /** @param index how many chat requests came before */
  readonly chat?: (request: ChatRequest, index: number) => ChatReply | Promise<ChatReply>;
  readonly embed?: (text: string) => number[];
  /** An HTTP error for the n-th embedding request, or null. */
  readonly embedStatus?: (index: number) => { readonly status: number; readonly retryAfter?: string } | null;
  /** What an embedding request waits for before it is answered. */
  readonly embedDelay?: (index: number) => Promise<void>;
  readonly models?: readonly string[];
  /** The body that answers `POST /v1/rerank`, or an HTTP error; a text is sent as it is. Without it: 404. */
  readonly rerank?: (request: RerankRequest, index: number) => Promise<RerankReply> | RerankReply;
}

/** The body of `POST /v1/rerank`. */
export interface RerankRequest {
  readonly model: string;
  readonly query: string;
  readonly documents: readonly string[];
}

export type RerankReply =
  | { readonly status: number }
  | { readonly text: string }
  | { readonly results: readonly { readonly index: number; readonly relevance_score: number }[] };

export interface RecordedRequest {
  readonly path: string;
  readonly body: unknown;
  readonly authorization: string | null;
  /** `aborted` when the connection closed before the response was complete. */
  readonly closed: Promise<'finished' | 'aborted'>;
}
