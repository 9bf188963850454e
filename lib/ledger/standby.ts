import { LedgerError, type LedgerTrouble } from './error';
import type { History } from './history';
import type { Ledger, LedgerOptions } from './ledger';
import { memoryLedger } from './memory';
import { openLedger } from './open';
import { mergeAll } from './restore';

/** A ledger that goes on in memory when the disk fails, and says that it does. */
export interface StandbyLedger extends Ledger {
  /** Why the history is only in memory now; null while it is on the disk. */
  trouble(): LedgerTrouble | null;
}

export interface StandbyOptions extends LedgerOptions {
  /** How long to wait before the disk is tried again. */
  readonly retryAfterMs?: number;
  /** Told after each page view that is kept on the disk. */
  readonly onKept?: () => void;
}

const RETRY_AFTER_MS = 5000;
/** Points that are taken over to the disk in one slice. */
const SLICE_POINTS = 2000;

/**
 * Opens the ledger on the disk. Where that cannot be had, or fails later, reading and judging go on in memory: the
 * call that failed is repeated there, and what the disk holds stays as it is. The disk is tried again every few
 * seconds, except where a migration has failed; when it is back, what was recorded meanwhile is merged into it, and the
 * ledger is on the disk again.
 */
export async function openWithStandby(options: StandbyOptions = {}): Promise<StandbyLedger> {
  const opened = await openLedger(options);
  const standby = new Standby(opened.ok ? opened.ledger : memoryLedger(options), options);
  if (!opened.ok) standby.waitFor(opened.reason);
  const steady = <T>(work: (on: Ledger) => Promise<T>) => standby.steady(work);
  return {
    async record(view, at, judging) {
      const recorded = await steady((on) => on.record(view, at, judging));
      if (standby.trouble === null) options.onKept?.();
      return recorded;
    },
    evidence: (keys) => steady((on) => on.evidence(keys)),
    keepVerdicts: (verdicts) => steady((on) => on.keepVerdicts(verdicts)),
    rejudge: (judging) => steady((on) => on.rejudge(judging)),
    verdicts: (keys) => steady((on) => on.verdicts(keys)),
    outdated: (now, after, all) => steady((on) => on.outdated(now, after, all)),
    page: (ask) => steady((on) => on.page(ask)),
    reviews: (keys) => steady((on) => on.reviews(keys)),
    review: (key, review) => steady((on) => on.review(key, review)),
    chores: () => steady((on) => on.chores()),
    settle: (done) => steady((on) => on.settle(done)),
    tidy: (ask) => steady((on) => on.tidy(ask)),
    shed: (ask) => steady((on) => on.shed(ask)),
    forget: (keys) => steady((on) => on.forget(keys)),
    forgetSite: (site, after) => steady((on) => on.forgetSite(site, after)),
    clear: () => steady((on) => on.clear()),
    histories: (after, most) => steady((on) => on.histories(after, most)),
    merge: (histories) => steady((on) => on.merge(histories)),
    totals: () => steady((on) => on.totals()),
    close: () => standby.close(),
    trouble: () => standby.trouble,
  };
}

class Standby {
  readonly #options: StandbyOptions;
  #ledger: Ledger;
  #trouble: LedgerTrouble | null = null;
  /** Calls under way: what is in memory may not change while it is taken over. */
  readonly #busy = new Set<Promise<unknown>>();
  /** Resolves when nothing is being taken over. */
  #takenOver: Promise<void> = Promise.resolve();
  #retry: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(ledger: Ledger, options: StandbyOptions) {
    this.#ledger = ledger;
    this.#options = options;
  }

  get trouble(): LedgerTrouble | null {
    return this.#trouble;
  }

  /** Does the work on the disk, or in memory where the disk fails in it. */
  async steady<T>(work: (on: Ledger) => Promise<T>): Promise<T> {
    // Once more after each wait: meanwhile it may have begun again, and waits only for the calls that it knows.
    for (let waited: unknown; waited !== this.#takenOver; ) {
      waited = this.#takenOver;
      await waited;
    }
    const done = this.#attempt(work);
    this.#busy.add(done);
    try {
      return await done;
    } finally {
      this.#busy.delete(done);
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#ledger.close();
  }

  /** Says why the history is in memory, and tries the disk again later. */
  waitFor(trouble: LedgerTrouble): void {
    this.#trouble = trouble;
    // A migration goes through everything there is: the next worker tries it again, not this one every few seconds.
    if (!this.#closed && trouble !== 'migration') {
      this.#retry = setTimeout(() => void this.#tryDisk(), this.#options.retryAfterMs ?? RETRY_AFTER_MS);
    }
  }

  async #attempt<T>(work: (on: Ledger) => Promise<T>): Promise<T> {
    const on = this.#ledger;
    try {
      return await work(on);
    } catch (error) {
      if (this.#closed || !(error instanceof LedgerError)) throw error;
      // Several calls can fail at once: the first one changes over and closes the disk's ledger, on which those that
      // still waited for it fail in turn. All are repeated on the same memory.
      if (this.#ledger === on) {
        on.close();
        this.#ledger = memoryLedger(this.#options);
        this.waitFor(error.trouble);
      }
      return work(this.#ledger);
    }
  }

  async #tryDisk(): Promise<void> {
    const opened = await openLedger(this.#options);
    if (!opened.ok) return this.waitFor(opened.reason);
    if (this.#closed) return opened.ledger.close();
    this.#takenOver = this.#takeOver(opened.ledger);
    await this.#takenOver;
  }

  /** Never rejects: calls wait for it. What was merged before a failure is merged again next time, to no effect. */
  async #takeOver(disk: Ledger): Promise<void> {
    await Promise.allSettled(this.#busy);
    try {
      await mergeAll(disk, allOf(this.#ledger));
      this.#ledger = disk;
      this.#trouble = null;
    } catch (error) {
      disk.close();
      this.waitFor(error instanceof LedgerError ? error.trouble : 'failed');
    }
  }
}

/** Everything that a ledger holds, in the order of its keys. */
async function* allOf(ledger: Ledger): AsyncGenerator<History> {
  for (let after: string | null = null; ; ) {
    const slice = await ledger.histories(after, SLICE_POINTS);
    yield* slice.histories;
    if (slice.last === null) return;
    after = slice.last;
  }
}
