import { useEffect, useRef, useSyncExternalStore } from 'react';
import { readSetting, writeSetting } from './settings.ts';

const listeners = new Set<() => void>();
let singleKeys = readSetting('single-keys') !== 'off';

/** Single-key shortcuts can be switched off (WCAG 2.1.4): speech input would trigger them. */
export function setSingleKeys(on: boolean): void {
  singleKeys = on;
  writeSetting('single-keys', on ? 'on' : 'off');
  for (const listener of listeners) listener();
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => singleKeys,
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select') !== null)
  );
}

/**
 * Handlers by key, in small letters, while the component is shown. Letters and signs are left alone in a field and with a modifier;
 * a handler returns true when it acted, which ends the matter.
 */
export function useShortcuts(handlers: Readonly<Record<string, () => boolean>>): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('dialog[open]')) return;
      if (event.key.length === 1 && (!singleKeys || isTyping(event.target))) return;
      if (latest.current[event.key.toLowerCase()]?.()) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
