import { neutralise } from './clean-text.ts';

/** What systems leave in archives beside the documents. */
const LITTER = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$[^/]*$|\._[^/]*$)/i;

export const isLitter = (name: string): boolean => name.endsWith('/') || LITTER.test(name);

/**
 * Gives out names for the parts of one document: relative, with `/`, without `..`, drive letters and control
 * characters, and each only once (`b.txt`, `b (2).txt`).
 */
export class PartNames {
  readonly #taken = new Set<string>();

  claim(written: string, fallback = 'unnamed'): string {
    const path = neutralise(written)
      .replaceAll('\\', '/')
      .replace(/^[A-Za-z]:/, '')
      .split('/')
      .map((segment) =>
        segment
          .replace(/[\s:*?"<>|]+/g, ' ')
          .trim()
          .slice(0, 150),
      )
      .filter((segment) => segment !== '' && !/^\.+$/.test(segment))
      .slice(-12)
      .join('/');
    const name = path === '' ? fallback : path;
    let unique = name;
    for (let count = 2; this.#taken.has(unique.toLowerCase()); count++)
      unique = name.replace(/(\.[A-Za-z0-9]{1,5})?$/, ` (${count})$1`);
    this.#taken.add(unique.toLowerCase());
    return unique;
  }
}
