const MAIN = /wordprocessingml|office\/word\/2003\/wordml/;

/**
 * Gives the names of WordprocessingML the prefix `w:` whatever a writer chose. A default namespace and unusual
 * prefixes are seen on the first elements.
 */
export function normalizer(): (name: string, attributes: Readonly<Record<string, string>>) => string {
  let prefix: string | undefined;
  return (name, attributes) => {
    if (prefix === undefined) {
      for (const [key, value] of Object.entries(attributes)) {
        if (!key.startsWith('xmlns') || !MAIN.test(value) || /drawing|2010|2012/.test(value)) continue;
        prefix = key === 'xmlns' ? '' : `${key.slice(6)}:`;
      }
    }
    if (prefix === undefined || prefix === 'w:') return name;
    if (prefix === '') return name.includes(':') ? name : `w:${name}`;
    return name.startsWith(prefix) ? `w:${name.slice(prefix.length)}` : name;
  };
}
