const OPEN = '<think>';
const CLOSE = '</think>';

/**
 * Drops the block `<think>…</think>` with which some models open, where their server does not separate it:
 * it is no part of the answer. Works on pieces cut anywhere.
 */
export class WithoutThoughts {
  private held = '';
  private state: 'opening' | 'thinking' | 'answering' = 'opening';

  /** The part of the answer that the piece completes. */
  push(piece: string): string {
    if (this.state === 'answering') return piece;
    this.held += piece;
    if (this.state === 'opening') {
      const start = this.held.trimStart();
      if (start.length < OPEN.length && OPEN.startsWith(start)) return '';
      if (!start.startsWith(OPEN)) return this.release(this.held);
      this.state = 'thinking';
    }
    const end = this.held.indexOf(CLOSE);
    if (end >= 0) return this.release(this.held.slice(end + CLOSE.length).trimStart());
    // Thoughts are not kept, but a closing tag may be cut in two.
    this.held = this.held.slice(-CLOSE.length);
    return '';
  }

  /** What was held back because it might have become a tag. */
  end(): string {
    return this.state === 'opening' ? this.release(this.held) : '';
  }

  private release(text: string): string {
    this.state = 'answering';
    this.held = '';
    return text;
  }
}
