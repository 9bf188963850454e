import { storage } from 'wxt/utils/storage';
import { type Settings, settingsSchema } from '../schema/settings';

export type { Settings } from '../schema/settings';

const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});

const stored = storage.defineItem<unknown>('local:settings', { version: 1, fallback: null });

/** Changes some settings; what is not named stays. Rejects when the browser cannot store them. */
export async function changeSettings(changes: Partial<Settings>): Promise<void> {
  await stored.setValue({ ...(await loadSettings()), ...changes });
}

/** The settings, with the defaults where none are stored or where what is stored does not have their form. */
export async function loadSettings(): Promise<Settings> {
  const parsed = settingsSchema.safeParse((await stored.getValue()) ?? {});
  return parsed.success ? parsed.data : DEFAULT_SETTINGS;
}
