/** Groups what happened at an instant by the reader's calendar day, newest first. */
export function groupByDay<T extends { readonly at: string }>(
  items: readonly T[],
  localDay: (at: string) => string,
): { day: string; items: T[] }[] {
  const days = new Map<string, T[]>();
  for (const item of [...items].sort((a, b) => b.at.localeCompare(a.at))) {
    const day = localDay(item.at);
    const group = days.get(day);
    if (group) group.push(item);
    else days.set(day, [item]);
  }
  return [...days].map(([day, group]) => ({ day, items: group }));
}
