import { type JSX, useMemo } from 'react';
import { Link } from 'wouter';
import type { Briefing, BriefingSection } from '../../server/domain/index.ts';
import { useBriefing } from '../api/queries.ts';
import type { Sentence } from '../ask/answer-text.ts';
import { SentenceView } from '../ask/cited-text.tsx';
import { Disagreements } from '../ask/disagreements.tsx';
import { SinceNotice } from '../ask/since-notice.tsx';
import { SourceList } from '../ask/source-list.tsx';
import { TermNotes } from '../ask/term-notes.tsx';
import { useInterface } from '../i18n/index.ts';
import { SourceLayout } from '../source/source-layout.tsx';
import { Button } from '../ui/button.tsx';
import { PageFailure } from '../ui/failure.tsx';
import { useTitle } from '../ui/hooks.ts';
import { Icon } from '../ui/icon.tsx';
import { MarkingBadge } from '../ui/marking-badge.tsx';

interface SectionProps {
  readonly section: BriefingSection;
  readonly briefing: Briefing;
}

function Section({ section, briefing }: SectionProps): JSX.Element {
  const { t } = useInterface();
  const gaps = briefing.gaps.filter((gap) => gap.section === section.title);
  const sentences = section.claims.map(
    (claim, index): Sentence => ({
      text: claim.text,
      start: index,
      citations: claim.citations,
      claim,
    }),
  );
  return (
    <section className="ak-briefing__section">
      <h2 lang={briefing.language}>{section.title}</h2>
      {sentences.length > 0 ? (
        <div className="ak-text" lang={briefing.language}>
          <p>
            {sentences.map((sentence, index) => (
              <SentenceView
                key={sentence.start}
                sentence={sentence}
                before={sentences[index - 1]}
                citations={briefing.sources}
              />
            ))}
          </p>
        </div>
      ) : (
        gaps.length === 0 && <p className="ak-muted">{t('briefing.noEvidence')}</p>
      )}
      <TermNotes notes={section.notes} lang={briefing.language} />
      {gaps.length > 0 && (
        <div className="ak-gap">
          <p className="ak-label">{t('briefing.gaps')}</p>
          <ul lang={briefing.language}>
            {gaps.map((gap) => (
              <li key={gap.question}>
                {gap.question} <span className="ak-gap__reason">{gap.message}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** A finished briefing with the source panel beside it. */
export default function BriefingPage({ id }: { readonly id: string }): JSX.Element {
  const { t, format } = useInterface();
  const { data: briefing, error, refetch } = useBriefing(id);
  useTitle(briefing?.title);
  const order = useMemo(
    () => [
      ...new Set(briefing?.sections.flatMap(({ claims }) => claims.flatMap((claim) => claim.citations))),
    ],
    [briefing],
  );
  if (error) return <PageFailure error={error} onRetry={() => void refetch()} />;
  if (!briefing) return <p className="ak-column ak-page ak-muted">{t('common.loading')}</p>;
  // Sections that may be left out leave only their gaps behind.
  const known = new Set(briefing.sections.map((section) => section.title));
  const otherGaps = briefing.gaps.filter((gap) => !known.has(gap.section));
  return (
    <SourceLayout citations={briefing.sources} order={order}>
      <article className="ak-column ak-page ak-briefing">
        <p className="ak-crumb">
          <Link href="/briefings">
            <Icon name="previous" />
            {t('briefings.title')}
          </Link>
        </p>
        <p className="ak-answer__head">
          <MarkingBadge marking={briefing.marking} />
          <span>{t('common.asOf', { date: format.day(briefing.asOf) })}</span>
          <span lang={briefing.language}>{briefing.template.title}</span>
          {briefing.audience && <span lang={briefing.language}>{briefing.audience}</span>}
          {briefing.status === 'draft' && <span className="ak-flag">{t('briefing.status.draft')}</span>}
        </p>
        <h1 className="ak-title" dir="auto">
          {briefing.title}
        </h1>
        <div className="ak-actions">
          <a
            className="ak-quiet"
            href={`/api/briefings/${encodeURIComponent(briefing.id)}/export?format=docx`}
            download
          >
            <Icon name="download" />
            <span>{t('briefing.exportWord')}</span>
          </a>
          <a
            className="ak-quiet"
            href={`/api/briefings/${encodeURIComponent(briefing.id)}/export?format=md`}
            download
          >
            <Icon name="download" />
            <span>{t('briefing.export')}</span>
          </a>
          <Button kind="quiet" icon="print" onClick={() => window.print()}>
            {t('answer.print')}
          </Button>
        </div>
        <SinceNotice since={briefing.since} />
        {briefing.sections.map((section) => (
          <Section key={section.id} section={section} briefing={briefing} />
        ))}
        {otherGaps.length > 0 && (
          <section className="ak-gap">
            <h2 className="ak-label">{t('briefing.gaps')}</h2>
            <p className="ak-hint">{t('briefing.gaps.text')}</p>
            <ul lang={briefing.language}>
              {otherGaps.map((gap) => (
                <li key={`${gap.section} ${gap.question}`}>
                  <strong>{gap.section}</strong> {gap.question}{' '}
                  <span className="ak-gap__reason">{gap.message}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Disagreements disagreements={briefing.disagreements} citations={briefing.sources} />
        <SourceList title={t('briefing.sources')} citations={briefing.sources} />
      </article>
    </SourceLayout>
  );
}
