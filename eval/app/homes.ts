import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Asker } from '../../server/domain/index.ts';
import { OwnCases } from './own-cases.ts';

/** Where cases and runs lie, one folder an asker. */
export class Homes {
  readonly #folder: string;
  readonly #own = new Map<string, OwnCases>();
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** One for each asker, so that his changes come one after the other. */
  casesOf(asker: Asker): OwnCases {
    const home = this.#homeOf(asker);
    const own = this.#own.get(home) ?? new OwnCases(home);
    this.#own.set(home, own);
    return own;
  }

  runsOf(asker: Asker): string {
    return path.join(this.#homeOf(asker), 'runs');
  }

  /** An id from outside never leads out of the folder. */
  runOf(asker: Asker, id: string): string {
    return path.join(this.runsOf(asker), id.replace(/[^\w-]/gu, '_'));
  }

  #homeOf({ id }: Asker): string {
    return path.join(this.#folder, createHash('sha256').update(id).digest('hex').slice(0, 16));
  }
}
