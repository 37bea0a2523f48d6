import { ProtobufWriter } from './protobuf.ts';

/** Element types of ONNX tensors (TensorProto.DataType). */
const ELEMENT = { float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7 } as const;
export type ElementType = keyof typeof ELEMENT;

type TensorData = Float32Array | Uint8Array | Int8Array | Int32Array | BigInt64Array;
/** Attribute of a node: an integer, `{ float }`, or a list of integers. */
export type NodeAttribute = number | { readonly float: number } | readonly number[];
/** A dimension is a number, or a name where it varies from call to call. */
export type Dimension = number | string;

function elementTypeOf(data: TensorData): ElementType {
  if (data instanceof Float32Array) return 'float32';
  if (data instanceof Uint8Array) return 'uint8';
  if (data instanceof Int8Array) return 'int8';
  if (data instanceof Int32Array) return 'int32';
  return 'int64';
}

/**
 * Builds an ONNX model node by node. Every `node` returns the name of its output, so that graphs read as
 * nested calls:
 *
 *     const graph = new GraphBuilder('sum');
 *     const x = graph.input('x', 'float32', ['n']);
 *     graph.output(graph.node('Add', [x, graph.tensor('one', [1], Float32Array.of(1))]), 'float32', ['n']);
 *     const bytes = graph.finish();
 */
export class GraphBuilder {
  private readonly graph = new ProtobufWriter();
  private readonly domains = new Set<string>();
  private counter = 0;

  constructor(private readonly name: string) {}

  private valueInfo(name: string, type: ElementType, shape: readonly Dimension[]): ProtobufWriter {
    const dimensions = new ProtobufWriter();
    for (const size of shape) {
      const dimension = new ProtobufWriter();
      if (typeof size === 'number') dimension.int(1, size);
      else dimension.string(2, size);
      dimensions.message(1, dimension);
    }
    const tensorType = new ProtobufWriter().int(1, ELEMENT[type]).message(2, dimensions);
    return new ProtobufWriter().string(1, name).message(2, new ProtobufWriter().message(1, tensorType));
  }

  input(name: string, type: ElementType, shape: readonly Dimension[]): string {
    this.graph.message(11, this.valueInfo(name, type, shape));
    return name;
  }

  output(name: string, type: ElementType, shape: readonly Dimension[]): void {
    this.graph.message(12, this.valueInfo(name, type, shape));
  }

  /** A constant. The bytes are written as they lie in memory: every platform of Node is little-endian. */
  tensor(name: string, shape: readonly number[], data: TensorData): string {
    const size = shape.reduce((product, dimension) => product * dimension, 1);
    if (size !== data.length) {
      throw new RangeError(`tensor ${name}: shape ${shape.join('×')} does not fit ${data.length} values`);
    }
    const proto = new ProtobufWriter();
    for (const dimension of shape) proto.int(1, dimension);
    proto.int(2, ELEMENT[elementTypeOf(data)]).string(8, name);
    proto.bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    this.graph.message(5, proto);
    return name;
  }

  node(
    operator: string,
    inputs: readonly string[],
    options: {
      readonly attributes?: Readonly<Record<string, NodeAttribute>>;
      readonly domain?: string;
      readonly output?: string;
    } = {},
  ): string {
    return this.nodes(operator, inputs, [options.output ?? `${operator}_${++this.counter}`], options);
  }

  /** A node with several outputs, named by the caller. Returns the first. */
  nodes(
    operator: string,
    inputs: readonly string[],
    outputs: readonly [string, ...string[]],
    options: {
      readonly attributes?: Readonly<Record<string, NodeAttribute>>;
      readonly domain?: string;
    } = {},
  ): string {
    const proto = new ProtobufWriter();
    for (const input of inputs) proto.string(1, input);
    for (const output of outputs) proto.string(2, output);
    proto.string(3, `${operator}:${outputs[0]}`).string(4, operator);
    for (const [name, value] of Object.entries(options.attributes ?? {})) {
      proto.message(5, this.attribute(name, value));
    }
    if (options.domain) {
      proto.string(7, options.domain);
      this.domains.add(options.domain);
    }
    this.graph.message(1, proto);
    return outputs[0];
  }

  private attribute(name: string, value: NodeAttribute): ProtobufWriter {
    const proto = new ProtobufWriter().string(1, name);
    if (typeof value === 'number') return proto.int(3, value).int(20, 2);
    if ('float' in value) return proto.float(2, value.float).int(20, 1);
    for (const item of value) proto.int(8, item);
    return proto.int(20, 7);
  }

  /** The model file: IR version 8, operator set 17 (the first with LayerNormalization). */
  finish(): Uint8Array {
    const model = new ProtobufWriter()
      .int(1, 8)
      .string(2, 'aktenlage')
      .message(7, this.graph.string(2, this.name))
      .message(8, new ProtobufWriter().string(1, '').int(2, 17));
    for (const domain of this.domains) {
      model.message(8, new ProtobufWriter().string(1, domain).int(2, 1));
    }
    return model.finish();
  }
}
