import { z } from './zod';

/** The version of the settings that this code writes. Each older one has a step in lib/settings/migrations.ts. */
export const SETTINGS_VERSION = 4;

/** So many exceptions are kept; past that the oldest go. A page's list is held against all of them at every message. */
const MAX_EXCEPTIONS = 2000;
export const MAX_REASON = 200;

type Parser<T> = { safeParse(value: unknown): { success: true; data: T } | { success: false } };

const dataOf = <T>(schema: Parser<T>, value: unknown): readonly T[] => {
  const parsed = schema.safeParse(value);
  return parsed.success ? [parsed.data] : [];
};

/** A list of which every good entry is kept, whatever the others are. */
const goodOnes = <T>(entry: Parser<T>, most: number) =>
  z.pipe(
    z.catch(z.array(z.unknown()), []),
    z.transform((list): readonly T[] => list.flatMap((each) => dataOf(entry, each)).slice(-most)),
  );

/** A record of which every good entry is kept. A `__proto__` in a file is a name like any other, and is no good one. */
const goodEntries = <T>(value: Parser<T>) =>
  z.pipe(
    z.catch(z.record(z.string(), z.unknown()), {}),
    z.transform(
      (record): Readonly<Record<string, T>> =>
        Object.fromEntries(
          Object.entries(record).flatMap(([name, each]) =>
            name === '__proto__' ? [] : dataOf(value, each).map((good) => [name, good] as const),
          ),
        ),
    ),
  );

const exceptionSchema = z.object({
  /** An item's key, or an author: `<site>:<id>`. */
  key: z.string().check(z.minLength(1), z.maxLength(200)),
  what: z.enum(['item', 'author']),
  /** The user's own words; may be empty. */
  reason: z.catch(z.string().check(z.maxLength(MAX_REASON)), ''),
  /** When it was made, ms since 1970. */
  at: z.catch(z.number(), 0),
  /** What it was called then: an item's title, an author's name. */
  title: z.catch(z.string().check(z.maxLength(100)), ''),
});

/** Something that the user does not want to be shown a sign of any more. */
export type Exception = Readonly<z.infer<typeof exceptionSchema>>;

/** What differs from the default is named; everything else is on. */
const off = goodEntries(z.literal(false));

/** The bounds and the default of each limit of `marks`. The defaults are what the verdict was fitted for (HEURISTICS D). */
export const MARK_LIMITS = {
  doubtful: { min: 0.1, max: 0.7, step: 0.05, default: 0.3 },
  unusual: { min: 0.5, max: 0.95, step: 0.05, default: 0.8 },
  perThousand: { min: 1, max: 50, step: 1, default: 10 },
} as const;

const limit = (name: keyof typeof MARK_LIMITS) => {
  const { min, max, default: preset } = MARK_LIMITS[name];
  return z.catch(z.number().check(z.gte(min), z.lte(max)), preset);
};

// Each field has its own default, so a bad one does not take the good ones along.
const marksSchema = z.object({
  /** The posterior from which an item is called doubtful; never shown as a probability (DESIGN §5). */
  doubtful: limit('doubtful'),
  /** The posterior from which it may be called unusual. */
  unusual: limit('unusual'),
  /** Whatever the posterior: no more of 1,000 ordinary items may look like one that is marked. */
  perThousand: limit('perThousand'),
});

/** From where on an item is called doubtful, or unusual. */
export type Marks = Readonly<z.infer<typeof marksSchema>>;

export const DEFAULT_MARKS: Marks = marksSchema.parse({});

/** The longest that history can be kept whole before the rule has its say: ten years. */
export const MOST_KEEP_ALL_DAYS = 3650;

/** The bounds of the room for a history that is thinned, in megabytes: a few weeks of reading, and more than a lifetime. */
export const MEGABYTES = { min: 10, max: 100_000 } as const;

const retentionSchema = z.object({
  /** So many whole days everything is kept. */
  keepAllDays: z.catch(z.int().check(z.gte(1), z.lte(MOST_KEEP_ALL_DAYS)), 30),
  /** What comes then: `thin` lets go of what the sites themselves would not show, `keep` of nothing. */
  afterwards: z.catch(z.enum(['thin', 'keep']), 'thin'),
  /** Where it is thinned: so many megabytes it may take; past that, what was not seen for longest goes. */
  mostMegabytes: z.catch(z.int().check(z.gte(MEGABYTES.min), z.lte(MEGABYTES.max)), 500),
});

/** Takes every part of a stored or imported object that is good; a part that is missing or is not gets its default. */
export const settingsSchema = z.object({
  language: z.catch(z.enum(['auto', 'en', 'zh-CN', 'zh-TW']), 'auto'),
  /** By check id. One that is not named is the check's own default. */
  thresholds: goodEntries(z.number()),
  /** Layouts never checked on the live site, by adapter id: do the figures match what the user sees? */
  layouts: goodEntries(z.enum(['matching', 'differing'])),
  /** Badges beside every item, or only beside those whose counts are doubtful or unusual. */
  show: z.catch(z.enum(['all', 'marked']), 'all'),
  /** Sites that are switched off: `weibo`, `douban`, or one of the user's own (`x-…`). */
  sites: off,
  /** Page kinds that are switched off, by adapter id. */
  pages: off,
  exceptions: goodOnes(exceptionSchema, MAX_EXCEPTIONS),
  /** Checks that are switched off, by their id: they are not asked. */
  checks: off,
  /** From where on an item is marked. */
  marks: z.catch(marksSchema, DEFAULT_MARKS),
  /** How long the history is kept whole, and how large it may become. */
  retention: z.catch(retentionSchema, retentionSchema.parse({})),
});

export type Settings = Readonly<z.infer<typeof settingsSchema>>;
