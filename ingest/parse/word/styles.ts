import { readXml } from '../xml/read-xml.ts';
import { normalizer } from './namespace.ts';

export interface WordStyle {
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly outline: number | undefined;
  readonly hidden: boolean;
  readonly bold: boolean;
  readonly numId: string | undefined;
  readonly numLevel: number;
}

/** 1 for titles and first-level headings; by outline level or by the names Word gives in several languages. */
const HEADING_NAME =
  /^(?:heading|überschrift|titre|título|titolo|kop|nagłówek|заголовок|rubrik|otsikko)\s*([1-9])$/i;
const TITLE_NAME = /^(title|titel|titre|título|titolo)$/i;
const SUBTITLE_NAME = /^(subtitle|untertitel|sous-titre)$/i;
const CONTENTS_NAME =
  /^(toc|verzeichnis|inhaltsverzeichnis|tm|table of figures|abbildungsverzeichnis)\s*\d*$/i;

/** The styles of a Word document by their ids, with what follows from the styles they are based on. */
export class WordStyles {
  readonly #styles = new Map<string, WordStyle>();

  constructor(xml: string | undefined) {
    if (xml) this.#read(xml);
  }

  /** Depth of a heading, 1 highest; undefined for text. */
  level(id: string | undefined): number | undefined {
    for (const style of this.#chain(id)) {
      const named = HEADING_NAME.exec(style.name);
      if (named) return Math.min(Number(named[1]), 6);
      if (TITLE_NAME.test(style.name)) return 1;
      if (SUBTITLE_NAME.test(style.name)) return 2;
      if (style.outline !== undefined && style.outline < 9) return Math.min(style.outline + 1, 6);
    }
    return undefined;
  }

  /** Lines of a table of contents, which repeat the headings. */
  isContents(id: string | undefined): boolean {
    return this.#chain(id).some((style) => CONTENTS_NAME.test(style.name));
  }

  isHidden(id: string | undefined): boolean {
    return this.#chain(id).some((style) => style.hidden);
  }

  isBold(id: string | undefined): boolean {
    return this.#chain(id).some((style) => style.bold);
  }

  numbering(id: string | undefined): { numId: string; level: number } | undefined {
    const style = this.#chain(id).find((candidate) => candidate.numId !== undefined);
    return style?.numId === undefined ? undefined : { numId: style.numId, level: style.numLevel };
  }

  #chain(id: string | undefined): WordStyle[] {
    const chain: WordStyle[] = [];
    let style = id === undefined ? undefined : this.#styles.get(id);
    while (style && chain.length < 12) {
      chain.push(style);
      style = style.basedOn === undefined ? undefined : this.#styles.get(style.basedOn);
    }
    return chain;
  }

  #read(xml: string): void {
    let id: string | undefined;
    let open: { -readonly [Key in keyof WordStyle]: WordStyle[Key] } | undefined;
    const named = normalizer();
    readXml(xml, {
      open: (raw, attributes) => {
        const name = named(raw, attributes);
        const value = attributes['w:val'] ?? attributes.val;
        if (name === 'w:style') {
          id = attributes['w:styleId'];
          open = {
            name: '',
            basedOn: undefined,
            outline: undefined,
            hidden: false,
            bold: false,
            numId: undefined,
            numLevel: 0,
          };
        } else if (!open) return;
        else if (name === 'w:name') open.name = (value ?? '').trim();
        else if (name === 'w:basedOn') open.basedOn = value;
        else if (name === 'w:outlineLvl') open.outline = Number(value);
        else if (name === 'w:vanish') open.hidden = isOn(value);
        else if (name === 'w:b') open.bold = isOn(value);
        else if (name === 'w:numId') open.numId = value;
        else if (name === 'w:ilvl') open.numLevel = Number(value) || 0;
      },
      text: () => undefined,
      close: (raw) => {
        if (!/:style$/.test(raw) || !open) return;
        if (id !== undefined) this.#styles.set(id, open);
        open = undefined;
      },
    });
  }
}

/** An on/off property without a value is on. */
export const isOn = (value: string | undefined): boolean =>
  value === undefined || !/^(0|false|off|none)$/i.test(value);
