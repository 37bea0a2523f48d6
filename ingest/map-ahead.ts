/**
 * Maps in order while up to `ahead` further results are already being worked out. The queue is bounded by that
 * number, so memory stays flat however many items there are. Ends by itself when the consumer stops early.
 */
export async function* mapAhead<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  ahead: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  try {
    for await (const item of items) {
      const result = work(item);
      // Reported where it is awaited; until then, or if nobody comes, it must not count as unhandled.
      result.catch(() => undefined);
      running.push(result);
      if (running.length > ahead) yield (await running.shift()) as R;
    }
    while (running.length > 0) yield (await running.shift()) as R;
  } finally {
    await Promise.allSettled(running);
  }
}
