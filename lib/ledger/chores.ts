import type { ItemKey } from '../model';
import type { Change } from './commit';
import { authorOfAccount } from './keys';
import type { HeadRow } from './schema';
import type { Keyed, Shelf } from './shelf';

/**
 * Whose verdicts no longer follow from what is known: an author's (`<site>:<id>`), all of whose items are evidence for
 * each other, or an item's that has no author, in the order in which that came to be; or everybody's.
 */
export type Stale = readonly string[] | 'all';

/** How far kept verdicts have been held against the present rules and settings. */
export interface Renewal {
  readonly basis: string;
  /** The key after which to go on; null at the beginning. */
  readonly after: ItemKey | null;
  readonly done: boolean;
  /** Those that were reached with the present ones too: their inputs may be others. */
  readonly all: boolean;
}

/** How far the retention rule has been carried out. */
export interface Retained {
  readonly rule: string;
  readonly after: ItemKey | null;
  /** When the next round begins, ms; in a round that is under way, when that began. */
  readonly from: number;
}

/** What the upkeep notes in the history itself: a worker lives for half a minute, and its memory goes with it. */
export interface Notes {
  readonly stale: Stale;
  readonly renewal: Renewal;
  readonly retained: Retained;
}

/** What there is to do. */
export interface Chores {
  readonly stale: 'all' | StaleBatch;
  readonly renewal: Renewal | null;
  readonly retained: Retained | null;
}

/** The foremost names, and the items that they stand for. */
export interface StaleBatch {
  readonly names: readonly string[];
  readonly keys: readonly ItemKey[];
}

/** What was done: names whose items were judged (or that everybody's are about to be), and how far the rest has come. */
export type Done = { readonly [name in keyof Notes]?: Notes[name] };

/** Before the key of an item without an author. */
const LONE = '=';
/** So many names are worked on at a time. */
const BATCH = 5;
/** Past so many, to go through everything is no more than to go through them. */
const MOST_NAMES = 500;
/** No author has more items listed (idb-authors.ts). */
const MOST_ITEMS = 4000;

export async function choresOf(shelf: Shelf): Promise<Chores> {
  const [stale = [], renewal = null, retained = null] = await Promise.all([
    shelf.note('stale'),
    shelf.note('renewal'),
    shelf.note('retained'),
  ]);
  if (stale === 'all') return { stale, renewal, retained };
  const names = stale.slice(0, BATCH);
  const keys = await Promise.all(
    names.map((name) => (name.startsWith(LONE) ? [name.slice(LONE.length)] : shelf.authorKeys(name, MOST_ITEMS))),
  );
  return { stale: { names, keys: [...new Set(keys.flat())] }, renewal, retained };
}

/** Takes off the list what was judged; what became stale once more meanwhile stands behind it and stays. */
export async function settle(shelf: Shelf, { stale: judged, ...notes }: Done): Promise<void> {
  const puts: Promise<unknown>[] = [];
  if (judged !== undefined) {
    const stale = (await shelf.note('stale')) ?? [];
    const isFirst = judged !== 'all' && judged.every((name, i) => name === stale[i]);
    if (judged === 'all' && stale === 'all') puts.push(shelf.putNote('stale', []));
    if (judged !== 'all' && stale !== 'all' && isFirst) puts.push(shelf.putNote('stale', stale.slice(judged.length)));
  }
  if (notes.renewal) puts.push(shelf.putNote('renewal', notes.renewal));
  if (notes.retained) puts.push(shelf.putNote('retained', notes.retained));
  await Promise.all(puts);
}

/**
 * Notes that the verdicts of these are to be reached anew. To judge them where their inputs change would make a page
 * view wait for items that it does not show; this is one small row.
 */
export async function markStale(shelf: Shelf, names: Iterable<string>): Promise<void> {
  const added = new Set(names);
  if (added.size === 0) return;
  const stale = (await shelf.note('stale')) ?? [];
  if (stale === 'all') return;
  // The foremost may be under work with what was known before: those stand there once more.
  for (const name of stale.slice(BATCH)) added.delete(name);
  if (added.size === 0) return;
  const next = [...stale, ...added];
  await shelf.putNote('stale', next.length > MOST_NAMES ? 'all' : next);
}

/** The authors of items that are forgotten: the others have less evidence now. */
export function namesOfGone(items: readonly Keyed[]): ReadonlySet<string> {
  return new Set(items.flatMap(([key, row]) => authorOfAccount(key) ?? row.a ?? []));
}

/** By what name an item is found in the list. */
function nameOf(key: ItemKey, row: HeadRow): string {
  return authorOfAccount(key) ?? row.a ?? LONE + key;
}

/** The names of items that have changed; of those that have changed hands, both. */
export function namesOf(changes: readonly Pick<Change, 'key' | 'before' | 'after'>[]): ReadonlySet<string> {
  return new Set(
    changes.flatMap(({ key, before, after }) => [nameOf(key, after), ...(before ? [nameOf(key, before)] : [])]),
  );
}
