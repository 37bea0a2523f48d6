import path from 'node:path';
import type { Config } from '../../server/config.ts';
import { type EvalOptions, UsageError } from '../options.ts';
import { recordModel, replayModel } from './model-recorder.ts';

/** Where the language model's answers come from: from it, from it and into a file, or from a file. */
export interface ModelSource {
  readonly config: Config;
  /** Day of the recording. */
  readonly asOf: string | null;
  notes(): string[];
  close(): Promise<void>;
}

/**
 * @throws UsageError when recording is asked for unattended or without a model
 * @throws BadRecording
 */
export async function openModelSource(
  options: Pick<EvalOptions, 'record' | 'replay'>,
  {
    config,
    workingDirectory,
    unattended,
  }: { config: Config; workingDirectory: string; unattended?: boolean },
): Promise<ModelSource> {
  if (options.record !== undefined) {
    if (unattended === true)
      throw new UsageError('Nothing is recorded in CI: record at your desk and commit the file.');
    if (config.openAi === null || config.chatModel === null) {
      throw new UsageError('--record needs a language model: set OPENAI_BASE_URL and CHAT_MODEL.');
    }
    const { openAi } = config;
    const file = path.resolve(workingDirectory, options.record);
    const recorder = await recordModel(file, openAi.baseUrl, new Date().toISOString().slice(0, 10));
    return {
      config: { ...config, openAi: { ...openAi, baseUrl: recorder.baseUrl }, modelFallback: 'error' },
      asOf: recorder.asOf,
      notes: () => [`Recorded from ${config.chatModel ?? ''} into ${path.basename(file)}.`],
      close: recorder.close,
    };
  }
  if (options.replay === undefined) {
    return { config, asOf: null, notes: () => [], close: async () => undefined };
  }
  const file = path.resolve(workingDirectory, options.replay);
  const recorder = await replayModel(file);
  const chatModel = recorder.model ?? config.chatModel;
  if (chatModel === null) throw new UsageError(`${file} names no model; set CHAT_MODEL.`);
  return {
    // No fallback: what the recording does not hold is an error of the case, never an extractive answer.
    config: {
      ...config,
      openAi: { baseUrl: recorder.baseUrl, apiKey: null },
      chatModel,
      modelFallback: 'error',
    },
    asOf: recorder.asOf,
    notes: () => [
      `Answers of ${chatModel} replayed from ${path.basename(file)}, recorded on ${recorder.asOf}.`,
      ...recorder.misses.slice(0, 5).map((miss) => `Not in the recording: ${miss}`),
    ],
    close: recorder.close,
  };
}
