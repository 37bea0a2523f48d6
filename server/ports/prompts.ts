/** A prompt file, rendered. `version` is `version@hash` as it goes into the answer's provenance. */
export interface RenderedPrompt {
  readonly id: string;
  readonly version: string;
  readonly system: string;
  readonly user: string;
}
