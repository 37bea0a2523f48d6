import { createHash } from 'node:crypto';
import type { AuditLog, StoredAuditEntry } from '../ports/audit.ts';

/** A place of the chain that somebody wrote down elsewhere. */
export interface Anchor {
  readonly sequence: number;
  readonly hash: string;
}

export interface ChainBreak {
  /** The first entry that is not as it was, or that is missing. */
  readonly sequence: number;
  readonly what: 'changed' | 'missing' | 'out-of-order' | 'end-missing' | 'not-anchored' | 'unproved-start';
  readonly message: string;
}

export interface Verification {
  readonly entries: number;
  /** The newest entry: to be written down where nobody who can write the database can write. */
  readonly head: Anchor;
  /** Entries up to this number went by policy. */
  readonly prunedThrough: number;
  readonly broken: ChainBreak | null;
}

const PAGE = 5000;
const SEQUENCE = /,"sequence":(\d+)\}$/;

const hashOf = (previous: string, entry: string): string =>
  createHash('sha256').update(`${previous}\n${entry}`).digest('hex');

/**
 * Reads the log from its beginning to what was its end at the start, a page at a time, and stops at the first break.
 *
 * What it cannot see by itself: entries cut off at the end together with the head, and a chain that somebody computed anew
 * from a place on. Anchors written down elsewhere show both.
 */
export async function verifyChain(
  log: Pick<AuditLog, 'chain' | 'entries'>,
  anchors: readonly Anchor[] = [],
): Promise<Verification> {
  const chain = await log.chain();
  const { prunedThrough, prunedHash } = chain;
  const head = { sequence: chain.sequence, hash: chain.hash };
  const wanted = new Map(anchors.map(({ sequence, hash }) => [sequence, hash]));
  let previous = { sequence: prunedThrough, hash: prunedHash };
  let entries = 0;
  let startProved = prunedThrough === 0;
  const ended = (broken: ChainBreak | null): Verification => ({ entries, head, prunedThrough, broken });

  const early = anchorBreak(wanted, previous);
  if (early !== null && prunedThrough > 0) return ended(early);
  while (previous.sequence < head.sequence) {
    const page = await log.entries(previous.sequence, PAGE);
    for (const stored of page) {
      if (stored.sequence > head.sequence) break;
      const broken = breakAt(previous, stored) ?? anchorBreak(wanted, stored);
      if (broken !== null) return ended(broken);
      startProved ||= attestsStart(stored.entry, prunedThrough, prunedHash);
      previous = { sequence: stored.sequence, hash: stored.hash };
      entries++;
    }
    if (page.length < PAGE) break;
  }
  if (previous.sequence !== head.sequence || previous.hash !== head.hash)
    return ended({
      sequence: previous.sequence + 1,
      what: 'end-missing',
      message: `The log ends with entry ${previous.sequence}; it had ${head.sequence}.`,
    });
  if (!startProved)
    return ended({
      sequence: prunedThrough + 1,
      what: 'unproved-start',
      message: `The entries up to ${prunedThrough} are gone, and no checkpoint says why.`,
    });
  const beyond = anchors.find(({ sequence }) => sequence > head.sequence);
  if (beyond !== undefined)
    return ended({
      sequence: head.sequence + 1,
      what: 'end-missing',
      message: `The anchor names entry ${beyond.sequence}; the log ends with ${head.sequence}.`,
    });
  return ended(null);
}

function breakAt(previous: Anchor, stored: StoredAuditEntry): ChainBreak | null {
  const expected = previous.sequence + 1;
  if (stored.sequence !== expected)
    return {
      sequence: expected,
      what: 'missing',
      message: `Entry ${expected} is missing; after ${previous.sequence} comes ${stored.sequence}.`,
    };
  const said = Number(SEQUENCE.exec(stored.entry)?.[1]);
  if (said !== stored.sequence)
    return {
      sequence: expected,
      what: 'out-of-order',
      message: `In the place of entry ${expected} stands one that was number ${Number.isNaN(said) ? '?' : said}.`,
    };
  const sameTime = stored.entry.startsWith(`{"at":"${stored.at.slice(0, 23).replace(/Z$/, '')}`);
  if (!sameTime || hashOf(previous.hash, stored.entry) !== stored.hash)
    return {
      sequence: expected,
      what: 'changed',
      message: `Entry ${expected} is not what was written then.`,
    };
  return null;
}

function anchorBreak(wanted: ReadonlyMap<number, string>, { sequence, hash }: Anchor): ChainBreak | null {
  const anchored = wanted.get(sequence);
  if (anchored === undefined || anchored === hash) return null;
  return {
    sequence,
    what: 'not-anchored',
    message: `Entry ${sequence} is not the one whose hash was written down: the chain was made anew from some place before.`,
  };
}

function attestsStart(entry: string, through: number, hash: string): boolean {
  if (!entry.includes('"type":"checkpoint"')) return false;
  const { event } = JSON.parse(entry) as { event: { type: string; through?: number; hash?: string } };
  return event.type === 'checkpoint' && event.through === through && event.hash === hash;
}
