/** For whom, and for which answer, a model is asked. */
export interface ModelCause {
  readonly actor: string;
  readonly answerId: string | null;
}
