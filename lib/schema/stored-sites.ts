import { z } from './zod';

/**
 * A user's adapter as it is stored: in the user's own text, so that one that a later version of the extension cannot
 * use any more is still there to be mended.
 */
const storedSite = z.object({ id: z.string(), text: z.string(), enabled: z.boolean() });

export type StoredSite = Readonly<z.infer<typeof storedSite>>;

/** Version 1 of the stored list; empty where nothing is stored or where it does not have this form. */
export function parseStoredSites(value: unknown): readonly StoredSite[] {
  const parsed = z.array(storedSite).safeParse(value);
  return parsed.success ? parsed.data : [];
}
