import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphBuilder } from '../onnx/graph-builder.ts';

const WORDS = ['[UNK]', '[CLS]', '[SEP]', 'query', 'passage', 'red', 'green', 'blue'];

/**
 * A directory with a real ONNX model of eight words: token n becomes the n-th unit vector of eight dimensions,
 * so that a pooled vector says which tokens the model saw.
 */
export function tinyModelDirectory(settings?: object): string {
  const directory = mkdtempSync(join(tmpdir(), 'aktenlage-model-'));
  const graph = new GraphBuilder('tiny');
  const ids = graph.input('input_ids', 'int64', ['batch', 'sequence']);
  graph.input('attention_mask', 'int64', ['batch', 'sequence']);
  graph.input('token_type_ids', 'int64', ['batch', 'sequence']);
  const unit = new Float32Array(WORDS.length ** 2);
  for (let row = 0; row < WORDS.length; row++) unit[row * WORDS.length + row] = 1;
  const table = graph.tensor('table', [WORDS.length, WORDS.length], unit);
  graph.node('Gather', [table, ids], { output: 'last_hidden_state' });
  graph.output('last_hidden_state', 'float32', ['batch', 'sequence', WORDS.length]);
  writeFileSync(join(directory, 'model.onnx'), graph.finish());
  writeTokenizer(directory);
  if (settings) writeFileSync(join(directory, 'aktenlage-embedder.json'), JSON.stringify(settings));
  return directory;
}

/**
 * A directory with a real ONNX cross-encoder of the same words: the logit is the sum of what the tokens of the second
 * segment weigh, so that a score says what of the passage the model saw, and that segments are told apart.
 *
 * @param weights word → weight; 0 where none is given
 */
export function tinyCrossEncoder(weights: Readonly<Record<string, number>>, settings?: object): string {
  const directory = mkdtempSync(join(tmpdir(), 'aktenlage-reranker-'));
  const graph = new GraphBuilder('tiny-cross-encoder');
  const ids = graph.input('input_ids', 'int64', ['batch', 'sequence']);
  graph.input('attention_mask', 'int64', ['batch', 'sequence']);
  const types = graph.input('token_type_ids', 'int64', ['batch', 'sequence']);
  const table = graph.tensor(
    'table',
    [WORDS.length],
    Float32Array.from(WORDS, (word) => weights[word] ?? 0),
  );
  const segments = graph.tensor('segments', [2], Float32Array.of(0, 1));
  const weighed = graph.node('Gather', [table, ids]);
  const passage = graph.node('Gather', [segments, types]);
  const counted = graph.node('Mul', [weighed, passage]);
  graph.node('ReduceSum', [counted], { output: 'logits' });
  graph.output('logits', 'float32', [1, 1]);
  writeFileSync(join(directory, 'model.onnx'), graph.finish());
  writeTokenizer(directory);
  if (settings) writeFileSync(join(directory, 'aktenlage-reranker.json'), JSON.stringify(settings));
  return directory;
}

function writeTokenizer(directory: string): void {
  const special = (token: string, type_id = 0) => ({ SpecialToken: { id: token, type_id } });
  const tokenizer = {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [special('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, special('[SEP]')],
      pair: [
        special('[CLS]'),
        { Sequence: { id: 'A', type_id: 0 } },
        special('[SEP]'),
        { Sequence: { id: 'B', type_id: 1 } },
        special('[SEP]', 1),
      ],
      special_tokens: {
        '[CLS]': { id: '[CLS]', ids: [1], tokens: ['[CLS]'] },
        '[SEP]': { id: '[SEP]', ids: [2], tokens: ['[SEP]'] },
      },
    },
    decoder: null,
    model: {
      type: 'WordPiece',
      vocab: Object.fromEntries(WORDS.map((word, id) => [word, id])),
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
    },
  };
  writeFileSync(join(directory, 'tokenizer.json'), JSON.stringify(tokenizer));
}

/** The words that a vector of the tiny model shows, strongest first. */
export function wordsIn(vector: Float32Array): string[] {
  return WORDS.map((word, index) => ({ word, weight: vector[index] ?? 0 }))
    .filter(({ weight }) => weight > 1e-6)
    .sort((a, b) => b.weight - a.weight)
    .map(({ word }) => word);
}
