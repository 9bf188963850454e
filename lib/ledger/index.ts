export { type Damage, LedgerError, type LedgerTrouble } from './error';
export type { Ledger, LedgerOptions } from './ledger';
export { memoryLedger } from './memory';
export { type Opened, openLedger } from './open';
export type { Recorded } from './record';
export type { Totals } from './schema';
export { openWithStandby, type StandbyLedger } from './standby';
