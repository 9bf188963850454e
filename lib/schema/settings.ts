import { z } from './zod';

/** Version 1 of the settings. A threshold that is not named is the check's own default. */
export const settingsSchema = z.object({
  language: z._default(z.enum(['auto', 'en', 'zh-CN', 'zh-TW']), 'auto'),
  thresholds: z._default(z.record(z.string(), z.number()), {}),
  /** Layouts never checked on the live site, by adapter id: do the figures match what the user sees? */
  layouts: z._default(z.record(z.string(), z.enum(['matching', 'differing'])), {}),
});

export type Settings = z.infer<typeof settingsSchema>;
