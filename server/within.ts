import { AktenlageError } from './domain/errors.ts';

/** @throws AktenlageError `database-unavailable` with this message once the time is up; the work goes on */
export async function within<T>(ms: number, work: Promise<T>, message: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AktenlageError('database-unavailable', message)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
