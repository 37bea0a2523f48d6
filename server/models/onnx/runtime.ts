import type { InferenceSession, Tensor } from 'onnxruntime-common';

/** The part of ONNX Runtime that the native and the WASM package share. */
export interface OnnxRuntime {
  readonly kind: 'native' | 'wasm';
  readonly Tensor: typeof Tensor;
  createSession(path: string, threads: number): Promise<InferenceSession>;
}

/**
 * The native runtime, or WASM where its binding does not load (musl, an unusual CPU, a missing library).
 * @param wanted `auto` tries native first
 * @throws Error of the WASM runtime when neither loads
 */
export async function loadOnnxRuntime(wanted: 'auto' | 'native' | 'wasm' = 'auto'): Promise<OnnxRuntime> {
  if (wanted !== 'wasm') {
    try {
      const native = await import('onnxruntime-node');
      return {
        kind: 'native',
        Tensor: native.Tensor,
        createSession: (path, threads) =>
          native.InferenceSession.create(path, { intraOpNumThreads: threads, interOpNumThreads: 1 }),
      };
    } catch (error) {
      if (wanted === 'native') throw error;
      // Falls through to WASM; the caller shows `kind`, so the slower runtime is no secret.
    }
  }
  const { readFile } = await import('node:fs/promises');
  const wasm = await import('onnxruntime-web');
  wasm.env.wasm.numThreads = 1;
  return {
    kind: 'wasm',
    Tensor: wasm.Tensor,
    createSession: async (path) =>
      wasm.InferenceSession.create(new Uint8Array(await readFile(path)), { executionProviders: ['wasm'] }),
  };
}
