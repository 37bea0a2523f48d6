import { readFileSync } from 'node:fs';
import { openHouseTemplate } from './briefing/export-docx/house-template.ts';

/** The Word file of the house at this path, or what is wrong with it, as a sentence after its name. Never throws. */
export function readHouseTemplate(path: string): ReturnType<typeof openHouseTemplate> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { problem: missing ? 'does not exist.' : 'cannot be read.' };
  }
  return openHouseTemplate(bytes);
}
