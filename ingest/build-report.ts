import { DaySchema, markingLevel, type Passage } from '../server/domain/index.ts';
import type { NewPassage, NewReport } from '../server/ports/store.ts';
import { identifyLanguage } from '../server/text/language.ts';
import { boilerplateNotes, findBoilerplate } from './boilerplate.ts';
import { cutPassages } from './chunk.ts';
import { composeText } from './compose-text.ts';
import { contextLine } from './context-line.ts';
import { passageIdOf, reportIdOf } from './identity.ts';
import type { ParsedDocument } from './parse/document.ts';

export type PassageDraft = Omit<NewPassage, 'embedding'>;

export interface SourceFacts {
  readonly sourceKey: string;
  readonly contentHash: string;
  readonly sizeBytes: number;
  readonly pipelineFingerprint: string;
}

/** Everything of a report that can be said without the embedder; the same input gives the same ids and offsets. */
export function buildReport(
  parsed: ParsedDocument,
  source: SourceFacts,
): { report: NewReport; passages: PassageDraft[] } {
  const { text, pageStarts, placed } = composeText(parsed.blocks, parsed.pageCount);
  const boilerplate = findBoilerplate(placed.map((item) => item.block));
  const { metadata } = parsed;
  const guessed = new Set(metadata.guessed);
  // What the words say wins over what the file declares: names and attributes of real files are often wrong.
  const identified = identifyLanguage(text);
  const language = identified === 'und' ? (metadata.language ?? 'und') : identified;
  if (language !== metadata.language) guessed.add('language');
  if (metadata.title === undefined) guessed.add('title');
  const title = metadata.title ?? titleFromName(source.sourceKey);
  const marking = metadata.marking ?? 'OFFEN';

  const seen = new Map<string, number>();
  const passages = cutPassages(text, placed, boilerplate).map((cut, ordinal): PassageDraft => {
    const passageText = text.slice(cut.start, cut.end);
    const occurrence = seen.get(passageText) ?? 0;
    seen.set(passageText, occurrence + 1);
    return {
      id: passageIdOf(source.sourceKey, passageText, occurrence),
      ordinal,
      text: passageText,
      ...cut,
      language: passageLanguage(passageText, language),
      context: contextLine(title, cut.headingPath, passageText, metadata.documentNumber ?? null),
    };
  });
  return {
    passages,
    report: {
      id: reportIdOf(source.sourceKey),
      ...source,
      title,
      originator: metadata.originator ?? null,
      author: metadata.author ?? null,
      documentNumber: metadata.documentNumber ?? null,
      publishedOn: dayOrNull(metadata.publishedOn),
      eventOn: dayOrNull(metadata.eventOn),
      language,
      mediaType: parsed.mediaType,
      marking,
      reliability: null,
      credibility: null,
      supersededBy: null,
      supersedes: metadata.supersedes ?? null,
      pageCount: parsed.pageCount,
      guessed: [...guessed],
      quality: {
        pages: parsed.quality.pages,
        notes: [...parsed.quality.notes, ...boilerplateNotes(boilerplate)],
      },
      fictional: metadata.fictional ?? SAYS_FICTIONAL.test(text.slice(0, 2000)),
      text,
      pageStarts,
      access: { level: markingLevel(marking), groups: [], owner: null },
    },
  };
}

/** How invented samples mark themselves in their first lines, whatever the format can hold of metadata. */
const SAYS_FICTIONAL = /FIKTIVES BEISPIEL|FICTIONAL SAMPLE|EXEMPLE FICTIF/;

function titleFromName(sourceKey: string): string {
  const name = sourceKey.split('/').at(-1) ?? sourceKey;
  return (
    name
      .replace(/\.[A-Za-z0-9]{1,5}$/, '')
      .replace(/[_\s]+/g, ' ')
      .trim() || name
  );
}

function dayOrNull(day: string | undefined): string | null {
  return DaySchema.safeParse(day).success ? (day ?? null) : null;
}

/** Languages whose stems the search knows; others would be guesses on lists of names. */
const TOLD_APART = new Set(['de', 'en', 'fr']);
const LONG_ENOUGH = 160;

/** Bilingual papers are common; a short passage speaks the language of its report. */
function passageLanguage(text: string, reportLanguage: string): Passage['language'] {
  if (text.length < LONG_ENOUGH) return reportLanguage;
  const identified = identifyLanguage(text);
  return TOLD_APART.has(identified) ? identified : reportLanguage;
}
