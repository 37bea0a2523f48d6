import type {
  AlsoAsked,
  Briefing,
  BriefingCoverage,
  BriefingSection,
  InterfaceLanguage,
  LeftOutSection,
} from '../domain/index.ts';
import { formatDay, markingText, texts } from './messages.ts';
import { marksText } from './source-facts.ts';

const many = (count: number, one: string, other: string): string => `${count} ${count === 1 ? one : other}`;

/** With whom and what for, each with its label, in the author's words: nothing of the record. */
export function occasionText({ occasion, language }: Briefing): [label: string, text: string][] {
  const de = language === 'de';
  const { counterpart, purpose } = occasion ?? {};
  const line = (label: string, text: string | undefined): [string, string][] =>
    text === undefined ? [] : [[label, text]];
  return [...line(de ? 'Gegenüber' : 'Counterpart', counterpart), ...line(de ? 'Zweck' : 'Purpose', purpose)];
}

/** What a paper says of reports, sentences and changes that it does not have, before anybody reads on. */
export function absentText(briefing: Briefing): string[] {
  const { withoutSources, onlySources, heldBack, lowered, language, version, latestVersion } = briefing;
  const de = language === 'de';
  const wished = [
    ...(latestVersion === undefined
      ? []
      : [
          de
            ? `Fassung ${version}; die neueste ist Fassung ${latestVersion}.`
            : `Version ${version}; the latest is version ${latestVersion}.`,
        ]),
    ...(onlySources === undefined
      ? []
      : [
          de
            ? `Auf Wunsch aus höchstens ${many(onlySources, 'Bericht', 'Berichten')} der Akte erstellt.`
            : `Drafted from at most ${many(onlySources, 'report', 'reports')} of the record, as the author wished.`,
        ]),
    ...(withoutSources === undefined
      ? []
      : [
          de
            ? `Auf Wunsch ohne ${many(withoutSources, 'Bericht', 'Berichte')} der Akte erstellt.`
            : `Drafted without ${many(withoutSources, 'report', 'reports')} of the record, as the author wished.`,
        ]),
  ];
  if (heldBack !== undefined) {
    const { passages, releasedUpTo } = heldBack;
    const upTo = markingText(releasedUpTo, language);
    wished.push(
      de
        ? `Dem Sprachmodell nicht gegeben, weil höher eingestuft als ${upTo}: ${many(passages, 'Textstelle', 'Textstellen')} (je Frage gezählt).`
        : `Not given to the language model, being graded above ${upTo}: ${many(passages, 'passage', 'passages')} (counted question by question).`,
    );
  }
  if (lowered === undefined) return wished;
  const { sources, sentences, disagreements } = lowered;
  const boxes =
    disagreements === 0
      ? ''
      : de
        ? `, ${many(disagreements, 'abweichende Angabe', 'abweichende Angaben')}`
        : `, ${many(disagreements, 'diverging statement', 'diverging statements')}`;
  return [
    ...wished,
    de
      ? `Fassung mit niedrigerer Einstufung. Weggelassen: ${many(sources, 'Quelle', 'Quellen')}, ${many(sentences, 'Satz', 'Sätze')}${boxes}.`
      : `Version with a lower marking. Left out: ${many(sources, 'source', 'sources')}, ${many(sentences, 'sentence', 'sentences')}${boxes}.`,
  ];
}

/** Said of a section whose sentences rest on what is graded higher than the paper; nothing of what they said. */
export function gradedOutText(count: number, language: InterfaceLanguage): string {
  if (language === 'de') {
    return count === 1
      ? 'Ein Satz beruht auf höher eingestuften Quellen und ist weggelassen.'
      : `${count} Sätze beruhen auf höher eingestuften Quellen und sind weggelassen.`;
  }
  return count === 1
    ? 'One sentence rests on sources with a higher grade and is left out.'
    : `${count} sentences rest on sources with a higher grade and are left out.`;
}

/** What stands in a section of the record that has no sentence; null where a remark says it already. */
export function emptyText(section: BriefingSection, language: InterfaceLanguage): string | null {
  const text = texts(language);
  if (section.gradedOut !== undefined || section.unsourced !== undefined) return null;
  return section.repeated ? text.saidBefore : text.emptySection;
}

/** Why a section is not there, and with which other questions its subject was looked for. */
export function leftOutText({ reason, also }: LeftOutSection, language: InterfaceLanguage): string {
  const why = texts(language).leftOutWhy[reason];
  return also === undefined ? why : `${why}. ${alsoText(also, language)}`;
}

const alsoText = ({ by, questions }: AlsoAsked, language: InterfaceLanguage): string =>
  texts(language).alsoBy[by](questions.map(({ question }) => question).join(' / '));

/** What is said below a section, a line each. */
export function sectionRemarks(section: BriefingSection, language: InterfaceLanguage): string[] {
  const { also, omitted, unsourced, gradedOut } = section;
  const text = texts(language);
  return [
    ...(also === undefined ? [] : [alsoText(also, language)]),
    ...(omitted === undefined ? [] : [text.omitted(omitted)]),
    ...(unsourced === undefined ? [] : [text.unsourced(unsourced)]),
    ...(gradedOut === undefined ? [] : [gradedOutText(gradedOut, language)]),
  ];
}

const COVERAGE = {
  de: {
    title: 'Verwendete und nicht verwendete Berichte',
    used: 'Verwendet',
    notUsed: 'Zu den Fragen unter den ersten gefunden, nicht verwendet',
    none: 'Keiner.',
    sentences: (count: number) => many(count, 'Satz', 'Sätze'),
    questions: (count: number) => many(count, 'Frage', 'Fragen'),
  },
  en: {
    title: 'Reports used and not used',
    used: 'Used',
    notUsed: 'Among the first found for the questions, not used',
    none: 'None.',
    sentences: (count: number) => many(count, 'sentence', 'sentences'),
    questions: (count: number) => many(count, 'question', 'questions'),
  },
} as const;

export interface CoverageText {
  readonly title: string;
  readonly parts: readonly { readonly heading: string; readonly lines: readonly string[] }[];
}

/** The annex that says what the paper rests on and what it might have rested on; null where that was not asked for. */
export function coverageText({ coverage, language }: Briefing): CoverageText | null {
  if (coverage === undefined) return null;
  const text = COVERAGE[language];
  const used = coverage.used.map((one) => `${named(one, language)}: ${text.sentences(one.sentences)}`);
  const notUsed = coverage.notUsed.map(
    (one) => `${named(one, language)}: ${text.questions(one.questions)} (${one.sections.join(', ')})`,
  );
  const orNone = (lines: readonly string[]) => (lines.length === 0 ? [text.none] : lines);
  return {
    title: text.title,
    parts: [
      { heading: text.used, lines: orNone(used) },
      { heading: text.notUsed, lines: orNone(notUsed) },
    ],
  };
}

function named(
  {
    title,
    originator,
    publishedOn,
    ...marks
  }: BriefingCoverage['used'][number] | BriefingCoverage['notUsed'][number],
  language: InterfaceLanguage,
): string {
  const text = texts(language);
  return [
    title,
    originator ?? text.noOriginator,
    publishedOn === null ? text.noDate : formatDay(publishedOn, language),
    ...marksText(marks, language),
  ].join(', ');
}
