import type { Writer } from '../server/ports/writer.ts';
import type { TokenUsage } from './scorers/token-cost.ts';

export interface Meter {
  readonly writer: Writer;
  usage(): TokenUsage;
}

/** The writer, with what its model reports of its use added up. */
export function meterWriter(writer: Writer): Meter {
  let calls = 0;
  let inputTokens = 0;
  let outputTokens = 0;
  return {
    writer: {
      id: writer.id,
      kind: writer.kind,
      promptVersions: writer.promptVersions,
      parameters: writer.parameters,
      async *write(request, signal) {
        calls++;
        for await (const chunk of writer.write(request, signal)) {
          if (chunk.type === 'usage') {
            inputTokens += chunk.inputTokens;
            outputTokens += chunk.outputTokens;
          }
          yield chunk;
        }
      },
    },
    usage: () => ({ calls, inputTokens, outputTokens }),
  };
}
