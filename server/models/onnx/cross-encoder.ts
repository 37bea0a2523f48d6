import { readFile } from 'node:fs/promises';
import { Tokenizer } from '@huggingface/tokenizers';
import type { InferenceSession } from 'onnxruntime-common';
import { modelInput } from './model-input.ts';
import { loadOnnxRuntime, type OnnxRuntime } from './runtime.ts';

export interface CrossEncoderOptions {
  /** The ONNX file: a sequence classifier with one logit. */
  readonly model: string;
  /** tokenizer.json. */
  readonly tokenizer: string;
  /** Of question, passage and special tokens together. */
  readonly maxTokens: number;
  readonly threads: number;
  readonly runtime?: 'auto' | 'native' | 'wasm';
}

interface Token {
  readonly id: number;
  /** Segment: 0 the question, 1 the passage, as far as the model tells them apart. */
  readonly type: number;
}

/** What the tokenizer puts around and between two texts ([CLS] … [SEP] … [SEP]), and the segments of the texts. */
interface PairFrame {
  readonly before: readonly Token[];
  readonly between: readonly Token[];
  readonly after: readonly Token[];
  readonly types: readonly [number, number];
}

/** Question and passage → how well they go together, 0–1. Blocks its thread while it computes: lives in a worker. */
export class CrossEncoder {
  private constructor(
    private readonly runtime: OnnxRuntime,
    private readonly session: InferenceSession,
    private readonly tokenizer: Tokenizer,
    private readonly frame: PairFrame,
    private readonly options: CrossEncoderOptions,
  ) {}

  /** @throws Error when model or tokenizer do not load, or the tokenizer knows no pairs */
  static async load(options: CrossEncoderOptions): Promise<CrossEncoder> {
    const runtime = await loadOnnxRuntime(options.runtime);
    const tokenizer = new Tokenizer(JSON.parse(await readFile(options.tokenizer, 'utf8')), {});
    const session = await runtime.createSession(options.model, options.threads);
    return new CrossEncoder(runtime, session, tokenizer, pairFrame(tokenizer), options);
  }

  get runtimeKind(): 'native' | 'wasm' {
    return this.runtime.kind;
  }

  /** The sigmoid of the logit, as a vector of one number. One pair a run: no padding. */
  async encode(question: string, passage: string): Promise<Float32Array> {
    const tokens = this.tokensOf(question, passage);
    const ids = tokens.map(({ id }) => id);
    const types = tokens.map(({ type }) => type);
    const feeds: Record<string, InstanceType<OnnxRuntime['Tensor']>> = {};
    for (const name of this.session.inputNames) {
      feeds[name] = new this.runtime.Tensor('int64', modelInput(name, ids, types), [1, ids.length]);
    }
    const outputs = await this.session.run(feeds);
    const output = outputs[this.session.outputNames.find((name) => name === 'logits') ?? firstOf(outputs)];
    const logit =
      output?.data instanceof Float32Array && output.data.length === 1 ? output.data[0] : undefined;
    if (logit === undefined || Number.isNaN(logit)) {
      throw new Error('the model does not return one float32 logit a pair, so it is no reranker');
    }
    return Float32Array.of(1 / (1 + Math.exp(-logit)));
  }

  /** The question keeps half of the room at most, so that a long one leaves something of the passage. */
  private tokensOf(question: string, passage: string): Token[] {
    const { before, between, after, types } = this.frame;
    const room = this.options.maxTokens - before.length - between.length - after.length;
    const asked = this.bare(question).slice(0, Math.floor(room / 2));
    const read = this.bare(passage).slice(0, room - asked.length);
    const typed = (ids: readonly number[], type: number): Token[] => ids.map((id) => ({ id, type }));
    return [...before, ...typed(asked, types[0]), ...between, ...typed(read, types[1]), ...after];
  }

  /** 32 characters a token are beyond any prose; the rest of an enormous text need not be tokenised. */
  private bare(text: string): number[] {
    return this.tokenizer.encode(text.slice(0, this.options.maxTokens * 32), { add_special_tokens: false })
      .ids;
  }

  async close(): Promise<void> {
    await this.session.release();
  }
}

const firstOf = (outputs: object): string => Object.keys(outputs)[0] ?? '';

/** Read from the tokenizer with two short texts; their tokens are then exchanged for the real ones. */
function pairFrame(tokenizer: Tokenizer): PairFrame {
  const bare = tokenizer.encode('a', { add_special_tokens: false }).ids;
  const framed = tokenizer.encode('a', { text_pair: 'a', return_token_type_ids: true });
  const tokens = framed.ids.map((id, place) => ({ id, type: framed.token_type_ids[place] ?? 0 }));
  const find = (from: number): number =>
    framed.ids.findIndex(
      (_, index) => index >= from && bare.every((id, step) => framed.ids[index + step] === id),
    );
  const first = find(0);
  const second = first < 0 ? -1 : find(first + bare.length);
  if (bare.length === 0 || second < 0)
    throw new Error('its tokenizer.json does not say how pairs are framed');
  return {
    before: tokens.slice(0, first),
    between: tokens.slice(first + bare.length, second),
    after: tokens.slice(second + bare.length),
    types: [tokens[first]?.type ?? 0, tokens[second]?.type ?? 0],
  };
}
