type Setting = 'language' | 'panel-width' | 'panel-pinned' | 'conversations' | 'single-keys';

/** A setting that this machine remembers; null where nothing is stored or storage is switched off. */
export function readSetting(name: Setting): string | null {
  try {
    return localStorage.getItem(`aktenlage.${name}`);
  } catch (thrown) {
    if (thrown instanceof DOMException) return null;
    throw thrown;
  }
}

/** Remembers a setting; where storage is switched off the setting holds until the page is left. */
export function writeSetting(name: Setting, value: string): void {
  try {
    localStorage.setItem(`aktenlage.${name}`, value);
  } catch (thrown) {
    if (!(thrown instanceof DOMException)) throw thrown;
  }
}
