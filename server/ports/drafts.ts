import type { Asker, Briefing, BriefingRequest, DraftSection, ErrorBody, Marking } from '../domain/index.ts';

/** A draft as whoever works on it needs it. */
export interface DraftWork {
  readonly id: string;
  /** As whom the questions are asked. */
  readonly asker: Asker;
  readonly createdAt: string;
  readonly sections: readonly DraftSection[];
  /** As it was planned, given back as it was handed in; the store does not look into it. */
  readonly outline: unknown;
}

export interface NewDraft extends DraftWork {
  readonly title: string;
  readonly request: BriefingRequest;
  /** The least that the briefing will carry. */
  readonly marking: Marking;
}

/**
 * Drafts under way, shared by all processes on one database. A process holds what it works on by a lease of 30 seconds
 * under a name of its own (`holder`); on the embedded database, which only one process can open, whatever another one
 * held is free at once.
 */
export interface DraftQueue {
  /** Stores a draft that this process holds. @throws AktenlageError `too-many-requests` beyond 50 unfinished ones of one asker */
  open(draft: NewDraft, holder: string): Promise<void>;
  /**
   * Takes up to `limit` unfinished drafts whose process is gone. One that was taken up three times without a new
   * answer fails instead: whatever ends the process is in it.
   */
  takeUp(holder: string, limit: number): Promise<DraftWork[]>;
  /** Says that the process lives; the ids that it still holds. */
  renew(holder: string, ids: readonly string[]): Promise<string[]>;
  /** Takes a failed or cancelled draft of the asker, to be gone on with under his rights of now. Null where he sees none. */
  resume(asker: Asker, id: string, holder: string): Promise<DraftWork | null>;
  /** Puts the sections, to which sub-questions have come, in the place of the planned ones. False when the holder has lost the draft. */
  extend(id: string, holder: string, sections: readonly DraftSection[]): Promise<boolean>;
  /** Saves the briefing in the place of its draft. False, and nothing is saved, when the holder has lost it. */
  finish(asker: Asker, briefing: Briefing, holder: string): Promise<boolean>;
  /** Without effect when the holder has lost it. */
  fail(id: string, holder: string, error: ErrorBody['error']): Promise<void>;
  /** False when the asker sees no draft that is being written. */
  cancel(asker: Asker, id: string): Promise<boolean>;
  /** Deletes a failed or cancelled draft with its answers. False when the asker sees none. */
  discard(asker: Asker, id: string): Promise<boolean>;
  /** Lets go of everything that the process holds, for the next one to take up. */
  release(holder: string): Promise<void>;
}
