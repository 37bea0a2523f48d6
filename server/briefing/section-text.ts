import type { Claim } from '../domain/index.ts';

/** The prose of a section: each sentence with its `[n]` behind it, as `Answer.text` has it. */
export function sectionText(claims: readonly Pick<Claim, 'text' | 'citations'>[]): string {
  return claims.map(({ text, citations }) => text + marks(citations)).join(' ');
}

/** Sets `start` and `end` of every claim to its place in `sectionText(claims)`. */
export function placeClaims(claims: readonly Claim[]): Claim[] {
  let at = 0;
  return claims.map((claim) => {
    const placed = { ...claim, start: at, end: at + claim.text.length };
    at = placed.end + marks(claim.citations).length + 1;
    return placed;
  });
}

const marks = (citations: readonly number[]): string =>
  citations.length === 0 ? '' : ` ${citations.map((number) => `[${number}]`).join('')}`;
