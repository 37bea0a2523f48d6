/** Something that is opened when somebody first wants it, and once. */
export interface OpenedOnce<T> {
  /** A start that failed is tried again by the next call. */
  readonly get: () => Promise<T>;
  /** What was opened or is being opened; undefined where nobody wanted it, or it failed. */
  readonly begun: () => Promise<T> | undefined;
}

/** @param stopping where it was not opened yet it no longer is then: nobody would close it */
export function openedOnce<T>(open: () => Promise<T>, stopping?: AbortSignal): OpenedOnce<T> {
  let opened: Promise<T> | undefined;
  return {
    begun: () => opened,
    get() {
      if (opened === undefined && stopping?.aborted) return Promise.reject(stopping.reason);
      opened ??= open();
      opened.catch(() => {
        opened = undefined;
      });
      return opened;
    },
  };
}
