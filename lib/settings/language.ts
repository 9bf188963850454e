import { browser } from '../browser';
import { type Language, languageFor } from '../i18n';
import type { Settings } from '../schema/settings';

/** The language to speak: the one chosen, else the browser's. */
export function languageOf(settings: Pick<Settings, 'language'>): Language {
  return settings.language === 'auto' ? languageFor(browser.i18n.getUILanguage()) : settings.language;
}
