import { z } from './zod';

/** The format of the file that holds the settings. One of a later format is refused, with words that say so. */
export const SETTINGS_FILE_FORMAT = 1;

type Parts = Readonly<Record<string, unknown>>;

/** The settings in a file as they stand there, nothing of them checked, or why it has none. */
export type ParsedSettingsFile =
  | { readonly ok: true; readonly settings: Parts }
  | { readonly ok: false; readonly fault: 'not-json' | 'not-settings' | 'newer' };

/** What stands around the settings. What else a file says there tells nothing to us. */
const fileSchema = z.object({
  shuifen: z.literal('settings'),
  format: z.number().check(z.int(), z.gte(1)),
  settings: z.custom<Parts>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
});

/** Reads what stands around the settings in a file's text. Never throws. */
export function parseSettingsFile(text: string): ParsedSettingsFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, fault: 'not-json' };
  }
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) return { ok: false, fault: 'not-settings' };
  if (parsed.data.format > SETTINGS_FILE_FORMAT) return { ok: false, fault: 'newer' };
  return { ok: true, settings: parsed.data.settings };
}
