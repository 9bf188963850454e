import type { Evidence, ItemKey, PageView, Verdict } from '../model';
import type { OnDamage } from './error';
import { readEvidence } from './evidence';
import { type Recorded, recordView } from './record';
import type { Totals, VerdictRow } from './schema';
import type { Shelves } from './shelf';

export interface LedgerOptions {
  /** Told of every damaged row met while reading or recording. */
  readonly onDamage?: OnDamage;
}

/**
 * The history. What it promises once resolved is on the disk (or, for `memoryLedger`, in memory).
 * Every method rejects with a `LedgerError` that says why it could not be done; then nothing of the call was kept.
 */
export interface Ledger {
  /**
   * Adds the observations of one page at the time `at` (ms, the background's clock, kept to the second).
   * Resolves only when the one transaction of this page view is complete. The page's address is not stored.
   */
  record(view: PageView, at: number): Promise<Recorded>;
  /** What is known of the items, without those never recorded. The author's other items come newest first, at most 40. */
  evidence(keys: readonly ItemKey[]): Promise<ReadonlyMap<ItemKey, Evidence>>;
  /** Keeps verdicts that say something and drops the kept ones that a silent verdict replaces. */
  keepVerdicts(verdicts: readonly Verdict[], at: number): Promise<void>;
  /** The kept verdicts of these items; whoever asks compares their digests. */
  verdicts(keys: readonly ItemKey[]): Promise<ReadonlyMap<ItemKey, Verdict>>;
  /** How much is remembered, in one read. */
  totals(): Promise<Totals>;
  close(): void;
}

/** A ledger over any shelves, so that disk and memory follow the same rules. */
export function createLedger(shelves: Shelves, { onDamage = () => undefined }: LedgerOptions): Ledger {
  return {
    record: (view, at) => shelves.write((shelf) => recordView(shelf, view, at, onDamage)),
    evidence: (keys) => shelves.read((shelf) => readEvidence(shelf, keys, onDamage)),
    async keepVerdicts(verdicts, at) {
      if (verdicts.length === 0) return;
      await shelves.write((shelf) =>
        Promise.all(
          verdicts.map((verdict) =>
            isSilent(verdict)
              ? shelf.dropVerdict(verdict.key)
              : shelf.putVerdict(verdict.key, rowOfVerdict(verdict, at)),
          ),
        ),
      );
    },
    async verdicts(keys) {
      const rows = await shelves.read((shelf) => Promise.all(keys.map((key) => shelf.verdict(key))));
      return new Map(keys.flatMap((key, i) => (rows[i] === undefined ? [] : [[key, verdictOfRow(key, rows[i])]])));
    },
    totals: () => shelves.read((shelf) => shelf.totals()),
    close: () => shelves.close(),
  };
}

function rowOfVerdict({ key: _, state, ...rest }: Verdict, at: number): VerdictRow {
  return { s: state, l: at, v: rest };
}

function verdictOfRow(key: ItemKey, { s, v }: VerdictRow): Verdict {
  return { key, state: s, ...v };
}

function isSilent(verdict: Verdict): boolean {
  return verdict.state === 'unknown' && verdict.findings.length === 0;
}
