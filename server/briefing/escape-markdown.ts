/**
 * Makes text from outside (documents, topics, titles) harmless inside a line of Markdown: it comes out letter for
 * letter as text and never as a link, an image, HTML, a table or emphasis. Line breaks become spaces.
 */
export function escapeInline(text: string): string {
  return (
    text
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      // Characters that open inline constructs anywhere; "&" begins an entity, "|" ends a table cell.
      .replace(/[\\`*_[\]{}<>&|~^$!@#]/gu, '\\$&')
      // Bare addresses become links by themselves (GFM): broken at "://", "www." and "mailto:".
      .replace(/:(?=\/\/)|(?<=mailto|xmpp|tel|javascript|data):/giu, '\\:')
      .replace(/(?<=www)\./giu, '\\.')
  );
}

/** The same for text that begins a line or a list item: it starts no list, heading or rule of its own. */
export function escapeMarkdown(text: string): string {
  return escapeInline(text)
    .replace(/^[-+=:]/u, '\\$&')
    .replace(/^(\d+)([.)])(?= |$)/u, '$1\\$2');
}
