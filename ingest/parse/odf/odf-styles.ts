import type { HiddenText } from '../document.ts';
import { readXml } from '../xml/read-xml.ts';

export interface OdfStyle {
  readonly how: HiddenText['how'] | undefined;
  readonly raised: boolean;
  readonly parent: string | undefined;
  readonly display: string;
}

/** Text and paragraph styles by name, as far as they decide what is seen. */
export function readStyles(...sources: readonly string[]): ReadonlyMap<string, OdfStyle> {
  const styles = new Map<string, OdfStyle>();
  for (const xml of sources) {
    let open: { name: string; style: OdfStyle } | undefined;
    readXml(xml, {
      open(name, attributes) {
        if (name === 'style:style') {
          const style: OdfStyle = {
            how: undefined,
            raised: false,
            parent: attributes['style:parent-style-name'],
            display: attributes['style:display-name'] ?? attributes['style:name'] ?? '',
          };
          open = { name: attributes['style:name'] ?? '', style };
        } else if (name === 'style:text-properties' && open) {
          open.style = {
            ...open.style,
            how: howHidden(attributes),
            raised: /^(super|[1-9]\d*%)/.test(attributes['style:text-position'] ?? ''),
          };
        }
      },
      text: () => undefined,
      close(name) {
        if (name !== 'style:style' || !open) return;
        styles.set(open.name, open.style);
        open = undefined;
      },
    });
  }
  return styles;
}

function howHidden(attributes: Readonly<Record<string, string>>): HiddenText['how'] | undefined {
  if (/^(none|true)$/.test(attributes['text:display'] ?? '')) return 'hidden-markup';
  const size = /^([\d.]+)pt$/.exec(attributes['fo:font-size'] ?? '')?.[1];
  if (size !== undefined && Number(size) <= 2) return 'tiny';
  const background = attributes['fo:background-color'];
  if (
    /^#ffffff$/i.test(attributes['fo:color'] ?? '') &&
    (!background || /^(transparent|#ffffff)$/i.test(background))
  )
    return 'invisible-colour';
  return undefined;
}
