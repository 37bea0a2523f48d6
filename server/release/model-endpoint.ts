import {
  AktenlageError,
  highWater,
  isReleased,
  type Marking,
  type Marks,
  type ModelPurpose,
  SYSTEM_ACTOR,
} from '../domain/index.ts';
import type { AuditRecorder } from '../ports/audit.ts';
import type { ModelCause } from '../ports/model-cause.ts';

/** An endpoint outside this process, and what may go there. */
export interface ModelEndpoint {
  /** Host and port. */
  readonly host: string;
  readonly model: string;
  readonly purpose: ModelPurpose;
  readonly releasedUpTo: Marking;
}

export const NOBODY: ModelCause = { actor: SYSTEM_ACTOR, answerId: null };

/** What nobody has told the grade of counts as the highest. */
export const UNTOLD: Marking = 'STRENG GEHEIM';
export const UNTOLD_MARKS: Marks = { marking: UNTOLD, tlp: 'RED' };

/** The door to one endpoint: says what may pass, and puts on record what does before it goes. */
export class ReleaseGate {
  constructor(
    readonly endpoint: ModelEndpoint,
    private readonly audit: AuditRecorder,
    private readonly cause: ModelCause,
  ) {}

  for(cause: ModelCause): ReleaseGate {
    return new ReleaseGate(this.endpoint, this.audit, cause);
  }

  passes(marking: Marking | undefined): boolean {
    return isReleased(marking ?? UNTOLD, this.endpoint.releasedUpTo);
  }

  /**
   * Awaited before the call: what cannot be put on record is not sent.
   *
   * @param marks of the passages that go
   * @param besides of what goes with them and is no passage
   */
  async record(marks: readonly Marks[], heldBack = 0, besides: readonly Marks[] = []): Promise<void> {
    const { host, model, purpose, releasedUpTo } = this.endpoint;
    await this.audit.recordAudit({
      type: 'model-call',
      ...this.cause,
      host,
      model,
      purpose,
      ...highWater([...marks, ...besides]),
      passages: marks.length,
      releasedUpTo,
      heldBack,
    });
  }

  /** Puts on record that nothing was sent, and says why. */
  async refuse(): Promise<AktenlageError> {
    const { purpose, releasedUpTo } = this.endpoint;
    await this.audit.recordAudit({
      type: 'refused',
      actor: this.cause.actor,
      what: `model-call:${purpose}`,
      code: 'model-not-released',
    });
    return new AktenlageError(
      'model-not-released',
      `The model is released up to ${releasedUpTo}; what it would have to read is graded higher.`,
    );
  }
}
