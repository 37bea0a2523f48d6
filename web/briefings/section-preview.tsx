import { type JSX, useId } from 'react';
import {
  type BriefingLength,
  type InterfaceLanguage,
  scaledLength,
  type TemplateList,
  type TemplateSectionInfo,
} from '../../server/domain/index.ts';
import { type Interface, useInterface } from '../i18n/index.ts';
import { SectionQuestions } from './section-questions.tsx';
import type { HeldFor } from './use-record-check.ts';

interface SectionPreviewProps {
  readonly section: TemplateSectionInfo;
  readonly language: InterfaceLanguage;
  readonly topic: string;
  readonly counterpart: string;
  readonly wantedLength: BriefingLength;
  readonly limits: TemplateList['limits'];
  readonly isIncluded: boolean;
  readonly onInclude: (wanted: boolean) => void;
  /** The author's own questions, one a line; null while they are the template's. */
  readonly lines: string | null;
  readonly onAsk: (lines: string | null) => void;
  readonly showFaults: boolean;
  readonly heldFor: HeldFor;
  readonly isProposed: boolean;
}

/** What kind of section it is and how long it may become, in words. */
function traits(
  { kind, mode, length: own }: TemplateSectionInfo,
  wanted: BriefingLength,
  { t }: Interface,
): string[] {
  const length = scaledLength(own, wanted);
  return [
    ...(mode === undefined ? [] : [t(mode === 'active' ? 'section.active' : 'section.reactive.long')]),
    ...(kind === 'record' ? [] : [t(`section.kind.${kind}`)]),
    ...(length === undefined
      ? []
      : [
          'sentences' in length
            ? t('section.sentences', { count: length.sentences })
            : t('section.words', { count: length.words }),
        ]),
  ];
}

export function SectionPreview(props: SectionPreviewProps): JSX.Element {
  const { section, language, isIncluded, onInclude } = props;
  const words = useInterface();
  const { t } = words;
  const id = useId();
  return (
    <li className="ak-preview__section" data-included={isIncluded}>
      <div className="ak-preview__head">
        <h3 className="ak-preview__title" lang={language} id={id}>
          {section.title}
        </h3>
        {section.mandatory ? (
          <span className="ak-hint">{t('section.mandatory')}</span>
        ) : (
          <label className="ak-check ak-small">
            <input
              type="checkbox"
              checked={isIncluded}
              aria-label={t('section.include', { title: section.title })}
              onChange={(event) => onInclude(event.target.checked)}
            />
            <span>
              {t('section.include.short')} ({t('section.optional')})
            </span>
          </label>
        )}
      </div>
      <p className="ak-hint" lang={language}>
        {section.purpose}
      </p>
      <Traits texts={traits(section, props.wantedLength, words)} />
      {section.fields && (
        <ul className="ak-list ak-small" lang={language}>
          {section.fields.map((field) => (
            <li key={field}>{field}</li>
          ))}
        </ul>
      )}
      {section.text !== undefined && (
        <p className="ak-preview__text" lang={language}>
          {section.text}
        </p>
      )}
      {section.kind === 'record' && isIncluded && (
        <SectionQuestions
          section={section}
          language={language}
          topic={props.topic}
          counterpart={props.counterpart}
          limits={props.limits}
          lines={props.lines}
          onAsk={props.onAsk}
          showFaults={props.showFaults}
          heldFor={props.heldFor}
          isProposed={props.isProposed}
        />
      )}
    </li>
  );
}

function Traits({ texts }: { readonly texts: readonly string[] }): JSX.Element | null {
  if (texts.length === 0) return null;
  return (
    <p className="ak-meta">
      {texts.map((text) => (
        <span key={text}>{text}</span>
      ))}
    </p>
  );
}
