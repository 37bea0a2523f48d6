import { createInstance } from 'i18next';
import { useSyncExternalStore } from 'react';
import type { InterfaceLanguage } from '../../server/domain/index.ts';
import { readSetting, writeSetting } from '../ui/settings.ts';
import { createFormat, type Format } from './format.ts';
import { strings } from './strings.ts';

type RawKey = keyof typeof strings;
type WithoutPlural<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;

/** A key of `strings`, without its plural ending. */
export type TextKey = WithoutPlural<RawKey>;
export type Translate = (key: TextKey, values?: Record<string, string | number>) => string;

function resources(language: InterfaceLanguage): Record<string, string> {
  return Object.fromEntries(Object.entries(strings).map(([key, forms]) => [key, forms[language]]));
}

function initialLanguage(): InterfaceLanguage {
  const stored = readSetting('language');
  if (stored === 'de' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en';
}

const instance = createInstance();
void instance.init({
  lng: initialLanguage(),
  fallbackLng: 'en',
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  resources: { de: { translation: resources('de') }, en: { translation: resources('en') } },
});

export interface Interface {
  readonly language: InterfaceLanguage;
  readonly t: Translate;
  readonly format: Format;
}

function createInterface(language: InterfaceLanguage): Interface {
  const translate = instance.getFixedT(language);
  return { language, t: (key, values) => translate(key, values ?? {}), format: createFormat(language) };
}

/** Whether there is a text under a key that is put together from data, such as the code of an outcome. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(strings, key);
}

const interfaces = { de: createInterface('de'), en: createInterface('en') };
const listeners = new Set<() => void>();
let current: InterfaceLanguage = initialLanguage();
document.documentElement.lang = current;

type Added = Readonly<Record<string, Readonly<Record<InterfaceLanguage, string>>>>;

/** `useInterface` with the words of a part that is loaded when it is wanted: they are no part of the first page. */
export function withStrings<S extends Added>(
  added: S,
): () => Omit<Interface, 't'> & {
  readonly t: (
    key: TextKey | WithoutPlural<keyof S & string>,
    values?: Record<string, string | number>,
  ) => string;
} {
  for (const language of ['de', 'en'] as const) {
    const words = Object.entries(added).map(([key, forms]) => [key, forms[language]]);
    instance.addResources(language, 'translation', Object.fromEntries(words));
  }
  return useInterface as ReturnType<typeof withStrings<S>>;
}

/** Switches the interface in place and remembers the choice on this machine. */
export function setLanguage(language: InterfaceLanguage): void {
  current = language;
  document.documentElement.lang = language;
  writeSetting('language', language);
  for (const listener of listeners) listener();
}

/** Words, dates and numbers of the chosen language; the component follows every switch. */
export function useInterface(): Interface {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => interfaces[current],
  );
}
