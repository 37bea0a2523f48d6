import { partsOf } from '../../briefing/export-docx/testing/word-parts.ts';
import { unpdfText } from '../../briefing/testing/pdf-pages.ts';
import type { Sent } from './house.ts';

/** All text that a response carries, whatever its format. */
export async function textOfSent({ type, headers, bytes }: Sent): Promise<string> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isPdf = type.startsWith('application/pdf');
  const body = isZip
    ? [...partsOf(bytes)].map(([name, part]) => `${name}\n${part}`).join('\n')
    : isPdf
      ? (await unpdfText(bytes)).join('\n')
      : new TextDecoder().decode(bytes);
  return `${headers}\n\n${body}`;
}

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)/g;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Members whose value is a duration. */
const DURATION = /"(\w*(?:Ms|ms))":\s*-?[\d.e+-]+/g;

/** Durations in reports for people. */
const SPOKEN = /p(50|95) [\d.,]+ m?s/g;
/** Keys of passages, made of the id of the answer. */
const PASSAGE_KEY = /"key":\s*"[a-z]\d[a-z]\d"/g;

/** What must be the same from two records that show the same: without given ids, instants and durations. */
export function comparable(text: string): string {
  const known = new Map<string, string>();
  return text
    .replace(INSTANT, '<instant>')
    .replace(UUID, (id) => {
      const name = known.get(id) ?? `<id ${known.size + 1}>`;
      known.set(id, name);
      return name;
    })
    .replace(DURATION, '"$1":0')
    .replace(SPOKEN, 'p$1 <duration>')
    .replace(/briefing-(\d{4}-\d\d-\d\d)-[0-9a-f]{8}/g, 'briefing-$1-<id>')
    .replace(/\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z-[0-9a-f]{8}/g, '<run>')
    .replace(/"answer-[0-9a-f]{12}"/g, '"answer-<id>"')
    .replace(PASSAGE_KEY, '"key":"<key>"');
}
