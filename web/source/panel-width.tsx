import { type JSX, type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useInterface } from '../i18n/index.ts';
import { readSetting, writeSetting } from '../ui/settings.ts';

/** Widths in CSS pixels. */
const MIN = 320;
const MAX = 760;
const DEFAULT = 448;
const STEP = 32;

const clamp = (width: number) => Math.round(Math.min(MAX, Math.max(MIN, width)));

/** The handle between text and source panel: drag it, or move it with the arrow keys. */
export function PanelWidth(): JSX.Element {
  const { t } = useInterface();
  const [width, setWidth] = useState(() => clamp(Number(readSetting('panel-width')) || DEFAULT));
  const handle = useRef<HTMLDivElement>(null);

  useEffect(() => {
    handle.current?.parentElement?.style.setProperty('--ak-panel-width', `${width}px`);
    writeSetting('panel-width', String(width));
  }, [width]);

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const layout = handle.current?.parentElement;
    if (!layout || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    setWidth(clamp(layout.getBoundingClientRect().right - event.clientX));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: STEP, ArrowRight: -STEP, Home: MAX, End: -MAX }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setWidth((before) => clamp(before + by));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is the ARIA pattern for a splitter
    <div
      ref={handle}
      className="ak-splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('source.resize')}
      aria-valuemin={MIN}
      aria-valuemax={MAX}
      aria-valuenow={width}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
}
