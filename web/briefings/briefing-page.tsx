import { type JSX, useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { SectionKind } from '../../server/domain/index.ts';
import { useBriefing } from '../api/queries.ts';
import { Disagreements } from '../ask/disagreements.tsx';
import { SinceNotice } from '../ask/since-notice.tsx';
import { SourceList } from '../ask/source-list.tsx';
import { useInterface } from '../i18n/index.ts';
import { SourceLayout } from '../source/source-layout.tsx';
import { Button } from '../ui/button.tsx';
import { PageFailure } from '../ui/failure.tsx';
import { HeldBackNotice } from '../ui/held-back-notice.tsx';
import { useTitle } from '../ui/hooks.ts';
import { Icon } from '../ui/icon.tsx';
import { Marked } from '../ui/marked.tsx';
import { Marks } from '../ui/marks.tsx';
import { ExportLinks, LowerVersion } from './briefing-exports.tsx';
import { BriefingSectionView } from './briefing-section.tsx';
import { CoverageView } from './coverage-view.tsx';
import { LeftOutSections } from './left-out-sections.tsx';
import { OccasionNote } from './occasion-note.tsx';
import { useChanges, type Work, WorkProvider } from './work/use-work.ts';
import { Versions } from './work/versions.tsx';
import { WorkBar } from './work/work-bar.tsx';

/** A finished briefing with the source panel beside it. */
export default function BriefingPage({ id }: { readonly id: string }): JSX.Element {
  const { t, format } = useInterface();
  const { data: briefing, error, refetch } = useBriefing(id);
  const [wantsEditing, setWantsEditing] = useState(false);
  const changes = useChanges(briefing);
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
  // A list that the template gives a place of its own does not come again at the end.
  const has = (kind: SectionKind) => briefing.sections.some((section) => section.kind === kind);
  const otherGaps = briefing.gaps.filter((gap) => !known.has(gap.section));
  const isOpen = briefing.status === 'draft';
  const work: Work = {
    briefing,
    editing: wantsEditing && isOpen,
    busy: changes.pending !== null,
    change: changes.change,
  };
  return (
    <SourceLayout citations={briefing.sources} order={order}>
      <Marked marking={briefing.marking} tlp={briefing.tlp}>
        <article className="ak-column ak-page ak-briefing">
          <p className="ak-crumb">
            <Link href="/briefings">
              <Icon name="previous" />
              {t('briefings.title')}
            </Link>
          </p>
          <p className="ak-answer__head">
            <Marks marking={briefing.marking} tlp={briefing.tlp} />
            <span>{t('common.asOf', { date: format.day(briefing.asOf) })}</span>
            <span lang={briefing.language}>{briefing.template.title}</span>
            {briefing.audience && <span lang={briefing.language}>{briefing.audience}</span>}
            {briefing.status === 'draft' && <span className="ak-flag">{t('briefing.status.draft')}</span>}
          </p>
          <h1 className="ak-title" dir="auto">
            {briefing.title}
          </h1>
          <div className="ak-actions">
            <ExportLinks id={briefing.id} />
            <Button kind="quiet" icon="print" onClick={() => window.print()}>
              {t('answer.print')}
            </Button>
          </div>
          <LowerVersion briefing={briefing} />
          <OccasionNote occasion={briefing.occasion} />
          {briefing.onlySources !== undefined && (
            <p className="ak-hint">{t('briefing.only.note', { count: briefing.onlySources })}</p>
          )}
          {briefing.withoutSources !== undefined && (
            <p className="ak-hint">{t('briefing.without.note', { count: briefing.withoutSources })}</p>
          )}
          <HeldBackNotice heldBack={briefing.heldBack} of="briefing" />
          <SinceNotice since={briefing.since} />
          {(isOpen || briefing.status === 'signed') && (
            <WorkBar work={work} changes={changes} onEdit={setWantsEditing} />
          )}
          <WorkProvider value={work}>
            {briefing.sections.map((section) => (
              <BriefingSectionView key={section.id} section={section} briefing={briefing} />
            ))}
          </WorkProvider>
          <LeftOutSections briefing={briefing} />
          {otherGaps.length > 0 && !has('gaps') && (
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
          <Versions briefing={briefing} />
          {!has('sources') && <SourceList title={t('briefing.sources')} citations={briefing.sources} />}
          <CoverageView briefing={briefing} />
        </article>
      </Marked>
    </SourceLayout>
  );
}
