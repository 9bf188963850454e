import type { ItemKey } from '../model';

/**
 * Why the ledger could not do its work, for the caller to put into words and to go on in memory:
 * `refused` the browser gives no IndexedDB here · `blocked` another tab holds an older version open · `newer` a later
 * version of the extension wrote the database · `migration` it could not be brought to the present version and is as it
 * was · `full` no room on the disk · `closed` by its owner · `failed` else.
 */
export type LedgerTrouble = 'refused' | 'blocked' | 'newer' | 'migration' | 'full' | 'closed' | 'failed';

export class LedgerError extends Error {
  readonly trouble: LedgerTrouble;

  constructor(trouble: LedgerTrouble, cause?: unknown) {
    super(`ledger: ${trouble}`, { cause });
    this.name = 'LedgerError';
    this.trouble = trouble;
  }
}

/** A packed row that could not be read. Everything else of its item is still used. */
export interface Damage {
  readonly key: ItemKey;
  readonly reason: string;
}
export type OnDamage = (damage: Damage) => void;

const TROUBLES: Readonly<Record<string, LedgerTrouble>> = {
  SecurityError: 'refused',
  // Firefox, where history is never remembered.
  InvalidStateError: 'refused',
  VersionError: 'newer',
  QuotaExceededError: 'full',
};

/** The browser's errors as ours; bugs (a `RangeError`, say) stay what they are. */
export function asLedgerError(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  return new LedgerError(TROUBLES[error.name] ?? 'failed', error);
}
