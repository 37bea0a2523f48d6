import type { Outcome } from '../../server/domain/index.ts';
import { ApiError, readError } from './client.ts';

/**
 * Sends one file; `onSent` gets the share that has left this machine, 0–1. Uses XMLHttpRequest because `fetch` does
 * not tell how far an upload is.
 * @throws ApiError
 */
export function uploadReport(
  file: File,
  sourceKey: string,
  onSent: (share: number) => void,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('sourceKey', sourceKey);
    form.append('file', file);
    const request = new XMLHttpRequest();
    request.open('POST', '/api/reports');
    request.setRequestHeader('accept', 'application/json');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onSent(event.loaded / event.total);
    };
    request.upload.onload = () => onSent(1);
    request.onerror = () => reject(new ApiError('offline', '', true));
    request.onload = () => {
      if (request.status >= 400) reject(readError(request.status, request.responseText));
      else {
        const [outcome] = (JSON.parse(request.responseText) as { outcomes: Outcome[] }).outcomes;
        if (outcome) resolve(outcome);
        else reject(new ApiError('internal', '', false));
      }
    };
    request.send(form);
  });
}
