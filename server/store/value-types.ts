import type { Parameter } from './database.ts';

/** Both drivers turn text from the server into values through this one table, so that a row looks the same on both. */
export const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  16: (text) => text === 't' || text === 'true',
  20: parseInt8,
  21: Number,
  23: Number,
  26: Number,
  700: Number,
  701: Number,
  1700: Number,
  114: (text): unknown => JSON.parse(text),
  3802: (text): unknown => JSON.parse(text),
  /** A day stays the text that it is: no time zone can shift it. */
  1082: (text) => text,
  1114: (text) => text,
  1184: (text) => new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString(),
};

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`);
  return value;
}

/** What goes over the wire: text, or PostgreSQL's binary form. */
export type EncodedParameter = string | Uint8Array | null;

/**
 * Writes a parameter as PostgreSQL's text form. NUL cannot be stored in PostgreSQL and lone surrogates are no
 * Unicode text: both become U+FFFD, one UTF-16 unit for one, so that offsets stay true.
 */
export function encodeParameter(value: Parameter): EncodedParameter {
  if (value === null) return null;
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isArray(value)) return encodeArray(value);
  if ('reals' in value) return encodeReals(value.reals);
  return encodeJson(value.json);
}

const REAL_OID = 700;

/** `real[]` in binary: dimensions, no nulls, element type, length, first index; then length and value of each. */
function encodeReals(vectors: readonly Float32Array[]): Uint8Array {
  const count = vectors.reduce((sum, vector) => sum + vector.length, 0);
  const bytes = Buffer.allocUnsafe(20 + 8 * count);
  for (const [i, value] of [1, 0, REAL_OID, count, 1].entries()) bytes.writeInt32BE(value, 4 * i);
  let at = 20;
  for (const vector of vectors) {
    for (let i = 0; i < vector.length; i++, at += 8) {
      bytes.writeInt32BE(4, at);
      bytes.writeFloatBE(vector[i] ?? 0, at + 4);
    }
  }
  return bytes;
}

const isArray = (value: Parameter): value is readonly (string | number | boolean | null)[] =>
  Array.isArray(value);

const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

export const cleanText = (text: string): string => text.replace(UNSTORABLE, '\uFFFD');

/** JSON in which every string is storable; a replacer keeps it one pass. */
function encodeJson(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'string' ? cleanText(inner) : inner)) ??
    'null'
  );
}

export function encodeArray(items: readonly (string | number | boolean | null)[]): string {
  const parts = items.map((item) => {
    if (item === null) return 'NULL';
    if (typeof item !== 'string') return String(item);
    return `"${cleanText(item).replace(/[\\"]/g, '\\$&')}"`;
  });
  return `{${parts.join(',')}}`;
}

/** pgvector's text form; nine significant digits give every float32 back exactly. */
export function encodeVector(vector: Float32Array): string {
  const parts = new Array<string>(vector.length);
  for (let i = 0; i < vector.length; i++) parts[i] = (vector[i] ?? 0).toPrecision(9);
  return `[${parts.join(',')}]`;
}

export const decodeVector = (text: string): Float32Array =>
  Float32Array.from(text.slice(1, -1).split(','), Number);
