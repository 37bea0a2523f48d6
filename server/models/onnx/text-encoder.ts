import { readFile } from 'node:fs/promises';
import { Tokenizer } from '@huggingface/tokenizers';
import type { InferenceSession } from 'onnxruntime-common';
import { modelInput } from './model-input.ts';
import { normalise } from './normalise.ts';
import { loadOnnxRuntime, type OnnxRuntime } from './runtime.ts';

export interface TextEncoderOptions {
  /** The ONNX file. */
  readonly model: string;
  /** tokenizer.json. */
  readonly tokenizer: string;
  readonly maxTokens: number;
  /** Which output to read; otherwise the one with a usual name. */
  readonly output?: string;
  /** How token vectors become one; ignored where the output is one vector already. */
  readonly pooling: 'mean' | 'cls' | 'last';
  readonly threads: number;
  readonly runtime?: 'auto' | 'native' | 'wasm';
}

/** Text → unit vector with an ONNX model. Blocks its thread while it computes: lives in a worker. */
export class TextEncoder {
  private constructor(
    private readonly runtime: OnnxRuntime,
    private readonly session: InferenceSession,
    private readonly tokenizer: Tokenizer,
    private readonly frame: { readonly before: readonly number[]; readonly after: readonly number[] },
    private readonly options: TextEncoderOptions,
  ) {}

  static async load(options: TextEncoderOptions): Promise<TextEncoder> {
    const runtime = await loadOnnxRuntime(options.runtime);
    const tokenizer = new Tokenizer(JSON.parse(await readFile(options.tokenizer, 'utf8')), {});
    const session = await runtime.createSession(options.model, options.threads);
    return new TextEncoder(runtime, session, tokenizer, specialTokens(tokenizer), options);
  }

  get runtimeKind(): 'native' | 'wasm' {
    return this.runtime.kind;
  }

  /** One text a run: no padding, and no vector depends on what it was batched with. */
  async encode(text: string): Promise<Float32Array> {
    const ids = this.tokenIds(text);
    const feeds: Record<string, InstanceType<OnnxRuntime['Tensor']>> = {};
    for (const name of this.session.inputNames) {
      feeds[name] = new this.runtime.Tensor('int64', modelInput(name, ids), [1, ids.length]);
    }
    const outputs = await this.session.run(feeds);
    const output = outputs[this.options.output ?? chooseOutput(this.session.outputNames)];
    if (!output || !(output.data instanceof Float32Array)) {
      throw new Error('the model has no float32 output of token vectors or of one vector');
    }
    return normalise(pool(output.data, output.dims, this.options.pooling));
  }

  private tokenIds(text: string): number[] {
    const { before, after } = this.frame;
    const room = this.options.maxTokens - before.length - after.length;
    // 32 characters a token are beyond any prose; the rest of an enormous text need not be tokenised.
    const bare = this.tokenizer.encode(text.slice(0, this.options.maxTokens * 32), {
      add_special_tokens: false,
    }).ids;
    return [...before, ...bare.slice(0, room), ...after];
  }

  async close(): Promise<void> {
    await this.session.release();
  }
}

/** What the tokenizer puts around a text ([CLS] … [SEP]), so that cutting off keeps it. */
function specialTokens(tokenizer: Tokenizer): { before: number[]; after: number[] } {
  const bare = tokenizer.encode('a', { add_special_tokens: false }).ids;
  const framed = tokenizer.encode('a').ids;
  const start = framed.findIndex((_, index) => bare.every((id, step) => framed[index + step] === id));
  if (start < 0) return { before: [], after: [] };
  return { before: framed.slice(0, start), after: framed.slice(start + bare.length) };
}

/** [1, tokens, size] → [size]; [1, size] is pooled already. */
function pool(
  data: Float32Array,
  dims: readonly number[],
  pooling: TextEncoderOptions['pooling'],
): Float32Array {
  if (dims.length === 2) return data.slice();
  const size = dims[2] ?? 0;
  const tokens = dims[1] ?? 0;
  if (pooling === 'cls') return data.slice(0, size);
  if (pooling === 'last') return data.slice((tokens - 1) * size, tokens * size);
  const mean = new Float32Array(size);
  for (let index = 0; index < tokens * size; index++) {
    mean[index % size] = (mean[index % size] ?? 0) + (data[index] ?? 0) / tokens;
  }
  return mean;
}

/** Names under which exporters offer the finished vector, then token vectors. `pooler_output` is neither. */
const USUAL_OUTPUTS = [
  'embedding',
  'sentence_embedding',
  'dense_vecs',
  'last_hidden_state',
  'token_embeddings',
];

function chooseOutput(names: readonly string[]): string {
  return USUAL_OUTPUTS.find((name) => names.includes(name)) ?? names[0] ?? '';
}
