import type { ItemKey } from '../model';
import type { CopyOptions } from './backup';
import { type BrokenAt, BrokenBackup } from './backup-fault';
import { readBackup } from './backup-read';
import type { History, Merged } from './history';
import type { Ledger } from './ledger';

export type Restored =
  | { readonly ok: true; readonly merged: Merged }
  /** Nothing was changed, unless the file itself was while it was read. */
  | { readonly ok: false; readonly broken: BrokenAt };

/** Points in one transaction. */
const SLICE_POINTS = 1000;
/** Items in one transaction: each is a few requests. */
const SLICE_ITEMS = 100;

/**
 * Merges a backup into the ledger. The file is read twice: first every line is checked, and a file with anything wrong
 * changes nothing; then it is merged in small transactions. What is there already stays and gains; restoring twice
 * changes nothing, and a restore that was broken off in the merging (aborted, a full disk) is finished by another.
 *
 * Progress counts bytes of the file, both times.
 *
 * @throws LedgerError where the ledger cannot be written; the signal's reason
 */
export async function restore(ledger: Ledger, file: Blob, options: CopyOptions = {}): Promise<Restored> {
  const { onProgress, signal } = options;
  const told = (before: number) => (bytes: number) => onProgress?.({ done: before + bytes, of: 2 * file.size });
  try {
    for await (const _ of readBackup(file, told(0), signal)) {
      // Only checked.
    }
    const merged = await mergeAll(ledger, readBackup(file, told(file.size), signal), signal);
    return { ok: true, merged };
  } catch (error) {
    if (error instanceof BrokenBackup) return { ok: false, broken: error.at };
    throw error;
  }
}

/** Merges histories as they come, in slices; gives the sum of what was done. */
export async function mergeAll(
  ledger: Ledger,
  histories: AsyncIterable<History>,
  signal?: AbortSignal,
): Promise<Merged> {
  let sum: Merged = { added: 0, changed: 0, unchanged: 0, points: 0, reviews: 0, conflicts: [] };
  let slice = new Map<ItemKey, History>();
  let points = 0;
  const flush = async () => {
    signal?.throwIfAborted();
    sum = sumOf(sum, await ledger.merge([...slice.values()]));
    slice = new Map();
    points = 0;
  };
  for await (const history of histories) {
    if (slice.has(history.facts.key)) await flush();
    slice.set(history.facts.key, history);
    points += history.series.length;
    if (slice.size >= SLICE_ITEMS || points >= SLICE_POINTS) await flush();
  }
  if (slice.size > 0) await flush();
  return sum;
}

function sumOf(one: Merged, other: Merged): Merged {
  return {
    added: one.added + other.added,
    changed: one.changed + other.changed,
    unchanged: one.unchanged + other.unchanged,
    points: one.points + other.points,
    reviews: one.reviews + other.reviews,
    conflicts: [...one.conflicts, ...other.conflicts],
  };
}
