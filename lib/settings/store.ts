import { storage } from 'wxt/utils/storage';
import { SETTINGS_VERSION, type Settings, settingsSchema } from '../schema/settings';
import { migrate, versionOf } from './migrations';

type Stored = Readonly<Record<string, unknown>>;

const stored = storage.defineItem<unknown>('local:settings', { fallback: null });
/** What was stored before the last migration, or before something unreadable was written over. */
const backup = storage.defineItem<unknown>('local:settingsBackup', { fallback: null });

const asRecord = (value: unknown): Stored =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Stored) : {};

/** The settings in a stored value or a file of any version: every part that is good, and the defaults for the rest. */
export function readSettings(value: unknown): Settings {
  return settingsSchema.parse(migrate(asRecord(value)));
}

/** Whether writing anew would lose something of what is stored: an older version, or parts that are not good. */
function wouldLose(value: unknown): boolean {
  if (value === null) return false;
  const { version: _, ...parts } = asRecord(value);
  const kept: Stored = readSettings(value);
  return (
    versionOf(asRecord(value)) < SETTINGS_VERSION ||
    Object.entries(kept).some(([name, part]) => JSON.stringify(part) !== JSON.stringify(parts[name]))
  );
}

async function write(before: unknown, settings: Settings): Promise<void> {
  if (wouldLose(before)) await backup.setValue(before);
  // What a later version of the extension stored besides is kept for it.
  await stored.setValue({ ...migrate(asRecord(before)), ...settings });
}

const alone = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('shuifen-settings', work);

/** The settings. Those of an older version are brought up to date on the way, and kept as a backup. */
export async function loadSettings(): Promise<Settings> {
  const value = await stored.getValue();
  if (value === null || versionOf(asRecord(value)) >= SETTINGS_VERSION) return readSettings(value);
  return alone(async () => {
    const before = await stored.getValue();
    const settings = readSettings(before);
    await write(before, settings);
    return settings;
  });
}

/**
 * Changes the settings, one change after the other, whichever page of the extension asks for it. Rejects when the
 * browser cannot store them.
 *
 * @returns the settings as they are then
 */
export async function changeSettings(change: (settings: Settings) => Partial<Settings>): Promise<Settings> {
  return alone(async () => {
    const before = await stored.getValue();
    const settings = readSettings(before);
    const changed = { ...settings, ...change(settings) };
    await write(before, changed);
    return changed;
  });
}

/** Calls back after every change, in whatever page it was made. Returns what ends it. */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  return stored.watch((value) => onChange(readSettings(value)));
}
