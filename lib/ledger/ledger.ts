import type { Evidence, ItemKey, PageView, Verdict } from '../model';
import { type Chores, choresOf, type Done, settle } from './chores';
import type { OnDamage } from './error';
import { readEvidence } from './evidence';
import { forgetItems, forgetSiteAfter } from './forget';
import { type Histories, type History, historiesAfter, type Merged, mergeHistories } from './history';
import { type Judging, recordJudged } from './judging';
import { type KeptVerdict, keepVerdicts, keptVerdicts, type Outdated, outdatedAfter } from './keep';
import { type ItemPage, type PageAsk, pageOf } from './pages';
import { type Recorded, recordView } from './record';
import type { Basis, Review, Totals } from './schema';
import { excessOf, type Shed, type ShedAsk, shedOldest } from './shed';
import type { Shelves } from './shelf';
import { type Tidied, type TidyAsk, thinItems, thinnableAfter } from './tidy';

export interface LedgerOptions {
  /** Told of every damaged row met while reading or recording. */
  readonly onDamage?: OnDamage;
  /** Told when the browser has found the whole history damaged and deleted it: a new one has begun. */
  readonly onLoss?: () => void;
  /** Told whenever the database is opened and holds no item. The browser may take it away, and clear it, at any time. */
  readonly onEmpty?: () => void;
}

/**
 * The history. What it promises once resolved is on the disk (or, for `memoryLedger`, in memory).
 * Every method rejects with a `LedgerError` that says why it could not be done; then nothing of the call was kept.
 */
export interface Ledger {
  /**
   * Adds the observations of one page at the time `at` (ms, the background's clock, kept to the second).
   * Resolves only when the one transaction of this page view is complete. The page's address is not stored.
   *
   * @param judging what is to be judged with it, in the same transaction; where that throws, the view is kept all the
   *   same, and then this rejects with what was thrown
   */
  record(view: PageView, at: number, judging?: Judging): Promise<Recorded>;
  /** What is known of the items, without those never recorded. The author's other items come newest first, at most 40. */
  evidence(keys: readonly ItemKey[]): Promise<ReadonlyMap<ItemKey, Evidence>>;
  /** Keeps verdicts that say something and drops the kept ones that a silent verdict replaces. Writes what changed. */
  keepVerdicts(verdicts: readonly Verdict[]): Promise<void>;
  /** Judges items and keeps the verdicts in one transaction: what is recorded meanwhile comes before or after, not between. */
  rejudge(judging: Judging): Promise<void>;
  /** The kept verdicts of these items; whoever asks compares their digests. */
  verdicts(keys: readonly ItemKey[]): Promise<ReadonlyMap<ItemKey, KeptVerdict>>;
  /**
   * The items, of the next ones after a key, whose verdict was kept under other rules or settings than these; with `all`
   * every one.
   */
  outdated(now: Omit<Basis, 'number'>, after: ItemKey | null, all?: boolean): Promise<Outdated>;
  /** What the upkeep has to do, and how far it has come. */
  chores(): Promise<Chores>;
  /** Notes what it has done. */
  settle(done: Done): Promise<void>;
  /** A page of items: by state, author or time, of one site or all. */
  page(ask: PageAsk): Promise<ItemPage>;
  /** A moderator's decisions on these items, where there are any. */
  reviews(keys: readonly ItemKey[]): Promise<ReadonlyMap<ItemKey, Review>>;
  /** Keeps a decision, or takes it back. The item's history is then kept whole. */
  review(key: ItemKey, review: Review | null): Promise<void>;
  /** Thins what the retention rule no longer keeps whole, of the next items; goes on at `after` until that is null. */
  tidy(ask: TidyAsk): Promise<Tidied>;
  /** Drops what was not seen for longest where there is more than the rule has room for; goes on as `tidy` does. */
  shed(ask: ShedAsk): Promise<Shed>;
  /** Drops items with all that is kept of them. */
  forget(keys: readonly ItemKey[]): Promise<void>;
  /** Drops the items of a site among the next ones after a key; gives where to go on, null at the end. */
  forgetSite(site: string, after: ItemKey | null): Promise<ItemKey | null>;
  /** Drops everything. */
  clear(): Promise<void>;
  /**
   * The histories of the next items after a key, about `most` points of them, in the order of their keys: for copying
   * everything in slices. Whoever copies begins with null and goes on with `last` until that is null.
   */
  histories(after: ItemKey | null, most: number): Promise<Histories>;
  /** Merges histories that were kept elsewhere into this one, in one transaction; doing it twice changes nothing. */
  merge(histories: readonly History[]): Promise<Merged>;
  /** How much is remembered, in one read. */
  totals(): Promise<Totals>;
  close(): void;
}

/** A ledger over any shelves, so that disk and memory follow the same rules. */
export function createLedger(shelves: Shelves, { onDamage = () => undefined }: LedgerOptions): Ledger {
  return {
    async record(view, at, judging) {
      if (judging === undefined) return shelves.write((shelf) => recordView(shelf, view, at, onDamage));
      const { recorded, failure } = await shelves.write((shelf) => recordJudged(shelf, view, at, judging, onDamage));
      if (failure !== null) throw failure.error;
      return recorded;
    },
    evidence: (keys) => shelves.read((shelf) => readEvidence(shelf, keys, onDamage)),
    async keepVerdicts(verdicts) {
      if (verdicts.length > 0) await shelves.write((shelf) => keepVerdicts(shelf, verdicts));
    },
    rejudge: ({ keys, judge }) =>
      shelves.write(async (shelf) => keepVerdicts(shelf, judge(await readEvidence(shelf, keys, onDamage)))),
    verdicts: (keys) => shelves.read((shelf) => keptVerdicts(shelf, keys)),
    outdated: (now, after, all = false) => shelves.read((shelf) => outdatedAfter(shelf, now, after, all)),
    chores: () => shelves.read(choresOf),
    settle: (done) => shelves.write((shelf) => settle(shelf, done)),
    page: (ask) => shelves.read((shelf) => pageOf(shelf, ask)),
    async reviews(keys) {
      const rows = await shelves.read((shelf) => Promise.all(keys.map((key) => shelf.review(key))));
      return new Map(keys.flatMap((key, i) => (rows[i] === undefined ? [] : [[key, rows[i]]])));
    },
    async review(key, review) {
      await shelves.write((shelf) => (review === null ? shelf.dropReview(key) : shelf.putReview(key, review)));
    },
    async tidy(ask) {
      const { keys, after } = await shelves.read((shelf) => thinnableAfter(shelf, ask));
      const points = keys.length === 0 ? 0 : await shelves.write((shelf) => thinItems(shelf, keys, ask));
      return { after, points };
    },
    async shed(ask) {
      const excess = await shelves.read((shelf) => excessOf(shelf, ask));
      return excess === 0 ? { after: null, items: 0 } : shelves.write((shelf) => shedOldest(shelf, ask));
    },
    forget: (keys) => shelves.write((shelf) => forgetItems(shelf, keys)),
    forgetSite: (site, after) => shelves.write((shelf) => forgetSiteAfter(shelf, site, after)),
    async clear() {
      await shelves.write((shelf) => shelf.clear());
    },
    histories: (after, most) => shelves.read((shelf) => historiesAfter(shelf, after, most, onDamage)),
    merge: (histories) => shelves.write((shelf) => mergeHistories(shelf, histories, onDamage)),
    async totals() {
      const { seen: _, ...totals } = await shelves.read((shelf) => shelf.totals());
      return totals;
    },
    close: () => shelves.close(),
  };
}
