import { z } from './zod';

/** Version 1 of the settings. A threshold that is not named is the check's own default. */
export const settingsSchema = z.object({
  language: z._default(z.enum(['auto', 'en', 'zh-CN', 'zh-TW']), 'auto'),
  thresholds: z._default(z.record(z.string(), z.number()), {}),
});

export type Settings = z.infer<typeof settingsSchema>;
