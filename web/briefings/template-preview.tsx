import { type JSX, useId } from 'react';
import type { BriefingLength, TemplateInfo, TemplateList } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import { SectionPreview } from './section-preview.tsx';
import type { Wishes } from './section-wishes.ts';
import type { HeldFor } from './use-record-check.ts';

interface TemplatePreviewProps {
  readonly template: TemplateInfo;
  readonly topic: string;
  readonly counterpart: string;
  readonly length: BriefingLength;
  readonly limits: TemplateList['limits'];
  readonly wishes: Wishes;
  readonly onChange: (wishes: Wishes) => void;
  /** Faults are shown once somebody tried to start. */
  readonly showFaults: boolean;
  readonly heldFor: HeldFor;
  /** Sections whose questions were proposed. */
  readonly proposed: readonly string[];
}

/** What the chosen template will ask, section by section, before anything is drafted. */
export function TemplatePreview(props: TemplatePreviewProps): JSX.Element {
  const { template, wishes, onChange } = props;
  const { t } = useInterface();
  const id = useId();
  const { minimum, portions } = template.marking;
  const include = (section: string, wanted: boolean) =>
    onChange({
      ...wishes,
      leaveOut: wanted ? wishes.leaveOut.filter((one) => one !== section) : [...wishes.leaveOut, section],
    });
  const ask = (section: string, lines: string | null) => {
    const { [section]: _, ...others } = wishes.questions;
    onChange({ ...wishes, questions: lines === null ? others : { ...others, [section]: lines } });
  };
  return (
    <section className="ak-preview" aria-labelledby={id}>
      <h2 className="ak-heading" id={id}>
        {t('template.preview', { title: template.title })}
      </h2>
      <p className="ak-hint">
        {t('template.preview.hint')}
        {portions && ` ${t('template.portions')}`}
      </p>
      {minimum !== 'OFFEN' && <p className="ak-flag">{t('template.marking', { marking: minimum })}</p>}
      <ol className="ak-preview__sections">
        {template.sections.map((section) => (
          <SectionPreview
            key={`${template.id} ${section.id}`}
            section={section}
            language={template.language}
            topic={props.topic}
            counterpart={props.counterpart}
            wantedLength={props.length}
            limits={props.limits}
            isIncluded={!wishes.leaveOut.includes(section.id)}
            onInclude={(wanted) => include(section.id, wanted)}
            lines={wishes.questions[section.id] ?? null}
            onAsk={(lines) => ask(section.id, lines)}
            showFaults={props.showFaults}
            heldFor={props.heldFor}
            isProposed={props.proposed.includes(section.id)}
          />
        ))}
      </ol>
    </section>
  );
}
