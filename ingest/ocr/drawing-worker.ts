import { openImage } from './decode-image.ts';
import { openPdf, type PageSource } from './draw-pdf.ts';
import type { DrawingReply, DrawingRequest } from './drawing-protocol.ts';

/** Runs as a process of its own: see `drawing-process.ts`. */
let source: PageSource | undefined;

const send = (reply: DrawingReply): void => {
  process.send?.(reply);
};

async function answer(request: DrawingRequest): Promise<void> {
  const page = request.kind === 'page' ? request.page : null;
  try {
    if (request.kind === 'open') {
      const { bytes, mediaType, passwords } = request;
      source =
        mediaType === 'application/pdf' ? await openPdf(bytes, passwords) : await openImage(bytes, mediaType);
      send({ kind: 'opened' });
    } else if (source) {
      send({ kind: 'page', page: request.page, image: await source.page(request.page) });
    }
  } catch (thrown) {
    send({ kind: 'failed', page, detail: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}

process.on('message', (request: DrawingRequest) => {
  answer(request).catch(() => process.exit(1));
});
process.on('disconnect', () => process.exit(0));
