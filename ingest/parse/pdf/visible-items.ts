import type { HiddenText } from '../document.ts';
import type { DrawnRun } from './drawing.ts';

/** A run of text as the reader reports it, in points of the page before it is turned upright. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** Radians. */
  readonly angle: number;
}

/**
 * Which of the reported runs were drawn unseen. The reader joins what the file draws in pieces, so runs are compared
 * by place: hidden is what lies mostly on hidden pieces and on hardly any visible one.
 */
export function hiddenItems(items: readonly PlacedText[], runs: readonly DrawnRun[]): Set<number> {
  const unseen = runs.filter((run) => run.how !== undefined);
  const hidden = new Set<number>();
  if (unseen.length === 0) return hidden;
  const seen = runs.filter((run) => run.how === undefined);
  for (const [index, item] of items.entries()) {
    const covered = overlap(item, unseen);
    if (covered > 0.6 && overlap(item, seen) < 0.3) hidden.add(index);
  }
  return hidden;
}

/** Share of the item's width on which one of the runs lies. */
function overlap(item: PlacedText, runs: readonly DrawnRun[]): number {
  const cos = Math.cos(item.angle);
  const sin = Math.sin(item.angle);
  const width = Math.max(item.width, 0.1);
  let shared = 0;
  for (const { from, to } of runs) {
    const across = -(from[0] - item.x) * sin + (from[1] - item.y) * cos;
    if (Math.abs(across) > Math.max(item.size * 0.25, 0.6)) continue;
    const a = (from[0] - item.x) * cos + (from[1] - item.y) * sin;
    const b = (to[0] - item.x) * cos + (to[1] - item.y) * sin;
    shared += Math.max(0, Math.min(Math.max(a, b), width) - Math.max(Math.min(a, b), 0));
  }
  return shared / width;
}

/** What is hidden on a page, one entry a way of hiding it. */
export function hiddenTexts(runs: readonly DrawnRun[], page: number, layer: boolean): HiddenText[] {
  const texts = new Map<HiddenText['how'], string[]>();
  for (const { how, text } of runs) {
    if (how === undefined || (layer && (how === 'no-ink' || how === 'behind-image'))) continue;
    const way = how === 'no-ink' ? 'invisible-colour' : how;
    texts.set(way, [...(texts.get(way) ?? []), text.trim()]);
  }
  return [...texts]
    .map(([how, parts]) => ({ how, text: parts.join(' ').replace(/\s+/g, ' ').trim(), page }))
    .filter(({ text }) => /[\p{L}\p{N}]{2}/u.test(text));
}
