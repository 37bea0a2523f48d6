import { type JSX, useEffect, useRef } from 'react';
import type { Citation } from '../../server/domain/index.ts';
import { useInterface } from '../i18n/index.ts';
import { IconButton } from '../ui/button.tsx';
import { SourceBody } from './source-body.tsx';
import type { OpenSource } from './source-context.tsx';

interface SourcePanelProps {
  readonly current: OpenSource | null;
  readonly citations: readonly Citation[];
  readonly pinned: boolean;
  /** Narrow screens show the panel as a sheet, which cannot be pinned. */
  readonly sheet: boolean;
  readonly onPin: () => void;
  readonly onClose: () => void;
  readonly onStep: (by: 1 | -1) => void;
}

/** The column that shows where a sentence comes from. */
export function SourcePanel(props: SourcePanelProps): JSX.Element {
  const { current, citations, pinned, sheet, onPin, onClose, onStep } = props;
  const { t } = useInterface();
  const heading = useRef<HTMLParagraphElement>(null);
  const number = current && 'number' in current ? current.number : null;
  const citation = citations.find((candidate) => candidate.number === number) ?? null;
  const passage = current && 'passageId' in current ? current : null;
  const passageId = passage?.passageId ?? citation?.passageId;

  // The reader's focus follows the source: into the panel when it opens, along when it changes.
  const shown = number ?? (passageId && `${passageId} ${passage?.span?.start ?? ''}`);
  useEffect(() => {
    if (shown !== undefined) heading.current?.focus({ preventScroll: true });
  }, [shown]);

  return (
    <>
      {sheet && (
        <button type="button" className="ak-backdrop" tabIndex={-1} aria-hidden="true" onClick={onClose} />
      )}
      <aside className="ak-panel" aria-label={t('source.title')} data-sheet={sheet || undefined}>
        <div className="ak-panel__bar">
          <p className="ak-panel__position" tabIndex={-1} ref={heading}>
            {number === null
              ? passageId
                ? t('source.found')
                : t('source.title')
              : t('source.position', { number, total: citations.length })}
          </p>
          {citations.length > 0 && (
            <>
              <IconButton icon="previous" label={t('source.previous')} onClick={() => onStep(-1)} />
              <IconButton icon="next" label={t('source.next')} onClick={() => onStep(1)} />
            </>
          )}
          {!sheet && (
            <IconButton
              icon="pin"
              label={t(pinned ? 'source.unpin' : 'source.pin')}
              aria-pressed={pinned}
              onClick={onPin}
            />
          )}
          <IconButton icon="close" label={t('common.close')} onClick={onClose} />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <div className="ak-panel__scroll" tabIndex={0}>
          {passageId ? (
            <SourceBody
              key={`${shown}`}
              passageId={passageId}
              citation={citation}
              span={passage?.span ?? null}
            />
          ) : (
            <p className="ak-muted">{t('source.empty')}</p>
          )}
        </div>
      </aside>
    </>
  );
}
