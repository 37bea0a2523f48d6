import { DaySchema, type Passage, type Quality } from '../server/domain/index.ts';
import type { FoundFacts, NewPassage, NewReport } from '../server/ports/store.ts';
import { findAcronyms, longFormKey } from '../server/text/acronyms.ts';
import { saysFictional } from '../server/text/front-matter.ts';
import { identifyLanguage } from '../server/text/language.ts';
import { boilerplateNotes, findBoilerplate } from './boilerplate.ts';
import { cutPassages } from './chunk.ts';
import { composeText } from './compose-text.ts';
import { contextLine } from './context-line.ts';
import { passageIdOf, reportIdOf } from './identity.ts';
import type { HiddenText, ParsedDocument } from './parse/document.ts';
import { findRelations } from './parse/metadata/find-relations.ts';
import { sketchOf } from './similarity.ts';
import { applyManifest, type ManifestEntry, type Marks, markedAs, raisedBy } from './sources/manifest-row.ts';

export type PassageDraft = Omit<NewPassage, 'embedding'>;

export interface SourceFacts {
  readonly sourceKey: string;
  readonly contentHash: string;
  readonly sizeBytes: number;
  readonly pipelineFingerprint: string;
  /** Of the mail or archive it came in. */
  readonly parentKey?: string | null;
  readonly manifest?: ManifestEntry | null;
  /** Of what it came in: nothing inside is marked lower. */
  readonly atLeast?: Marks;
  /** Need-to-know groups of what it came in; they hold instead of those of the manifest. */
  readonly groups?: readonly string[];
}

/** Everything of a report that can be said without the embedder; the same input gives the same ids and offsets. */
export function buildReport(
  parsed: ParsedDocument,
  { atLeast, groups, manifest = null, parentKey = null, ...source }: SourceFacts,
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
  const found: FoundFacts = {
    title: metadata.title ?? titleFromName(source.sourceKey),
    originator: metadata.originator ?? null,
    author: metadata.author ?? null,
    documentNumber: metadata.documentNumber ?? null,
    publishedOn: dayOrNull(metadata.publishedOn),
    eventOn: dayOrNull(metadata.eventOn),
    marking: metadata.marking ?? 'OFFEN',
    tlp: metadata.tlp ?? null,
    ownGrade: metadata.ownGrade ?? null,
    reliability: metadata.reliability ?? null,
    credibility: metadata.credibility ?? null,
    supersedes: metadata.supersedes ?? null,
    guessed: [...guessed],
    ...(metadata.overruled && { overruled: metadata.overruled }),
  };

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
      // The document's own title, whatever the manifest says: with another one every vector would have to be made anew.
      context: contextLine(found.title, cut.headingPath, passageText, found.documentNumber),
    };
  });
  return {
    passages,
    report: {
      id: reportIdOf(source.sourceKey),
      ...source,
      parentKey,
      ...applyManifest(found, manifest?.row),
      language,
      mediaType: parsed.mediaType,
      supersededBy: null,
      pageCount: parsed.pageCount,
      quality: describeQuality(parsed, boilerplateNotes(boilerplate)),
      fictional: metadata.fictional ?? saysFictional(text.slice(0, 2000)),
      text,
      pageStarts,
      found,
      manifest,
      claims: findRelations(text, found.documentNumber),
      acronyms: findAcronyms(text).map(({ short, long }) => ({
        short,
        long,
        longKey: longFormKey(long, language),
      })),
      sketch: sketchOf(text),
      ...markedAs(
        raisedBy(applyManifest(found, manifest?.row), atLeast),
        groups ?? manifest?.row.groups ?? [],
      ),
    },
  };
}

/** The certificate: what was left out is named, never quoted. */
function describeQuality({ quality, hidden }: ParsedDocument, notes: readonly string[]): Quality {
  return {
    ...quality,
    notes: [...quality.notes, ...notes],
    ...(hidden === undefined || hidden.length === 0 ? {} : { hidden: flagsOf(hidden) }),
  };
}

/** One flag for each kind and page. */
function flagsOf(hidden: readonly HiddenText[]): NonNullable<Quality['hidden']> {
  const flags = new Map<string, NonNullable<Quality['hidden']>[number]>();
  for (const { how, page = null, text } of hidden) {
    const key = `${how} ${page ?? ''}`;
    flags.set(key, { how, page, length: (flags.get(key)?.length ?? 0) + text.length });
  }
  return [...flags.values()];
}

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
