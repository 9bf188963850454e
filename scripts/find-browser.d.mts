/** The path of a Chromium, Chrome, Edge or Brave, or null. Throws when CHROMIUM_PATH names none. */
export function findChromium(): string | null;
/** The path of a Firefox, or null. Throws when FIREFOX_PATH names none. */
export function findFirefox(): string | null;
