// How much a person may write in the work on a briefing, in characters unless said otherwise. Plain numbers: the page has them too.

export const SENTENCE_MAX_LENGTH = 2000;
export const COMMENT_MAX_LENGTH = 2000;
/** Of a sentence. */
export const MAX_COMMENTS = 50;
export const INSTRUCTION_MAX_LENGTH = 500;
/** As a person calls himself or an office; shown in exports. */
export const SIGNER_MAX_LENGTH = 200;
/** Beyond it a briefing is begun anew: every version holds the whole text. */
export const MAX_VERSIONS = 1000;
