import { parentPort, workerData } from 'node:worker_threads';
import { ensureMiniLmFiles } from '../local/minilm-file.ts';
import { MAX_TOKENS } from '../local/minilm-graph.ts';
import { CrossEncoder } from './cross-encoder.ts';
import type { EncoderInput, EncoderSource, FromWorker, ToWorker } from './encoder-protocol.ts';
import { TextEncoder } from './text-encoder.ts';

/**
 * Entry of the worker thread that computes vectors: ONNX Runtime's `run` blocks the thread that calls it,
 * in spite of its promise. Between two texts the thread takes new messages, so a question waits for one
 * passage (about 25 ms) and not for a batch.
 */
async function main(source: EncoderSource, port: NonNullable<typeof parentPort>): Promise<void> {
  const send = (message: FromWorker, transfer: ArrayBuffer[] = []): void =>
    port.postMessage(message, transfer);
  const started = performance.now();
  try {
    const { encoder, converted } = await load(source);
    // The first run prepares kernels and memory (WASM: seconds), and shows now whether the model runs at all.
    await encoder.encode('ready', 'ready');
    port.on('message', (message: ToWorker) => {
      encodeAll(encoder, message.texts).then(
        (vectors) =>
          send(
            { type: 'vectors', id: message.id, vectors },
            vectors.map((vector) => vector.buffer as ArrayBuffer),
          ),
        (error: unknown) => send({ type: 'error', id: message.id, message: String(error) }),
      );
    });
    send({
      type: 'ready',
      runtime: encoder.runtimeKind,
      converted,
      loadMs: performance.now() - started,
    });
  } catch (error) {
    send({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

type Encoder = TextEncoder | CrossEncoder;

async function load(source: EncoderSource): Promise<{ encoder: Encoder; converted: boolean }> {
  if (source.kind === 'cross-encoder') return { encoder: await CrossEncoder.load(source), converted: false };
  if (source.kind === 'files') return { encoder: await TextEncoder.load(source), converted: false };
  const { converted, ...files } = await ensureMiniLmFiles(source.cacheDir);
  const encoder = await TextEncoder.load({
    ...source,
    ...files,
    maxTokens: MAX_TOKENS,
    pooling: 'mean',
  });
  return { encoder, converted };
}

async function encodeAll(encoder: Encoder, texts: readonly EncoderInput[]): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (const text of texts) {
    const [first, second] = typeof text === 'string' ? [text, ''] : text;
    vectors.push(await encoder.encode(first, second));
  }
  return vectors;
}

if (parentPort) void main(workerData as EncoderSource, parentPort);
