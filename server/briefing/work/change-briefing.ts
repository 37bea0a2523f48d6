import {
  AktenlageError,
  type Asker,
  type Briefing,
  type Change,
  type Changed,
  type ChangeRequest,
  MAX_VERSIONS,
} from '../../domain/index.ts';
import type { BriefingDependencies } from '../draft-briefing.ts';
import type { Outcome, Work } from './change.ts';
import { addSentence, editSentence, quotePassage } from './edit-sentence.ts';
import { commentSentence, markSentence } from './mark-sentence.ts';
import { redraft } from './redraft.ts';
import { regenerateSection, regenerateSentence } from './regenerate.ts';
import { beginAnew, signOff } from './sign-off.ts';

export interface ChangingRequest extends ChangeRequest {
  readonly asker: Asker;
  readonly id: string;
}

/**
 * One change of a briefing by its author: makes a new version of it and leaves the earlier ones as they are. The change
 * names the version that the author had before him.
 *
 * @throws AktenlageError `not-found` (briefing, section, sentence or passage, or not for this asker), `briefing-stale`,
 *   `briefing-signed`, `briefing-unreviewed`, `needs-language-model`, `nothing-to-write`, `bad-request`, `conflict`
 */
export async function changeBriefing(
  deps: BriefingDependencies,
  { asker, id, base, change }: ChangingRequest,
  signal: AbortSignal = new AbortController().signal,
): Promise<Changed> {
  const reader = deps.store.as(asker);
  const briefing = await reader.getBriefing(id);
  if (briefing === null) throw new AktenlageError('not-found', 'This briefing was not found.');
  checkBase(briefing, base);
  checkState(briefing, change);
  const at = new Date().toISOString();
  const outcome = await apply({ deps, asker, reader, briefing, base, at, signal }, change);
  const { briefing: changed, note, ...told } = outcome;
  if (changed === null) {
    const version = await reader.getBriefingVersion(id, base);
    if (version === null) throw new AktenlageError('not-found', 'This briefing was not found.');
    return { version, ...told };
  }
  const number = base + 1;
  const version = {
    number,
    by: asker.id,
    at,
    note,
    signedBy: changed.review?.name ?? null,
    briefing: { ...changed, version: number },
  };
  await reader.saveBriefingVersion(base, version);
  return { version, ...told };
}

async function apply(work: Work, change: Change): Promise<Outcome> {
  switch (change.type) {
    case 'edit':
      return editSentence(work, change);
    case 'add':
      return addSentence(work, change);
    case 'quote':
      return quotePassage(work, change);
    case 'accept':
    case 'strike':
    case 'reopen':
      return markSentence(work, { type: change.type, sentence: change.sentence });
    case 'comment':
      return commentSentence(work, change);
    case 'regenerate-sentence':
      return regenerateSentence(work, change);
    case 'regenerate-section':
      return regenerateSection(work, change);
    case 'redraft':
      return redraft(work, change);
    case 'sign-off':
      return signOff(work, change);
    case 'begin':
      return beginAnew(work);
  }
}

/** Said before any work is done; the store says it again for whoever comes second at the same moment. */
function checkBase({ version = 1 }: Briefing, base: number): void {
  if (version !== base) {
    throw new AktenlageError(
      'briefing-stale',
      `The briefing has been changed meanwhile: its present version is ${version}, yours is based on ${base}. Please load it again and repeat the change.`,
    );
  }
  if (version >= MAX_VERSIONS) {
    throw new AktenlageError(
      'conflict',
      `The briefing has ${MAX_VERSIONS} versions, as many as are kept. Please draft it anew.`,
    );
  }
}

function checkState({ status, review }: Briefing, { type }: Change): void {
  if (status === 'signed' && type !== 'begin') {
    throw new AktenlageError(
      'briefing-signed',
      `This version was signed by ${review?.name ?? 'a person'} and cannot be changed. Begin a new version to work on it.`,
    );
  }
  if (status === 'drafting' || status === 'failed') {
    throw new AktenlageError('conflict', 'The draft is not finished, so it cannot be worked on.');
  }
}
