import { SETTINGS_VERSION, type Settings } from '../schema/settings';
import { parseSettingsFile, SETTINGS_FILE_FORMAT } from '../schema/settings-file';
import { nameOfException } from './exceptions';
import { strangeIn } from './file-form';
import { migrate, versionOf } from './migrations';
import { readSettings } from './store';

/** Some ten times what two thousand long exceptions take: a file that is larger is none of ours, and is not read. */
export const MOST_FILE_BYTES = 8 * 1024 * 1024;

/** The settings of a file of any version, brought to the present one. */
export interface ImportedSettings {
  readonly settings: Settings;
  /** The parts that the file speaks of. The others are defaults that its version did not have yet. */
  readonly says: ReadonlySet<string>;
}

/**
 * What is wrong with a file: `large` by its size alone · `not-json` · `not-settings` JSON, but not of ours · `newer` a
 * later version wrote it · `form` at these places something is not as it must be.
 */
export type SettingsFileFault =
  | { readonly fault: 'large' | 'not-json' | 'not-settings' | 'newer' }
  | { readonly fault: 'form'; readonly places: readonly string[] };

export type ReadSettingsFile =
  | { readonly ok: true; readonly imported: ImportedSettings }
  | { readonly ok: false; readonly broken: SettingsFileFault };

/** How a file's settings are taken over: beside one's own, or in place of them. */
export type ImportMode = 'merge' | 'replace';

/**
 * The settings as one JSON file. The user's own sites are not in it: each has a file of its own.
 *
 * @param about the extension's version, and the time (ms) to be named
 */
export function settingsFile(settings: Settings, about: { readonly version: string; readonly at: number }): string {
  const file = {
    shuifen: 'settings',
    format: SETTINGS_FILE_FORMAT,
    version: about.version,
    at: new Date(about.at).toISOString(),
    settings: { version: SETTINGS_VERSION, ...settings },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Reads a file of settings. Unlike what is stored, a file has to be right in every part, or nothing of it is taken:
 * whoever imports it should get what it says. A large one is refused before it is read. Never throws for what is in it.
 */
export async function readSettingsFile(file: Blob): Promise<ReadSettingsFile> {
  if (file.size > MOST_FILE_BYTES) return broken({ fault: 'large' });
  const parsed = parseSettingsFile(await file.text());
  if (!parsed.ok) return broken({ fault: parsed.fault });
  const given = parsed.settings;
  const from = versionOf(given);
  if (from > SETTINGS_VERSION) return broken({ fault: 'newer' });
  const { version: _, ...parts } = migrate(given);
  const settings = readSettings(given);
  const places = strangeIn(parts, settings);
  if (places.length > 0) return broken({ fault: 'form', places });
  const presets = readSettings({ version: from });
  const says = Object.keys(settings).filter(
    (part) => Object.hasOwn(given, part) || partOf(settings, part) !== partOf(presets, part),
  );
  return { ok: true, imported: { settings, says: new Set(says) } };
}

const broken = (what: SettingsFileFault): ReadSettingsFile => ({ ok: false, broken: what });
const partOf = (settings: Settings, part: string) => JSON.stringify(settings[part as keyof Settings]);

/**
 * The settings as they are after an import. Merging adds what the file names to what is there, and where both name the
 * same thing, the file is heeded; what it does not speak of stays. Replacing leaves nothing of one's own.
 */
export function settingsAfter(now: Settings, { settings, says }: ImportedSettings, mode: ImportMode): Settings {
  if (mode === 'replace') return settings;
  const taken = [...says].map((part) => {
    const name = part as keyof Settings;
    return [name, name === 'exceptions' ? exceptionsOf(now, settings) : joined(now[name], settings[name])];
  });
  // Read once more: a list that has become too long by it is cut to its measure.
  return readSettings({ ...now, ...Object.fromEntries(taken), version: SETTINGS_VERSION });
}

/** What a change has set, as it was before it: to undo it without touching what else has been changed since. */
export function partsBefore(before: Settings, after: Settings): Partial<Settings> {
  const changed = Object.keys(before).filter((part) => partOf(before, part) !== partOf(after, part));
  return Object.fromEntries(changed.map((part) => [part, before[part as keyof Settings]]));
}

function joined(ours: unknown, theirs: unknown): unknown {
  const both = typeof ours === 'object' && typeof theirs === 'object';
  return both ? { ...ours, ...theirs } : theirs;
}

function exceptionsOf(ours: Settings, theirs: Settings): Settings['exceptions'] {
  const both = [...ours.exceptions, ...theirs.exceptions];
  return [...new Map(both.map((each) => [nameOfException(each), each])).values()];
}
