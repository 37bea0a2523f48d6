/** Half-open range of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Abbreviations after which a full stop rarely ends a sentence (German, English, French), lower case, without
 * the stop. `Intl.Segmenter` breaks after most of them ("Dr.", "z. B.", "Mio."), hence the list.
 */
const ABBREVIATIONS = new Set(
  `abs al allg anm apr art aufl aug az bd betr bsp bspw bzgl bzw ca cf chap co corp d dec dept dez dipl dr drs ebd eds e.g
  ehem einschl engl est etc evtl ex feb ff fig fr frz gem gen geb gegr ggf gov hr hrsg hon inc incl inkl insb jan jr jul jun
  kap lt ltd m max mag maj mar med min mind mio mlle mme mr mrd mrs ms mt n nos nov nr no o oct op okt p para pp prof rd rev rep
  resp s sec sen sep sept sgt sog sr st std stellv str tel u usw u.s u.k u.n v v.a vgl vol vs z z.b zit zz ziff zzgl art hl
  rn bgbl abl dok vorl ber kg gmbh col capt cmdr amb endg`
    .split(/\s+/)
    .filter(Boolean),
);

/** Compounds of such a word before its number: "Ratsdok. 10968/16", "BT-Drs. 18/9663", "Plenarprot. 19/18". */
const NUMBERED = /(?:dok|drs|-drucks|prot|nr|ziff)$/u;

const MONTHS =
  /^(januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|january|february|march|may|june|july|october|december|jan|feb|mär|apr|jun|jul|aug|sep|sept|okt|oct|nov|dez|dec|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre)\b/i;

/** A closing mark may follow the stop: quotation marks, brackets, footnote digits in brackets. */
const BOUNDARY = /([.!?…]+)(["'”“’»«)\]]*)(\s+)/gu;

/**
 * Splits text into sentences. A line break is always a boundary (blocks of a document are separated by one);
 * abbreviations, initials, ordinals ("am 12. März", "§ 3 Abs. 2") and decimal stops are not.
 *
 * @returns spans without surrounding white space, in order, not overlapping
 */
export function splitSentences(text: string, _language?: string): Span[] {
  const spans: Span[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    splitLine(line, lineStart, spans);
    lineStart += line.length + 1;
  }
  return spans;
}

function splitLine(line: string, offset: number, spans: Span[]): void {
  let start = 0;
  for (const match of line.matchAll(BOUNDARY)) {
    const stop = match[1] ?? '';
    const end = match.index + stop.length + (match[2] ?? '').length;
    const next = match.index + match[0].length;
    if (stop === '.' && !endsSentence(line.slice(start, match.index), line.slice(next, next + 40))) continue;
    // "!" and "?" inside quoted speech go on in lower case: "Genug!" rief er.
    if (stop !== '.' && /^\p{Ll}/u.test(line.slice(next, next + 2))) continue;
    push(line, start, end, offset, spans);
    start = next;
  }
  push(line, start, line.length, offset, spans);
}

/** Whether the full stop between `before` and `after` ends a sentence. */
function endsSentence(before: string, after: string): boolean {
  if (/^\p{Ll}/u.test(after)) return false;
  const word = /(\S+)$/u.exec(before)?.[1] ?? '';
  const bare = word.replace(/^["'“„»«([]+/u, '').toLowerCase();
  if (ABBREVIATIONS.has(bare)) return false;
  if (NUMBERED.test(bare) && /^\d/u.test(after)) return false;
  // Initials ("John M. Middleton") and dotted short forms ("S.F.R.Y.", "U.S.") followed by a name or number.
  if (/^\p{L}$/u.test(bare)) return false;
  if (/^(\p{L}\.)+\p{L}$/u.test(bare))
    return /^(The|A|An|In|On|It|This|He|She|Der|Die|Das|Es|Im|In)\b/u.test(after);
  // German ordinals and dates: "12. März", "19. Wahlperiode"; four digits are a year and do end a sentence.
  if (/^\d{1,2}$/u.test(bare)) {
    if (MONTHS.test(after)) return false;
    return /^(The|Der|Die|Das|Ein|Eine|In|Im|Am|Es|Er|Sie|Wir|Dies|Dieser|Diese|And|It|This|He|She|We|They)\b/u.test(
      after,
    );
  }
  return true;
}

function push(line: string, start: number, end: number, offset: number, spans: Span[]): void {
  let from = start;
  let to = end;
  while (from < to && /\s/u.test(line[from] ?? '')) from++;
  while (to > from && /\s/u.test(line[to - 1] ?? '')) to--;
  if (to > from) spans.push({ start: offset + from, end: offset + to });
}
