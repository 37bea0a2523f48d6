export interface MemorySample {
  readonly documents: number;
  readonly megabytes: number;
}

const WIDTH = 640;
const HEIGHT = 240;
const LEFT = 56;
const BOTTOM = 32;
const TOP = 12;

/** Resident memory over documents as an SVG picture; the axis begins at zero, so that a slope looks as large as it is. */
export function memoryPlot(samples: readonly MemorySample[]): string {
  const most = Math.max(1, ...samples.map(({ documents }) => documents));
  const top = Math.ceil(Math.max(1, ...samples.map(({ megabytes }) => megabytes)) / 250) * 250;
  const x = (documents: number): number => LEFT + (documents / most) * (WIDTH - LEFT - 12);
  const y = (megabytes: number): number => HEIGHT - BOTTOM - (megabytes / top) * (HEIGHT - BOTTOM - TOP);
  const points = samples.map(
    ({ documents, megabytes }) => `${x(documents).toFixed(1)},${y(megabytes).toFixed(1)}`,
  );
  const rules = Array.from({ length: top / 250 + 1 }, (_, step) => step * 250).map(
    (value) =>
      `<path d="M${LEFT} ${y(value)}H${WIDTH - 12}" stroke="#ccc"/><text x="${LEFT - 6}" y="${y(value) + 4}" text-anchor="end">${value}</text>`,
  );
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<text x="${x(share * most)}" y="${HEIGHT - 14}" text-anchor="middle">${Math.round(share * most)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11" role="img">
<title>Resident memory (MB) over documents ingested</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${rules.join('\n')}
${ticks.join('\n')}
<polyline points="${points.join(' ')}" fill="none" stroke="#0b5394" stroke-width="1.5"/>
</svg>
`;
}
