import type { PageImage } from './page-image.ts';

/** What the drawing process is told; first `open`, then pages one at a time. */
export type DrawingRequest =
  | {
      readonly kind: 'open';
      readonly bytes: Uint8Array;
      readonly mediaType: string;
      readonly passwords: readonly string[];
    }
  | { readonly kind: 'page'; readonly page: number };

export type DrawingReply =
  | { readonly kind: 'opened' }
  | { readonly kind: 'page'; readonly page: number; readonly image: PageImage }
  | { readonly kind: 'failed'; readonly page: number | null; readonly detail: string };
