/** Controls, line breaks, and the marks that turn the direction of writing round. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The name of a file as people are shown it. It comes from whoever made the file: what would move the cursor, forge a line, or
 * turn round what stands behind it (the outcome, another name) stands there as a sign for itself. Names are stored as they are.
 */
export const shownName = (name: string): string => name.replace(UNSEEN, '\ufffd');
