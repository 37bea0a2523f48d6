/**
 * The values of one ONNX input of a BERT-like model, one a token.
 * @param types segment of each token; all 0 where there is only one text
 * @throws Error for an input that such models do not have
 */
export function modelInput(name: string, ids: readonly number[], types?: readonly number[]): BigInt64Array {
  switch (name) {
    case 'input_ids':
      return BigInt64Array.from(ids, (id) => BigInt(id));
    case 'attention_mask':
      return new BigInt64Array(ids.length).fill(1n);
    case 'token_type_ids':
      return BigInt64Array.from(ids, (_, place) => BigInt(types?.[place] ?? 0));
    case 'position_ids':
      return BigInt64Array.from(ids, (_, place) => BigInt(place));
    default:
      throw new Error(`the model wants an input "${name}", which is unknown here`);
  }
}
