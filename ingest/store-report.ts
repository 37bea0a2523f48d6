import type { Outcome } from '../server/domain/index.ts';
import type { ShownTo } from '../server/ports/store.ts';
import { isFatal } from './fatal.ts';
import type { Embedded, IngestDeps, Settled } from './ingest-items.ts';
import { contents, troubleInside } from './inside-outcome.ts';
import { marksDiffer } from './marks-differ.ts';
import { endSentence, refusedOutcome } from './outcome.ts';

/** Third leg: one transaction replaces the report and records its outcome. */
export async function writeReport(item: Embedded, deps: IngestDeps): Promise<Outcome> {
  const started = performance.now();
  const { report, passages, partial, stored, inside } = item;
  const trouble = partial ?? troubleInside(inside);
  const differing = marksDiffer(report);
  const what = trouble?.reason ?? contents(inside);
  const said = [what === null ? null : endSentence(what), differing].filter((part) => part !== null);
  const outcome: Outcome = {
    sourceKey: report.sourceKey,
    status: trouble !== null ? 'partial' : stored === undefined ? 'added' : 'updated',
    code:
      trouble?.code ??
      (differing !== null
        ? 'marking-differs'
        : passages.length === 0 && inside !== null
          ? 'container'
          : null),
    reason: said.length === 0 ? null : said.join(' '),
    reportId: report.id,
    passages: passages.length,
    pages: report.pageCount,
    durationMs: Math.round(item.prepareMs + item.embedMs),
    at: new Date().toISOString(),
  };
  try {
    const recorded = await deps.store.corpus.replaceReport(report, passages, outcome, {
      parts: inside?.names ?? [],
      ...actorOf(deps),
    });
    return { ...recorded, durationMs: Math.round(recorded.durationMs + performance.now() - started) };
  } catch (error) {
    if (isFatal(error)) throw error;
    // A database that is gone would refuse every file; one that answers did not like this one.
    await deps.store.ping();
    const reason = 'The document was read but could not be stored.';
    const refused = refusedOutcome(report.sourceKey, 'not-stored', reason, stored, outcome.durationMs);
    await deps.store.corpus.recordOutcome(
      refused,
      {
        contentHash: report.contentHash,
        sizeBytes: report.sizeBytes,
        parentKey: report.parentKey ?? null,
        said: {
          manifest: report.manifest ?? null,
          atLeast: { marking: report.marking, tlp: report.tlp ?? null },
          groups: report.access.groups,
        },
      },
      shownTo(report.access.groups, deps),
    );
    return refused;
  }
}

/**
 * To whom a file without a report is shown: the groups that it is meant for, and whoever brought it. Where nothing says what it
 * is meant for, that is known best by those who share a group with him.
 */
export const shownTo = (
  groups: readonly string[] | undefined,
  { bringer }: Pick<IngestDeps, 'bringer'>,
): ShownTo => ({
  ...((groups ?? []).length === 0 && bringer !== undefined && bringer.groups.length > 0
    ? // Not stated: the file itself, once it can be read, is no secret of theirs.
      { groups: [], also: [bringer.groups] }
    : { groups: groups ?? [] }),
  ...(bringer === undefined ? {} : { by: bringer.id }),
});

/** For the options of a change to the corpus. */
export const actorOf = ({ actor }: Pick<IngestDeps, 'actor'>): { actor?: string } =>
  actor === undefined ? {} : { actor };

/** A settled document: its outcome, on record where it is news. */
export async function settle(item: Settled, deps: IngestDeps): Promise<Outcome> {
  if (item.record) await deps.store.corpus.recordOutcome(item.outcome, item.kept, shownTo(item.groups, deps));
  return item.outcome;
}
