import { useEffect, useSyncExternalStore } from 'react';

/** Title of the browser tab: the page first, the product last. */
export function useTitle(title: string | null | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · Aktenlage` : 'Aktenlage';
  }, [title]);
}

export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Below this width the source panel is a sheet over the page. */
export const NARROW = '(max-width: 70rem)';
