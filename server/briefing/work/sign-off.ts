import { briefingSince } from '../../answer/cited-since.ts';
import {
  AktenlageError,
  type Briefing,
  type ChangeOf,
  isFlagged,
  type Sentence,
  sentencesOf,
} from '../../domain/index.ts';
import type { Outcome, Work } from './change.ts';
import { typedText } from './sentence-text.ts';

/** Named one by one up to here; the rest is counted. */
const MOST_NAMED = 20;

/**
 * A named person signs what stands: the version is frozen with the name, the time and what was reviewed.
 *
 * @throws AktenlageError `briefing-unreviewed` that names the sentences that nobody has accepted or struck
 */
export async function signOff(
  { briefing, base, reader, asker, at }: Work,
  change: ChangeOf<'sign-off'>,
): Promise<Outcome> {
  const name = typedText(change.name, 'The name of who signs');
  const { since } = await briefingSince(reader, briefing);
  const sentences = sentencesOf(briefing);
  const open = sentences.filter((sentence) => isFlagged(sentence, since));
  if (open.length > 0) throw unreviewed(open);
  const count = (is: (sentence: Sentence) => boolean) => sentences.filter(is).length;
  const note =
    change.note === undefined || change.note.trim() === '' ? null : typedText(change.note, 'The note');
  return {
    briefing: {
      ...briefing,
      status: 'signed',
      review: {
        by: asker.id,
        at,
        name,
        version: base,
        asOf: briefing.asOf,
        sentences: {
          total: count(({ work }) => work.state !== 'struck'),
          accepted: count(({ work }) => work.state === 'accepted'),
          struck: count(({ work }) => work.state === 'struck'),
          edited: count(({ work }) => work.state !== 'struck' && work.edited !== undefined),
        },
        ...(note === null ? {} : { note }),
      },
    },
    note: { type: 'sign-off', section: null, sentence: null },
  };
}

/** Work goes on in a version of its own; the signed one stays. */
export function beginAnew({ briefing }: Work): Outcome {
  if (briefing.status !== 'signed') {
    throw new AktenlageError('bad-request', 'This version is not signed: it can be worked on as it is.');
  }
  const { review: _review, ...rest } = briefing;
  const again: Briefing = { ...rest, status: 'draft' };
  return { briefing: again, note: { type: 'begin', section: null, sentence: null } };
}

/** By place and not by their words, which no error carries. */
function unreviewed(open: readonly Sentence[]): AktenlageError {
  const named = open
    .slice(0, MOST_NAMED)
    .map(
      ({ section, index, claim }) => `“${section.title}”, sentence ${index + 1} (${claim.verdict.status})`,
    );
  const more = open.length > MOST_NAMED ? [`${open.length - MOST_NAMED} more`] : [];
  return new AktenlageError(
    'briefing-unreviewed',
    `The briefing cannot be signed: ${open.length === 1 ? 'one flagged sentence is' : `${open.length} flagged sentences are`} neither accepted nor struck: ${[...named, ...more].join('; ')}.`,
  );
}
