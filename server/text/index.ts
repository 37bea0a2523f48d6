/** Text tools without a model. `identifyLanguage` stands apart in `language.ts` because of its load time. */
export * from './acronyms.ts';
export { dateCarries, monthNames, type WrittenDate } from './dates.ts';
export * from './figures.ts';
export * from './front-matter.ts';
export * from './glossary.ts';
export * from './name-spellings.ts';
export * from './normalise.ts';
export * from './other-names.ts';
export * from './question-language.ts';
export * from './sentences.ts';
export * from './stop-words.ts';
export * from './words.ts';
