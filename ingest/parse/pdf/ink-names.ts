export type Ink = 'light' | 'ink';

/**
 * Whether a named colour space of one component counts light (grey: 1 is white) or ink (separation: 0 is white).
 * The names stand in the resources of the pages, the spaces there or in objects of their own.
 */
export function inkNames(definitions: readonly string[]): (name: string) => Ink | undefined {
  const known = new Map<string, Ink | undefined>();
  const find = (name: string): Ink | undefined => {
    const kinds = new Set<Ink>();
    const entry = new RegExp(
      `/${name.replace(/\W/g, '\\$&')}\\s*(?:(\\d+)\\s+\\d+\\s+R|\\[?\\s*/(\\w+))`,
      'g',
    );
    for (const text of definitions) {
      for (const [, reference, family] of text.matchAll(entry)) {
        const kind = kindOf(family ?? familyOf(reference ?? '', definitions));
        if (!kind) return undefined;
        kinds.add(kind);
      }
    }
    return kinds.size === 1 ? [...kinds][0] : undefined;
  };
  return (name) => {
    if (!known.has(name)) known.set(name, find(name));
    return known.get(name);
  };
}

function kindOf(family: string | undefined): Ink | undefined {
  if (family === 'Separation' || family === 'DeviceN') return 'ink';
  return family === 'ICCBased' || family === 'CalGray' || family === 'DeviceGray' ? 'light' : undefined;
}

/** The family of the colour space in an object of the file itself; objects in object streams are not followed. */
const familyOf = (object: string, [file = '']: readonly string[]): string | undefined =>
  new RegExp(`(?:^|[^\\d])${object}\\s+\\d+\\s+obj\\s*\\[\\s*/(\\w+)`).exec(file)?.[1];
