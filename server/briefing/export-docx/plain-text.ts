/**
 * Text from outside (documents, topics, titles) as XML and Word can hold it: letter for letter, in one line.
 *
 * Out go characters that XML 1.0 does not know (a single one makes Word refuse the whole file) and the controls that
 * turn the direction of writing: one that is never closed would turn the words around it as well. Which words run from
 * right to left is said by their runs. Spaces that do not break stay; they hold figures and units together.
 */
export function plainText(text: string): string {
  return text
    .replace(/[^\S\u00A0\u202F]+/gu, ' ')
    .replace(/[\p{Cc}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]|\p{Cs}/gu, '')
    .trim();
}
