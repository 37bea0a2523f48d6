import { AktenlageError } from '../domain/errors.ts';

export interface UploadForm {
  readonly file: File | readonly File[];
  readonly sourceKey?: string | readonly string[] | undefined;
}

export interface Upload {
  /** Path relative to the folder, with `/`. */
  readonly sourceKey: string;
  readonly file: File;
}

/** Pairs each file with its `sourceKey`. @throws AktenlageError `bad-request` */
export function uploadedFiles(form: UploadForm): Upload[] {
  const files = Array.isArray(form.file) ? form.file : [form.file];
  const keys = form.sourceKey === undefined ? [] : [form.sourceKey].flat();
  if (keys.length > 0 && keys.length !== files.length) {
    throw new AktenlageError(
      'bad-request',
      `There are ${files.length} files but ${keys.length} sourceKey fields: give none, or one for each file.`,
    );
  }
  return files.map((file, index) => ({ sourceKey: sourceKeyOf(keys[index] ?? file.name), file }));
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
