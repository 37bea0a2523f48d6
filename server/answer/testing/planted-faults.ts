import type { Verdict } from '../../domain/index.ts';
import { splitSentences } from '../../text/index.ts';
import { checkClaim } from '../check-claim.ts';
import { locateQuote, nameQuoteFailure } from '../locate-quote.ts';
import { type Language, PLANTED_FACTS, type PlantedFact } from './planted-facts.ts';

export interface PlantedCase {
  readonly kind: string;
  readonly half: PlantedFact['half'];
  readonly direction: 'de' | 'en' | 'across';
  readonly language: Language;
  readonly sentence: string;
  /** The words that the writer claims to quote. */
  readonly quote?: string;
  /** The cited passage; null for a sentence without a citation. */
  readonly cited: { readonly text: string; readonly language: Language } | null;
  /** The other passages of the context. */
  readonly others: readonly string[];
  readonly right: boolean;
}

const LANGUAGES: readonly Language[] = ['de', 'en'];

/** Every fact in both languages with each kind of fault, and for each the right sentence. */
export function plantedCases(): PlantedCase[] {
  return PLANTED_FACTS.flatMap((fact) => {
    // The next but one speaks the same language and belongs to the same half.
    const half = PLANTED_FACTS.filter((other) => other.half === fact.half);
    const own = half.indexOf(fact);
    const other = half[(own + 2) % half.length] ?? fact;
    return LANGUAGES.flatMap((language) => casesOf(fact, other, language));
  });
}

function casesOf(fact: PlantedFact, other: PlantedFact, language: Language): PlantedCase[] {
  const cases: PlantedCase[] = [];
  const others = [other.passage];
  const cited = { text: fact.passage, language: fact.language };
  const direction = language === fact.language ? language : ('across' as const);
  const base = { half: fact.half, direction, language, others, cited };
  const add = (kind: string, right: boolean, sentence: string, rest: Partial<PlantedCase> = {}): void => {
    cases.push({ ...base, kind, right, sentence, ...rest });
  };
  const sentences = splitSentences(fact.passage, fact.language).map(({ start, end }) =>
    fact.passage.slice(start, end),
  );
  const [first = '', second = ''] = sentences;
  for (const [at, statement] of fact.statements.entries()) {
    const sentence = statement[language];
    for (const [kind, wrong] of Object.entries(statement.wrong)) {
      const [from, to] = wrong[language];
      if (!sentence.includes(from)) throw new Error(`"${from}" is no part of "${sentence}"`);
      add(kind, true, sentence);
      add(kind, false, sentence.replace(from, to));
    }
    add('wrong citation', true, sentence);
    add('wrong citation', false, sentence, {
      cited: { text: other.passage, language: other.language },
      others: [fact.passage],
    });
    if (at === 0) {
      const words = first.split(' ');
      const tail = second.split(' ').slice(-3).join(' ');
      const quote = words.slice(0, 6).join(' ');
      add('invented quote', true, sentence, { quote });
      add('invented quote', false, sentence, { quote: fact.inventedQuote });
      add('stitched quote', true, sentence, { quote });
      add('stitched quote', false, sentence, { quote: `${words.slice(0, 5).join(' ')} ${tail}` });
      add('quote of another source', false, sentence, {
        quote: other.passage.split(' ').slice(1, 9).join(' '),
      });
      const inText = (words: string): string =>
        language === 'de' ? `Im Bericht heißt es: „${words}“.` : `The report says: “${words}”.`;
      add('invented quote', true, inText(quote));
      add('invented quote', false, inText(fact.inventedQuote));
      add('uncited', true, sentence);
      add('uncited', false, sentence, { cited: null });
    }
  }
  add('outside the passages', false, fact.outside[language]);
  return cases;
}

/** Whether the reader is warned: anything but "supported" and, across languages, "unchecked". */
export function isCaught(planted: PlantedCase): boolean {
  const { status } = verdictOf(planted);
  return status !== 'supported' && status !== 'unchecked';
}

/** What the checker says, with the fault of the quote as the ledger would name it. */
export function verdictOf(planted: PlantedCase): Verdict {
  const { sentence, quote, cited, others, language } = planted;
  const failures =
    cited === null || quote === undefined || locateQuote(cited.text, quote) !== null
      ? []
      : [nameQuoteFailure(quote, cited.text, others)];
  const evidence =
    cited === null
      ? []
      : [{ text: `Bericht (fiktiv)\n${cited.text}`, passage: cited.text, language: cited.language }];
  return checkClaim(sentence, evidence, failures, language, language);
}

export interface FaultRow {
  readonly kind: string;
  readonly caught: number;
  readonly missed: number;
  readonly falseAlarms: number;
  readonly right: number;
}

/** Kind by kind: faults caught and missed, false alarms at the right sentences. */
export function faultTable(cases: readonly PlantedCase[]): FaultRow[] {
  return [...new Set(cases.map(({ kind }) => kind))].map((kind) => {
    const own = cases.filter((one) => one.kind === kind);
    const wrong = own.filter(({ right }) => !right);
    const right = own.filter((one) => one.right);
    const caught = wrong.filter(isCaught).length;
    return {
      kind,
      caught,
      missed: wrong.length - caught,
      falseAlarms: right.filter(isCaught).length,
      right: right.length,
    };
  });
}

/** The table as text. */
export function formatFaultTable(title: string, rows: readonly FaultRow[]): string {
  const lines = rows.map(
    ({ kind, caught, missed, falseAlarms, right }) =>
      `${kind.padEnd(26)} ${String(caught).padStart(6)} ${String(missed).padStart(6)} ${`${falseAlarms}/${right}`.padStart(12)}`,
  );
  return [`${title}`, `${'kind'.padEnd(26)} caught missed false alarms`, ...lines].join('\n');
}
