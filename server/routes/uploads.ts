import { AktenlageError } from '../domain/errors.ts';

export interface UploadForm {
  readonly file: File | readonly File[];
  readonly sourceKey?: string | readonly string[] | undefined;
  /** JSON, one for each file. */
  readonly metadata?: string | readonly string[] | undefined;
}

export interface Upload {
  /** Path relative to the folder, with `/`. */
  readonly sourceKey: string;
  readonly file: File;
  /** As it was sent; ingestion checks it. Absent where nothing was. */
  readonly manifest?: unknown;
}

/** Pairs each file with its `sourceKey` and its metadata. @throws AktenlageError `bad-request` */
export function uploadedFiles(form: UploadForm): Upload[] {
  const files = Array.isArray(form.file) ? form.file : [form.file];
  const keys = form.sourceKey === undefined ? [] : [form.sourceKey].flat();
  if (keys.length > 0 && keys.length !== files.length) {
    throw new AktenlageError(
      'bad-request',
      `There are ${files.length} files but ${keys.length} sourceKey fields: give none, or one for each file.`,
    );
  }
  const metadata = form.metadata === undefined ? [] : [form.metadata].flat();
  if (metadata.length > 0 && metadata.length !== files.length) {
    throw new AktenlageError(
      'bad-request',
      `There are ${files.length} files but ${metadata.length} metadata fields: give none, or one for each file.`,
    );
  }
  return files.map((file, index) => {
    const said = metadata[index];
    const upload = { sourceKey: sourceKeyOf(keys[index] ?? file.name), file };
    return said === undefined ? upload : { ...upload, manifest: readJson(said) };
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AktenlageError('bad-request', 'The metadata of a file are not valid JSON.', { cause: error });
  }
}

/**
 * The path under which a document is known: `/` as separator, no empty or `.` steps.
 * @throws AktenlageError `bad-request` for a path that leaves its folder, is empty, too long or not text
 */
export function sourceKeyOf(given: string): string {
  const steps = given
    .normalize('NFC')
    .replaceAll('\\', '/')
    .split('/')
    .filter((step) => step !== '' && step !== '.');
  const sourceKey = steps.join('/');
  if (sourceKey === '' || sourceKey.length > 1000 || steps.includes('..') || /\p{Cc}/u.test(sourceKey)) {
    throw new AktenlageError('bad-request', 'The name of a file is empty, too long or not a path.');
  }
  return sourceKey;
}
