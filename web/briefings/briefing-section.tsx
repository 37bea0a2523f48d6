import { Fragment, type JSX } from 'react';
import {
  type Briefing,
  type BriefingSection,
  type Citation,
  evidenceGroups,
} from '../../server/domain/index.ts';
import { type Sentence, workOf } from '../../server/domain/sentences.ts';
import { SentenceView } from '../ask/cited-text.tsx';
import { SourceList } from '../ask/source-list.tsx';
import { TermNotes } from '../ask/term-notes.tsx';
import { useInterface } from '../i18n/index.ts';
import { MarkingBadge } from '../ui/marking-badge.tsx';
import { AlsoAskedNote } from './also-asked-note.tsx';
import { SectionWork } from './work/section-work.tsx';
import { useWork } from './work/use-work.ts';
import { WorkMarks } from './work/work-marks.tsx';
import { WorkSentence } from './work/work-sentence.tsx';

interface SectionProps {
  readonly section: BriefingSection;
  readonly briefing: Briefing;
}

/** A section of a draft: its heading with what it is for, then what its kind holds. */
export function BriefingSectionView({ section, briefing }: SectionProps): JSX.Element {
  const { t } = useInterface();
  const { mode, marking } = section;
  return (
    <section className="ak-briefing__section">
      <div className="ak-briefing__heading">
        <h2 lang={briefing.language}>{section.title}</h2>
        {mode && (
          <span className="ak-flag ak-flag--calm">
            {t(mode === 'active' ? 'section.active' : 'section.reactive.long')}
          </span>
        )}
        {marking && <MarkingBadge marking={marking} />}
      </div>
      <Body section={section} briefing={briefing} />
    </section>
  );
}

function Body({ section, briefing }: SectionProps): JSX.Element {
  const { t } = useInterface();
  switch (section.kind) {
    case 'fixed':
      return (
        <div className="ak-template-text">
          <p className="ak-label">{t('briefing.fixed')}</p>
          <p lang={briefing.language}>{section.text}</p>
        </div>
      );
    case 'field':
      return (
        <div className="ak-template-text">
          <dl className="ak-blanks" lang={briefing.language}>
            {section.fields?.map((label) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <span className="kern-sr-only">{t('briefing.field.empty')}</span>
                </dd>
              </div>
            ))}
          </dl>
          <p className="ak-hint">{t('briefing.field')}</p>
        </div>
      );
    case 'gaps':
      return <GapOverview briefing={briefing} />;
    case 'sources':
      return <SourceList title={t('briefing.sources')} citations={briefing.sources} />;
    default:
      return <Evidence section={section} briefing={briefing} />;
  }
}

function Evidence({ section, briefing }: SectionProps): JSX.Element {
  const { t } = useInterface();
  const work = useWork();
  const gaps = briefing.gaps.filter((gap) => gap.section === section.title);
  const byQuestion = section.layout === 'questions';
  return (
    <>
      {byQuestion ? (
        section.questions.map((question, index) => (
          <div key={question} className="ak-question">
            <h3 lang={briefing.language}>{question}</h3>
            <Sentences
              sentences={sentencesOf(section, index)}
              briefing={briefing}
              empty={t(
                gaps.some((gap) => gap.question === question)
                  ? 'briefing.noEvidence'
                  : section.omitted === undefined
                    ? 'briefing.above'
                    : 'briefing.noRoom',
              )}
            />
          </div>
        ))
      ) : (
        <Sentences
          sentences={sentencesOf(section)}
          briefing={briefing}
          empty={section.repeated ? t('briefing.saidBefore') : t('briefing.noEvidence')}
        />
      )}
      {work?.editing && <SectionWork section={section} work={work} />}
      {section.also && <AlsoAskedNote also={section.also} lang={briefing.language} />}
      {section.omitted !== undefined && (
        <p className="ak-hint">{t('briefing.omitted', { count: section.omitted })}</p>
      )}
      {section.unsourced !== undefined && (
        <p className="ak-hint">{t('briefing.unsourced', { count: section.unsourced })}</p>
      )}
      {section.questionsEdited && <EditedQuestions section={section} briefing={briefing} />}
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
    </>
  );
}

/** All sentences of a section, or those that answer one of its questions. */
function sentencesOf(section: BriefingSection, question?: number): Sentence[] {
  const { claims, claimQuestions = [] } = section;
  const works = workOf(section);
  return claims.flatMap((claim, index): Sentence[] => {
    const work = works[index];
    return work !== undefined && (question === undefined || claimQuestions[index] === question)
      ? [{ section, index, claim, work }]
      : [];
  });
}

