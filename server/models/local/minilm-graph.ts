import { GraphBuilder } from '../onnx/graph-builder.ts';
import { quantiseBlocks, quantiseColumns, quantiseRows, transpose } from '../onnx/quantise.ts';
import type { Safetensors } from '../onnx/safetensors.ts';

export const HIDDEN = 384;
const FEED_FORWARD = 1536;
const HEADS = 12;
const LAYERS = 6;
const VOCABULARY = 30_522;
/** The model was trained on at most 256 tokens; what is longer is cut off. */
export const MAX_TOKENS = 256;
const EPSILON = { float: 1e-12 };
const CONTRIB = 'com.microsoft';
const BLOCK = 64;

/**
 * How a weight matrix is stored and multiplied; the activations are quantised on the fly.
 * - `float`: the original, for comparison in tests
 * - `columns`: seven bits of int8 (see `quantiseColumns`) with one scale an output column, activations with one scale a passage: fastest
 * - `blocks`: int8 with one scale for each 64 inputs, activations with one scale for each 64 as well
 */
type Linear = 'float' | 'columns' | 'blocks';

/**
 * all-MiniLM-L6-v2 as an ONNX graph: `input_ids` int64 [1, sequence] → `embedding` float32 [1, 384],
 * mean-pooled and of unit length. One passage a run: on a CPU a batch is no faster (48 passages a second
 * one by one, 42 in batches of 1,024 tokens, 36 in batches of 4,096, one core), needs padding, and would
 * make a vector depend on its neighbours, because an activation scale would span all of them.
 *
 * 128 passages of 226 tokens, one busy core with VNNI, columns still in eight bits, cosine to the float graph (min / mean):
 *
 * | matrices                      | passages/s | cosine          |
 * |-------------------------------|-----------:|-----------------|
 * | all float                     |       24.4 | 1               |
 * | all columns                   |       45.7 | 0.9786 / 0.9887 |
 * | columns, second feed-forward in blocks | 36.3 | 0.9930 / 0.9960 |
 * | columns, both feed-forward in blocks | 33.4 | 0.9969 / 0.9980 |
 * | all blocks                    |       28.9 | 0.9985 / 0.9991 |
 *
 * The input of the second feed-forward matrix has outliers that ruin a common scale: it alone gets blocks.
 */
export function buildMiniLmGraph(weights: Safetensors, precision: 'int8' | 'float32'): Uint8Array {
  const graph = new GraphBuilder('all-MiniLM-L6-v2');
  const ids = graph.input('input_ids', 'int64', [1, 'sequence']);

  const vector = (name: string): string => {
    const { shape, data } = weights.tensor(name);
    return graph.tensor(name, shape, data);
  };
  const linear = (input: string, name: string, matrix: Float32Array, outputs: number, kind: Linear) =>
    addLinear(graph, input, name, matrix, outputs, precision === 'float32' ? 'float' : kind);

  let hidden = addEmbeddings(graph, weights, ids, precision);
  for (let layer = 0; layer < LAYERS; layer++) {
    const at = (name: string): string => `encoder.layer.${layer}.${name}`;
    const matrix = (name: string): Float32Array => weights.tensor(at(`${name}.weight`)).data;
    const projections = ['query', 'key', 'value'].map((name) => `attention.self.${name}`);
    const qkv = linear(
      hidden,
      at('qkv'),
      concatenate(projections.map((name) => matrix(name))),
      3 * HIDDEN,
      'columns',
    );
    const qkvBias = concatenate(projections.map((name) => weights.tensor(at(`${name}.bias`)).data));
    graph.nodes('Split', [qkv], [at('q'), at('k'), at('v')], { attributes: { axis: -1 } });
    const attended = graph.node(
      'MultiHeadAttention',
      [at('q'), at('k'), at('v'), graph.tensor(at('qkv.bias'), [3 * HIDDEN], qkvBias)],
      { domain: CONTRIB, attributes: { num_heads: HEADS } },
    );
    const projected = linear(attended, at('projection'), matrix('attention.output.dense'), HIDDEN, 'columns');
    const middle = graph.node(
      'SkipLayerNormalization',
      [
        projected,
        hidden,
        vector(at('attention.output.LayerNorm.weight')),
        vector(at('attention.output.LayerNorm.bias')),
        vector(at('attention.output.dense.bias')),
      ],
      { domain: CONTRIB, attributes: { epsilon: EPSILON } },
    );
    const widened = linear(middle, at('wide'), matrix('intermediate.dense'), FEED_FORWARD, 'columns');
    const activated = graph.node('BiasGelu', [widened, vector(at('intermediate.dense.bias'))], {
      domain: CONTRIB,
    });
    const narrowed = linear(activated, at('narrow'), matrix('output.dense'), HIDDEN, 'blocks');
    hidden = graph.node(
      'SkipLayerNormalization',
      [
        narrowed,
        middle,
        vector(at('output.LayerNorm.weight')),
        vector(at('output.LayerNorm.bias')),
        vector(at('output.dense.bias')),
      ],
      { domain: CONTRIB, attributes: { epsilon: EPSILON } },
    );
  }

  const mean = graph.node('ReduceMean', [hidden], { attributes: { axes: [1], keepdims: 0 } });
  graph.node('LpNormalization', [mean], { attributes: { axis: -1, p: 2 }, output: 'embedding' });
  graph.output('embedding', 'float32', [1, HIDDEN]);
  return graph.finish();
}

