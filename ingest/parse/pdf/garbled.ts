import type { PageText } from './text-item.ts';

const ENOUGH_LETTERS = 60;

/**
 * Fonts without a character map come out as glyph numbers: `VNVRWSXEOLF` instead of `skotpublic`, with no error.
 * They show by control characters where spaces should be, or by letters that no language strings together.
 *
 * @returns names of fonts whose text must not be trusted
 */
export function findGarbledFonts(pages: readonly PageText[]): Set<string> {
  const samples = new Map<string, Set<string>>();
  for (const page of pages) {
    for (const item of page.items) {
      const sample = samples.get(item.font) ?? new Set();
      samples.set(item.font, sample);
      if (sample.size < 1_000) sample.add(item.text);
    }
  }
  return new Set([...samples].filter(([, sample]) => isGarbled([...sample].join(' '))).map(([font]) => font));
}

/** True for text that cannot be writing: control characters, private-use signs, or Latin letters without vowels. */
export function isGarbled(text: string): boolean {
  const characters = text.replace(/[\s]/g, '');
  if (characters.length === 0) return false;
  const strange =
    text.match(/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
  if (characters.length >= 3 && strange > characters.length * 0.08 && strange >= 2) {
    // Bullets from symbol fonts live in the private-use area; a font of bullets alone is no writing, but harmless.
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    const bulletsOnly = letters === 0 && /^[\s\uf000-\uf0ff]*$/.test(text);
    return !bulletsOnly;
  }
  // Every word once, and no single letters: a thousand crosses in a ballot table are no writing to be judged.
  const words = [...new Set(text.match(/\p{L}{2,}/gu) ?? [])];
  const latin = words.join('').match(/\p{Script=Latin}/gu) ?? [];
  if (latin.length < ENOUGH_LETTERS || latin.length < words.join('').length * 0.6) return false;
  const vowels =
    latin.filter((letter) => /[aeiouyà-æè-ïò-öù-ýāēīōūąęįųœøå]/iu.test(letter)).length / latin.length;
  const long = words.filter((word) => word.length > 3);
  const unspeakable =
    long.filter((word) => /[bcdfghjklmnpqrstvwxz]{6,}/i.test(word)).length / Math.max(long.length, 1);
  return vowels < 0.22 || vowels > 0.75 || unspeakable > 0.35;
}
