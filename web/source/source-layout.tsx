import { type JSX, type ReactNode, useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { Citation } from '../../server/domain/index.ts';
import { NARROW, useMediaQuery } from '../ui/hooks.ts';
import { readSetting, writeSetting } from '../ui/settings.ts';
import { useShortcuts } from '../ui/shortcuts.ts';
import { PanelWidth } from './panel-width.tsx';
import { type OpenSource, readOpenSource, SourceContext, writeOpenSource } from './source-context.tsx';
import { SourcePanel } from './source-panel.tsx';

interface SourceLayoutProps {
  readonly citations: readonly Citation[];
  /** Numbers in reading order, for `j` and `k`. */
  readonly order: readonly number[];
  readonly side?: ReactNode;
  readonly children: ReactNode;
}

interface PanelHistory {
  readonly panel?: boolean;
}

function opensPanel(state: unknown): boolean {
  return typeof state === 'object' && state !== null && (state as PanelHistory).panel === true;
}

/** Where the focus was before the panel opened; the number of the source comes first. */
function giveFocusBack(source: OpenSource | null): void {
  const selector =
    source && 'number' in source
      ? `.ak-main [data-cite="${source.number}"]`
      : source && `.ak-main [data-passage="${CSS.escape(source.passageId)}"]`;
  const target = selector ? document.querySelector<HTMLElement>(selector) : null;
  (target ?? document.getElementById('content'))?.focus({ preventScroll: true });
}

/**
 * A text with the source panel beside it. What is open stands in the address, so that it can be linked and Back
 * closes it; stepping from source to source adds nothing to the history.
 */
export function SourceLayout({ citations, order, side, children }: SourceLayoutProps): JSX.Element {
  const [path, navigate] = useLocation();
  const [search] = useSearchParams();
  const sheet = useMediaQuery(NARROW);
  const [pinned, setPinned] = useState(() => readSetting('panel-pinned') === 'yes');
  const current = readOpenSource(search);
  const visible = current !== null || (pinned && !sheet);
  const frame = useRef<HTMLDivElement>(null);

  const go = (source: OpenSource | null, replace: boolean) => {
    const query = writeOpenSource(search, source).toString();
    const state = source ? { panel: !replace || opensPanel(history.state) } : null;
    navigate(query ? `${path}?${query}` : path, { replace, state });
  };
  const open = (source: OpenSource) => go(source, current !== null);
  const close = () => {
    giveFocusBack(current);
    if (opensPanel(history.state)) history.back();
    else if (current) go(null, true);
  };
  const unpin = () => {
    setPinned(false);
    writeSetting('panel-pinned', 'no');
  };
  const step = (by: 1 | -1) => {
    if (order.length === 0) return false;
    const at = current && 'number' in current ? order.indexOf(current.number) : -1;
    const next = order[at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length];
    if (next !== undefined) open({ number: next });
    return true;
  };

  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    escape: () => {
      if (!current) return false;
      close();
      return true;
    },
  });

  return (
    <SourceContext.Provider value={{ current, open }}>
      <div
        className="ak-layout"
        ref={frame}
        data-panel={visible || undefined}
        data-side={side ? true : undefined}
      >
        {side}
        <div className="ak-main" inert={sheet && visible}>
          {children}
        </div>
        {visible && !sheet && <PanelWidth />}
        {visible && (
          <SourcePanel
            current={current}
            citations={citations}
            pinned={pinned}
            sheet={sheet}
            onPin={() => {
              setPinned(!pinned);
              writeSetting('panel-pinned', pinned ? 'no' : 'yes');
            }}
            onClose={() => {
              if (pinned) unpin();
              close();
            }}
            onStep={(by) => void step(by)}
          />
        )}
      </div>
    </SourceContext.Provider>
  );
}
