import { loadTemplates } from '../../../prompts/load-templates.ts';
import type { ChangeOf, News } from '../../domain/index.ts';
import { mergeProvenance } from '../merge-provenance.ts';
import { outline } from '../outline.ts';
import { requestOf } from './ask-sections.ts';
import type { Outcome, Work } from './change.ts';
import { markSources } from './mark-sources.ts';
import { takeNews } from './take-news.ts';

const NOTHING: News = { added: [], sourceChanged: [], sourceGone: [] };

/**
 * Drafts the whole again with the same request and takes over only what has changed in the record: sentences from reports
 * that came in since, marked as new, and marks on sentences whose sources were withdrawn, replaced or changed, with the
 * verdict that they have now. What merely moved in the ranking is no news. Nothing is taken away and nothing that a person
 * wrote is changed: he decides.
 */
export async function redraft(work: Work, change: ChangeOf<'redraft'>): Promise<Outcome> {
  const { briefing, deps } = work;
  const note: Outcome['note'] = { type: 'redraft', section: null, sentence: null };
  const marked = await markSources(work);
  const request = requestOf(briefing);
  const { asOf: _then, ...today } = request;
  const plan = outline(
    change.asOf === undefined ? today : { ...today, asOf: change.asOf },
    await (deps.loadTemplates ?? loadTemplates)(),
  );
  const corpusVersion = await work.reader.corpusVersion();
  const isSameRecord =
    briefing.provenance.corpusVersion === corpusVersion && request.asOf === plan.request.asOf;
  const found = isSameRecord
    ? { briefing: marked.briefing, added: [], answers: [] }
    : await takeNews(work, marked.briefing, plan);
  const news: News = { ...NOTHING, ...marked.news, added: found.added };
  const hasChanged = Object.values(news).some((ids) => ids.length > 0);
  if (!hasChanged) return { briefing: null, note, news };
  return {
    briefing: {
      ...found.briefing,
      request: plan.request,
      asOf: plan.request.asOf ?? work.at.slice(0, 10),
      recordAt: work.at,
      ...(found.answers.length === 0
        ? {}
        : {
            provenance: {
              ...mergeProvenance(
                [briefing.provenance, ...found.answers.map(({ provenance }) => provenance)],
                plan.template,
              ),
              corpusVersion,
            },
          }),
    },
    note,
    news,
  };
}
