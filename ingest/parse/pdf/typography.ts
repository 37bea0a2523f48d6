import type { Line } from './lines.ts';

/** What is usual in a document: the size of its running text, line distances, and which sizes are headings. */
export interface Typography {
  readonly body: number;
  /** Usual distance of baselines at a font size. */
  leading(size: number): number;
  /** Heading level, 1 for the largest type. */
  level(size: number, bold: boolean): number;
}

/** Fewer distances than this of a size of type may all be exceptions: it is then set as the running text is. */
const FEW = 4;

export function measureTypography(columns: readonly (readonly Line[])[]): Typography {
  const characters = new Map<number, number>();
  const distances = new Map<number, Map<number, number>>();
  for (const lines of columns) {
    for (const [index, line] of lines.entries()) {
      const length = line.segments.reduce((sum, segment) => sum + segment.text.length, 0);
      characters.set(line.size, (characters.get(line.size) ?? 0) + length);
      const above = lines[index - 1];
      if (!above || Math.abs(above.size - line.size) > 0.6) continue;
      const distance = Math.round((above.y - line.y) * 2) / 2;
      if (distance < line.size * 0.8 || distance > line.size * 2.2) continue;
      const bySize = distances.get(line.size) ?? new Map<number, number>();
      bySize.set(distance, (bySize.get(distance) ?? 0) + 1);
      distances.set(line.size, bySize);
    }
  }
  const body = [...characters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
  const headingSizes = [...characters.keys()]
    .filter((size) => size >= body * 1.12)
    .sort((a, b) => b - a)
    .slice(0, 4);
  const usual = commonest(distances.get(body) ?? new Map([[body * 1.2, 1]])) / body;
  const leadings = new Map(
    [...distances].map(([size, counts]) => {
      const found = commonest(counts);
      // Two headings, one below the other, are no measure of a distance.
      const few = [...counts.values()].reduce((sum, count) => sum + count, 0) < FEW;
      return [size, few ? Math.min(found, size * usual) : found];
    }),
  );
  return {
    body,
    leading: (size) => leadings.get(size) ?? size * 1.2,
    level: (size, bold) => {
      const rank = headingSizes.findIndex((known) => size >= known - 0.6);
      if (rank >= 0) return Math.min(rank + 1, 5);
      return Math.min(headingSizes.length + (bold ? 1 : 2), 6);
    },
  };
}

/** The commonest distance; of two that are about as common the smaller, since the larger one parts paragraphs. */
function commonest(counts: ReadonlyMap<number, number>): number {
  const most = Math.max(...counts.values());
  return Math.min(...[...counts].filter(([, count]) => count >= most * 0.6).map(([distance]) => distance));
}
