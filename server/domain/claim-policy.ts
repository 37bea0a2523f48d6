/**
 * What follows when a sentence of the writer is not carried by what it cites: it is shown and marked (`flag`), the model is
 * asked once to write exactly that sentence again (`repair`), or it is left out and listed as such (`drop`).
 */
export const CLAIM_POLICIES = ['flag', 'repair', 'drop'] as const;
export type ClaimPolicy = (typeof CLAIM_POLICIES)[number];
