export interface DamageWatch {
  /** True when text was lost since the last call. */
  readonly seen: () => boolean;
  /** True when an image was passed over since the last call. */
  readonly image: () => boolean;
  readonly stop: () => void;
}

/**
 * pdf.js goes on after an error inside a page and returns the text before it, telling only the console. A page
 * read in this way must not pass as complete, and asking pdf.js to stop at errors instead would lose every page
 * with a harmless fault; so its warnings are listened to while it works. Runs in the parser's own thread.
 */
export function watchDamage(): DamageWatch {
  const warn = console.warn;
  let damaged = false;
  let image = false;
  console.warn = (...parts: unknown[]) => {
    const [first] = parts;
    if (typeof first !== 'string' || !first.startsWith('Warning: ')) warn(...parts);
    else if (first.includes('Image exceeded maximum allowed size')) image = true;
    else if (/ignoring errors during|ignoring XObject|Bad encoding in flate|Unexpected end of/i.test(first))
      damaged = true;
  };
  return {
    seen: () => {
      const was = damaged;
      damaged = false;
      return was;
    },
    image: () => {
      const was = image;
      image = false;
      return was;
    },
    stop: () => {
      console.warn = warn;
    },
  };
}
