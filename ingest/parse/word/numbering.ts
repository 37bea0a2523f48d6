import { readXml } from '../xml/read-xml.ts';
import { normalizer } from './namespace.ts';

interface Level {
  format: string;
  text: string;
  start: number;
}

/** Counts automatic numbers, which Word does not write into the text: `Artikel 5`, `2.1`, `(c)`. */
export class WordNumbering {
  readonly #abstract = new Map<string, Level[]>();
  readonly #numbers = new Map<string, { abstract: string; starts: Map<number, number> }>();
  readonly #counters = new Map<string, number[]>();

  constructor(xml: string | undefined) {
    if (xml) this.#read(xml);
  }

  /** The label of the next paragraph of this list; empty for bullets and unknown lists. */
  next(numId: string, depth: number): string {
    const number = this.#numbers.get(numId);
    if (!number) return '';
    const levels = this.#abstract.get(number.abstract) ?? [];
    const level = levels[depth];
    if (!level) return '';
    const counters = this.#counters.get(number.abstract) ?? [];
    this.#counters.set(number.abstract, counters);
    const start = (at: number): number => number.starts.get(at) ?? levels[at]?.start ?? 1;
    for (let above = 0; above < depth; above++) counters[above] ??= start(above);
    counters[depth] = (counters[depth] ?? start(depth) - 1) + 1;
    counters.length = depth + 1;
    if (level.format === 'bullet' || level.format === 'none') return '';
    return level.text
      .replace(/%([1-9])/g, (_, place: string) => {
        const at = Number(place) - 1;
        return written(counters[at] ?? 1, levels[at]?.format ?? 'decimal');
      })
      .trim();
  }

  #read(xml: string): void {
    let abstract: Level[] | undefined;
    let number: { abstract: string; starts: Map<number, number> } | undefined;
    let depth = 0;
    const named = normalizer();
    readXml(xml, {
      open: (raw, attributes) => {
        const name = named(raw, attributes);
        const value = attributes['w:val'] ?? attributes.val ?? '';
        if (name === 'w:abstractNum') {
          abstract = [];
          number = undefined;
          this.#abstract.set(attributes['w:abstractNumId'] ?? '', abstract);
        } else if (name === 'w:num') {
          abstract = undefined;
          number = { abstract: '', starts: new Map() };
          this.#numbers.set(attributes['w:numId'] ?? '', number);
        } else if (name === 'w:abstractNumId' && number) number.abstract = value;
        else if (name === 'w:lvl' || name === 'w:lvlOverride') {
          depth = Math.min(Math.max(Number(attributes['w:ilvl']) || 0, 0), 8);
          if (abstract) abstract[depth] = { format: 'decimal', text: '', start: 1 };
        } else if (name === 'w:startOverride') number?.starts.set(depth, Number(value) || 0);
        else {
          const level = abstract?.[depth];
          if (!level) return;
          if (name === 'w:start') level.start = Number(value) || 0;
          else if (name === 'w:numFmt') level.format = value;
          else if (name === 'w:lvlText') level.text = value;
        }
      },
      text: () => undefined,
      close: () => undefined,
    });
  }
}

function written(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(value).toLowerCase();
    case 'upperLetter':
      return letters(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    default:
      return String(value);
  }
}

/** 1 → A, 26 → Z, 27 → AA, as Word counts. */
const letters = (value: number): string =>
  String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.min(Math.ceil(value / 26), 5));

function roman(value: number): string {
  const steps: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = Math.min(value, 3999);
  let text = '';
  for (const [step, letter] of steps) {
    while (rest >= step) {
      text += letter;
      rest -= step;
    }
  }
  return text;
}
