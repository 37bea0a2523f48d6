/**
 * Makes text from outside (documents, topics, titles) harmless inside Markdown: it comes out letter for letter as
 * text and never as a link, an image, HTML, a heading, a list, a table or emphasis. Line breaks become spaces, so
 * that no text starts a block of its own.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      // Characters that open inline constructs anywhere; "&" begins an entity, "|" ends a table cell.
      .replace(/[\\`*_[\]{}<>&|~^$!@#]/gu, '\\$&')
      // Bare addresses become links by themselves (GFM): broken at "://", "www." and "mailto:".
      .replace(/:(?=\/\/)|(?<=mailto|xmpp|tel|javascript|data):/giu, '\\:')
      .replace(/(?<=www)\./giu, '\\.')
      // At the start of a line "-", "+", "=", ":" and "1." or "1)" open blocks.
      .replace(/^[-+=:]/u, '\\$&')
      .replace(/^(\d+)([.)])(?= |$)/u, '$1\\$2')
  );
}