/** Word, position and (always the first) token type embeddings, summed and normalised. */
function addEmbeddings(
  graph: GraphBuilder,
  weights: Safetensors,
  ids: string,
  precision: 'int8' | 'float32',
): string {
  const table = weights.tensor('embeddings.word_embeddings.weight').data;
  let words: string;
  if (precision === 'float32') {
    words = graph.node('Gather', [graph.tensor('words', [VOCABULARY, HIDDEN], table), ids]);
  } else {
    const { values, scales } = quantiseRows(table, VOCABULARY, HIDDEN);
    const rows = graph.node('Gather', [graph.tensor('words', [VOCABULARY, HIDDEN], values), ids]);
    const rowScales = graph.node('Gather', [graph.tensor('words.scale', [VOCABULARY, 1], scales), ids]);
    words = graph.node('Mul', [graph.node('Cast', [rows], { attributes: { to: 1 } }), rowScales]);
  }
  const positions = weights
    .tensor('embeddings.position_embeddings.weight')
    .data.slice(0, MAX_TOKENS * HIDDEN);
  const tokenTypes = weights.tensor('embeddings.token_type_embeddings.weight').data;
  const placesTable = positions.map((value, index) => value + (tokenTypes[index % HIDDEN] ?? 0));
  const first = graph.tensor('first', [1], BigInt64Array.of(0n));
  const length = graph.node('Shape', [ids], { attributes: { start: 1, end: 2 } });
  const places = graph.node('Slice', [
    graph.tensor('positions', [MAX_TOKENS, HIDDEN], placesTable),
    first,
    length,
    first,
  ]);
  return graph.node(
    'LayerNormalization',
    [
      graph.node('Add', [words, places]),
      graph.tensor('embeddings.norm', [HIDDEN], weights.tensor('embeddings.LayerNorm.weight').data),
      graph.tensor('embeddings.norm.bias', [HIDDEN], weights.tensor('embeddings.LayerNorm.bias').data),
    ],
    { attributes: { axis: -1, epsilon: EPSILON } },
  );
}

/** `input` [1, sequence, inputs] × the transposed `matrix` [outputs, inputs], without bias. */
function addLinear(
  graph: GraphBuilder,
  input: string,
  name: string,
  matrix: Float32Array,
  outputs: number,
  kind: Linear,
): string {
  const inputs = matrix.length / outputs;
  if (kind === 'float') {
    return graph.node('MatMul', [
      input,
      graph.tensor(name, [inputs, outputs], transpose(matrix, outputs, inputs)),
    ]);
  }
  if (kind === 'columns') {
    const { values, scales } = quantiseColumns(matrix, outputs, inputs);
    return graph.node(
      'DynamicQuantizeMatMul',
      [
        input,
        graph.tensor(name, [inputs, outputs], values),
        graph.tensor(`${name}.scale`, [outputs], scales),
      ],
      { domain: CONTRIB },
    );
  }
  const { values, scales } = quantiseBlocks(matrix, BLOCK);
  return graph.node(
    'MatMulNBits',
    [
      input,
      graph.tensor(name, [outputs, inputs / BLOCK, BLOCK], values),
      graph.tensor(`${name}.scale`, [scales.length], scales),
    ],
    {
      domain: CONTRIB,
      // Accuracy level 4: activations in int8 as well, block by block.
      attributes: { K: inputs, N: outputs, bits: 8, block_size: BLOCK, accuracy_level: 4 },
    },
  );
}

function concatenate(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