interface SentencesProps {
  readonly sentences: readonly Sentence[];
  readonly briefing: Briefing;
  /** Said where there is no sentence; null where something else says it. */
  readonly empty: string | null;
}

function Sentences({ sentences, briefing, empty }: SentencesProps): JSX.Element | null {
  const { t } = useInterface();
  const work = useWork();
  if (work?.editing && sentences.length > 0) {
    return (
      <>
        {groupsOf(sentences, briefing).map(({ source, claims }) => (
          <Fragment key={claims[0]?.sentence.work.id}>
            {source && <GroupHead source={source} />}
            <ol className="ak-work-list" start={(claims[0]?.sentence.index ?? 0) + 1}>
              {claims.map(({ sentence }) => (
                <WorkSentence key={sentence.work.id} sentence={sentence} work={work} />
              ))}
            </ol>
          </Fragment>
        ))}
      </>
    );
  }
  // As it leaves the house: what is struck is seen only while working.
  const shown = sentences.filter((sentence) => sentence.work.state !== 'struck');
  if (shown.length === 0 && sentences.length > 0) return <p className="ak-muted">{t('work.allStruck')}</p>;
  if (shown.length === 0) return empty === null ? null : <p className="ak-muted">{empty}</p>;
  return (
    <div className="ak-text" lang={briefing.language}>
      {groupsOf(shown, briefing).map(({ source, claims }) => (
        <Fragment key={claims[0]?.sentence.work.id}>
          {source && <GroupHead source={source} />}
          <p>
            {claims.map(({ sentence }, index) => (
              <Fragment key={sentence.work.id}>
                <SentenceView
                  sentence={textOf(sentence)}
                  before={before(claims, index)}
                  citations={briefing.sources}
                />
                <WorkMarks sentence={sentence} since={briefing.since} isReading />{' '}
              </Fragment>
            ))}
          </p>
        </Fragment>
      ))}
    </div>
  );
}

const textOf = ({ claim, index }: Sentence) => ({
  text: claim.text,
  start: index,
  citations: claim.citations,
  claim,
});

interface Grouped {
  readonly sentence: Sentence;
  readonly citations: readonly number[];
}

const before = (claims: readonly Grouped[], index: number) => {
  const one = claims[index - 1];
  return one === undefined ? undefined : textOf(one.sentence);
};

/** What the extractive writer put together stands under its day and originator; a model's text is one paragraph. */
function groupsOf(sentences: readonly Sentence[], { provenance, sources }: Briefing) {
  const claims = sentences.map((sentence): Grouped => ({ sentence, citations: sentence.claim.citations }));
  return provenance.writerKind === 'extractive'
    ? evidenceGroups(claims, sources)
    : [{ source: null, claims }];
}

function GroupHead({ source }: { readonly source: Citation }): JSX.Element {
  const { t, format } = useInterface();
  const { publishedOn, originator, title } = source;
  return (
    <p className="ak-label" dir="auto">
      {[
        publishedOn === null ? t('common.undated') : format.day(publishedOn),
        originator ?? t('common.unknown'),
        ...(publishedOn === null ? [title] : []),
      ].join(', ')}
    </p>
  );
}

/** Where the layout does not show the questions itself, a reader must still be able to learn what was asked. */
function EditedQuestions({ section, briefing }: SectionProps): JSX.Element {
  const { t } = useInterface();
  return (
    <details className="ak-details">
      <summary>{t('briefing.questionsEdited')}</summary>
      <ul className="ak-list ak-small" lang={briefing.language}>
        {section.questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </details>
  );
}

function GapOverview({ briefing }: { readonly briefing: Briefing }): JSX.Element {
  const { t } = useInterface();
  // What stands in an earlier section is no gap of the record.
  const gaps = briefing.gaps.filter(({ reason }) => reason === undefined);
  if (gaps.length === 0) return <p className="ak-muted">{t('briefing.noGaps')}</p>;
  return (
    <div className="ak-gap">
      <ul lang={briefing.language}>
        {gaps.map((gap) => (
          <li key={`${gap.section} ${gap.question}`}>
            <strong>{gap.section}</strong> {gap.question}
          </li>
        ))}
      </ul>
    </div>
  );
}
