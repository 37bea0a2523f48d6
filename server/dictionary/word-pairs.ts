import { isStopWord, stem, words } from '../text/index.ts';

/**
 * Translations of stems, gathered from dictionary entries. Three million pairs are kept as numbers in columns and sorted
 * once: as maps of maps German–English took half a gigabyte and most of the time in the garbage collector.
 */
export class WordPairs {
  readonly #from: Words;
  readonly #to: Words;
  #sources = new Int32Array(1 << 16);
  #targets = new Int32Array(1 << 16);
  #weights = new Float32Array(1 << 16);
  /** 1 where a word translates a word, 0 where either is one of several. */
  #whole = new Uint8Array(1 << 16);
  #length = 0;

  constructor(from: string, to: string) {
    this.#from = new Words(from);
    this.#to = new Words(to);
  }

  /**
   * An entry with its translations, commonest first. Every content word is paired with every other, by less the more
   * of them there are: "in Kraft treten" says little about "Kraft".
   */
  add(entry: string, translations: readonly string[], weight = 1): void {
    const sources = this.#from.stemsOf(entry, 0);
    if (sources.length === 0) return;
    translations.forEach((translation, index) => {
      const share = weight / (sources.length * sources.length) / (1 + 0.3 * index);
      const targets = this.#to.stemsOf(translation, share);
      for (const source of sources)
        for (const target of targets)
          this.#pair(source, target, share / targets.length, sources.length === 1 && targets.length === 1);
    });
  }

  /**
   * Lines "stem<TAB>word:weight …" in the order of their bytes; weights in hundredths of the best one, with a `p` behind those
   * that only stand in entries of several words: "foreign" is a part of what "Außenminister" says.
   */
  lines(): string[] {
    const lines: [Buffer, string][] = [];
    for (const [source, { summed, whole }] of this.#bySource()) {
      const ranked = [...summed].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      const best = ranked[0]?.[1] ?? 1;
      const kept = ranked.filter(([, weight]) => weight >= LEAST * best).slice(0, MOST_TRANSLATIONS);
      const list = kept.map(
        ([target, weight]) =>
          `${this.#to.formOf(target)}:${Math.round((100 * weight) / best)}${whole.has(target) ? '' : 'p'}`,
      );
      const stem = this.#from.stemAt(source);
      lines.push([Buffer.from(stem), `${stem}\t${list.join(' ')}`]);
    }
    return lines.sort((a, b) => Buffer.compare(a[0], b[0])).map(([, line]) => line);
  }

  #pair(source: number, target: number, weight: number, whole: boolean): void {
    if (this.#length === this.#sources.length) this.#grow();
    this.#sources[this.#length] = source;
    this.#targets[this.#length] = target;
    this.#weights[this.#length] = weight;
    this.#whole[this.#length] = whole ? 1 : 0;
    this.#length++;
  }

  #grow(): void {
    const size = this.#length * 2;
    const sources = new Int32Array(size);
    const targets = new Int32Array(size);
    const weights = new Float32Array(size);
    const whole = new Uint8Array(size);
    sources.set(this.#sources);
    targets.set(this.#targets);
    weights.set(this.#weights);
    whole.set(this.#whole);
    [this.#sources, this.#targets, this.#weights, this.#whole] = [sources, targets, weights, whole];
  }

  /** Counting sort by source; the pairs of one source summed by target. */
  *#bySource(): Generator<[number, { summed: Map<number, number>; whole: Set<number> }]> {
    const starts = new Int32Array(this.#from.size + 1);
    for (let at = 0; at < this.#length; at++) {
      const next = (this.#sources[at] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let source = 0; source < this.#from.size; source++)
      starts[source + 1] = (starts[source + 1] ?? 0) + (starts[source] ?? 0);
    const order = new Int32Array(this.#length);
    const next = starts.slice();
    for (let at = 0; at < this.#length; at++) {
      const source = this.#sources[at] ?? 0;
      order[next[source] ?? 0] = at;
      next[source] = (next[source] ?? 0) + 1;
    }
    for (let source = 0; source < this.#from.size; source++) {
      const summed = new Map<number, number>();
      const whole = new Set<number>();
      for (let place = starts[source] ?? 0; place < (starts[source + 1] ?? 0); place++) {
        const at = order[place] ?? 0;
        const target = this.#targets[at] ?? 0;
        summed.set(target, (summed.get(target) ?? 0) + (this.#weights[at] ?? 0));
        if (this.#whole[at] === 1) whole.add(target);
      }
      if (summed.size > 0) yield [source, { summed, whole }];
    }
  }
}

/** The words of one language as numbers: word → stem, and the form in which each stem is met most. */
class Words {
  readonly #language: string;
  /** Word → number of its stem; −1 where it carries no content. */
  readonly #known = new Map<string, number>();
  readonly #stems = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #forms: Map<string, number>[] = [];

  constructor(language: string) {
    this.#language = language;
  }

  get size(): number {
    return this.#names.length;
  }

  stemAt(number: number): string {
    return this.#names[number] ?? '';
  }

  /** Stems of the content words; none where there are more than an entry for search can hold. */
  stemsOf(text: string, weight: number): number[] {
    const found: number[] = [];
    for (const { text: word } of words(text)) {
      const number = this.#numberOf(word);
      if (number === -1) continue;
      if (found.length === MOST_WORDS) return [];
      found.push(number);
      const forms = this.#forms[number];
      if (weight > 0 && forms !== undefined) forms.set(word, (forms.get(word) ?? 0) + weight);
    }
    return found;
  }

  formOf(number: number): string {
    let best = this.stemAt(number);
    let most = 0;
    for (const [form, weight] of this.#forms[number] ?? []) {
      // The shorter one of two equals: the singular.
      if (weight > most || (weight === most && form.length < best.length)) [best, most] = [form, weight];
    }
    return best;
  }

  #numberOf(word: string): number {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    let number = -1;
    if (!isStopWord(word, this.#language) && !PLACEHOLDERS.test(word) && !/^\d/.test(word)) {
      const key = stem(word, this.#language);
      number = this.#stems.get(key) ?? this.#names.length;
      if (number === this.#names.length) {
        this.#stems.set(key, number);
        this.#names.push(key);
        this.#forms.push(new Map());
      }
    }
    this.#known.set(word, number);
    return number;
  }
}

const MOST_WORDS = 3;
const MOST_TRANSLATIONS = 12;
/** Rarer senses bring in more wrong passages than right ones (XQuAD, de→en: 10 senses ≥ 0.1 best of 3, 6, 10, 20). */
const LEAST = 0.08;

/** Placeholders of dictionaries that are no stop words of the languages. */
const PLACEHOLDERS = /^(etw|jdm|jdn|jds|jd|sth|sb|so|qch|qqn|qc|qn)$/i;
