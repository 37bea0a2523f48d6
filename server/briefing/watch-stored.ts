import {
  AktenlageError,
  type Asker,
  type BriefingEvent,
  type Draft,
  questionsOf,
  toAktenlageError,
} from '../domain/index.ts';
import type { Store } from '../ports/store.ts';
import { composeBriefing } from './compose-briefing.ts';
import { onlyAnswers, type SectionAnswers } from './draft-section.ts';
import { asPlanned } from './plan-draft.ts';

/** How often the store is asked while somebody watches, in milliseconds. */
const LOOK_MS = 700;

/**
 * A draft that another process writes, or that nobody does, as far as its answers are stored and the asker may see
 * them; the sections are composed from them as the writing process does. Ends as the draft ends; never throws.
 */
export async function* watchStored(
  { store }: { readonly store: Store },
  { asker, id }: { readonly asker: Asker; readonly id: string },
  signal: AbortSignal,
): AsyncGenerator<BriefingEvent> {
  const reader = store.as(asker);
  try {
    const draft = await reader.getDraft(id);
    if (draft !== null) yield* compose(store, asker, draft, signal);
    const briefing = await reader.getBriefing(id);
    if (briefing === null) throw new AktenlageError('not-found', 'This draft was not found.');
    yield { type: 'briefing-end', briefing };
  } catch (thrown) {
    yield { type: 'briefing-error', error: toAktenlageError(thrown).toBody().error };
  }
}

/** Until the draft is gone, because it is a briefing now. @throws AktenlageError with which it ended otherwise */
async function* compose(
  store: Store,
  asker: Asker,
  draft: NonNullable<Awaited<ReturnType<ReturnType<Store['as']>['getDraft']>>>,
  signal: AbortSignal,
): AsyncGenerator<BriefingEvent> {
  const reader = store.as(asker);
  const { reports, passages, newest } = await reader.summary({ asOf: draft.request.asOf });
  let now: Draft | null = draft;
  /** Null when the draft is gone. */
  const answersOf = async (index: number): Promise<SectionAnswers> => {
    for (;;) {
      if (now === null) throw new Finished();
      const section = now.sections[index];
      if (section === undefined || section.questions.length === 0) return onlyAnswers([]);
      const { questions, also } = section;
      const ids = questionsOf(section).map(({ answerId }) => answerId);
      // What else is asked is known only when the answers are there.
      if (also !== undefined && ids.every((one) => now?.answered.includes(one))) {
        const answers = await Promise.all(ids.map((one) => reader.getAnswer(one)));
        if (answers.every((answer) => answer !== null)) {
          const own = questions.length;
          return { answers: answers.slice(0, own), also, alsoAnswers: answers.slice(own) };
        }
      }
      endedOtherwise(now);
      await pause(signal);
      now = await reader.getDraft(id);
    }
  };
  const { id } = draft;
  const events = composeBriefing(asPlanned(draft), answersOf, { reports, passages, newest });
  try {
    yield* events;
    // All answers are there, and the briefing is about to be stored.
    for (now = await reader.getDraft(id); now !== null; now = await reader.getDraft(id)) {
      endedOtherwise(now);
      await pause(signal);
    }
  } catch (thrown) {
    if (!(thrown instanceof Finished)) throw thrown;
  }
}

class Finished extends Error {}

function endedOtherwise({ state, error }: Draft): void {
  if (state === 'drafting') return;
  if (error !== null) throw AktenlageError.fromBody({ error });
  throw new AktenlageError(
    'cancelled',
    'Drafting was cancelled. What is answered is kept; it can be resumed.',
  );
}

/** @throws AktenlageError `interrupted` when the server stops; a reader who left hears nothing more */
function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
      reject(new AktenlageError('interrupted', 'Aktenlage is stopping.'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', leave);
      resolve();
    }, LOOK_MS);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
}
