import type { Gap } from '../domain/index.ts';
import type { Translator } from '../ports/translator.ts';
import type { Writer } from '../ports/writer.ts';
import { type Figure, figureCarries, findFigures, monthNames, translateTerm } from '../text/index.ts';
import type { QuestionAnalysis } from './analyse-question.ts';
import type { CitationLedger } from './cite.ts';
import { isTelling } from './evidence-fit.ts';
import { glossaryTranslator } from './glossary-translator.ts';
import { matchable, matchTranslated } from './match-terms.ts';
import { OFFICE_NOUN } from './office-noun.ts';
import type { RetrievedPassage } from './retrieve.ts';
import { termVariants } from './translate-question.ts';
import type { WrittenClaims } from './write-claims.ts';

/** A name counts as mentioned from this strength on: a word with the same beginning is none. */
const MENTIONED = 0.7;

/**
 * The names, dates and document numbers of the question that none of the cited passages mentions, and what the writer itself says that the
 * passages do not hold. It says what is not there, letter by letter: a passage that means the same by another name is
 * not recognised, so the reader is told "not mentioned", never "not the case".
 */
export function findGaps(
  analysis: QuestionAnalysis,
  ledger: CitationLedger,
  { notAnswered }: Pick<WrittenClaims, 'notAnswered'>,
  writer: Writer['kind'],
  translator: Translator = glossaryTranslator,
): Gap[] {
  const cited = [
    ...new Map(
      ledger.citations.flatMap((citation) => {
        const entry = ledger.passageOf(citation);
        return entry === undefined ? [] : [[entry.passage.id, entry] as const];
      }),
    ).values(),
  ];
  const kind = writer === 'extractive' ? 'part' : 'stated';
  const stated = notAnswered.map((text): Gap => ({ kind, text }));
  if (cited.length === 0) return stated;
  return [...missingNames(analysis, cited, translator), ...missingDates(analysis.figures, cited), ...stated];
}

function missingNames(
  analysis: QuestionAnalysis,
  cited: readonly RetrievedPassage[],
  translator: Translator,
): Gap[] {
  const names = namesIn(analysis);
  if (names.length === 0) return [];
  const mentioned = new Set<string>();
  for (const { passage, report } of cited) {
    const text = matchable(`${frameOf({ passage, report })}\n${passage.text}`, [
      passage.language,
      analysis.language,
    ]);
    const variants = termVariants(analysis, passage.language, translator);
    for (const name of names) if (matchTranslated(name, text, variants) >= MENTIONED) mentioned.add(name);
  }
  return names.filter((name) => !mentioned.has(name)).map((text): Gap => ({ kind: 'name', text }));
}

/** In German every noun has a capital: of these only what stands where names stand, and what the glossary does not know as a noun. */
function namesIn({
  language,
  names,
  anchors,
  officePlaces,
  measuredOf,
  parties,
  terms,
  pairs,
  role,
}: QuestionAnalysis): string[] {
  const isName =
    language === 'de'
      ? (name: string) =>
          anchors.includes(name) ||
          officePlaces.includes(name) ||
          measuredOf === name ||
          parties.includes(name) ||
          (pairs.some((pair) => BEFORE_NAMES.test(pair) && pair.endsWith(` ${name.toLowerCase()}`)) &&
            !translateTerm(name, 'de', 'en').some((word) => /^\p{Ll}/u.test(word)))
      : () => true;
  return terms.filter(
    (term) =>
      names.includes(term) &&
      isName(term) &&
      !role.includes(term) &&
      !OFFICE_NOUN.test(term) &&
      !MONTHS.has(term.toLowerCase()),
  );
}

/** Not "nach": "nach Angaben", "nach Einschätzung". */
const BEFORE_NAMES = /^(?:in|aus|von|zwischen|mit|durch|gegen|für|bei) /u;

/** A month that belongs to no day or year is no name. */
const MONTHS = new Set(
  Array.from({ length: 12 }, (_, month) => monthNames(month + 1))
    .flat()
    .map((name) => name.toLowerCase()),
);

function missingDates(asked: readonly Figure[], cited: readonly RetrievedPassage[]): Gap[] {
  const told = cited.flatMap((entry) => findFigures(`${frameOf(entry)}\n${entry.passage.text}`));
  return asked
    .filter((figure) => figure.kind !== 'number' && isTelling(figure))
    .filter((figure) => !told.some((source) => figureCarries(source, figure)))
    .map((figure): Gap => ({ kind: figure.kind === 'date' ? 'date' : 'name', text: figure.raw }));
}

const frameOf = ({ passage, report }: Pick<RetrievedPassage, 'passage' | 'report'>): string =>
  [
    report.title,
    report.originator ?? '',
    report.documentNumber ?? '',
    report.publishedOn ?? '',
    ...passage.headingPath,
  ].join('\n');
