/** How sites call the foot of their pages and the question about cookies, as the whole of a name. */
const FOOTER = /^(?:(?:page|site|main|global|seiten?)[-_]?)?(?:footer|fuss|fusszeile)$/i;
const COOKIES =
  /^(?:[\w-]+[-_])?(?:cookies?|consent)[-_]?(?:banner|bar|notice|hint|hinweis|message|overlay|popup|modal|layer)$/i;
/** The foot of one of these is its own: names, dates and notes of an article. */
const CONTENT = ['main', 'article', 'section', 'aside', 'blockquote', 'table'];

/** Whether an element holds what all pages of a site have at their foot or ask at first: nothing of the document. */
export function isPageFooter(
  name: string,
  attributes: Readonly<Record<string, string>>,
  isOpen: (name: string) => boolean,
): boolean {
  if (name === 'body' || name === 'html' || CONTENT.includes(name)) return false;
  const names = `${attributes.id ?? ''} ${attributes.class ?? ''}`.split(/\s+/);
  if (names.some((own) => COOKIES.test(own))) return true;
  const foot =
    name === 'footer' || attributes.role === 'contentinfo' || names.some((own) => FOOTER.test(own));
  return foot && !CONTENT.some(isOpen);
}
