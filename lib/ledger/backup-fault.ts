/**
 * What is wrong with a file: `not-backup` its first line is no backup's · `newer` a later version wrote it · `damaged`
 * it cannot be unpacked · `not-json`, `form` a line is not as it must be · `order` times out of order, or points that belong to another item · `long` a
 * line, an item or the whole file is longer than any of ours · `cut` it ends before its last line · `totals` that one
 * counts otherwise · `after` something follows it.
 */
export type BackupFault =
  | 'not-backup'
  | 'newer'
  | 'damaged'
  | 'not-json'
  | 'form'
  | 'order'
  | 'long'
  | 'cut'
  | 'totals'
  | 'after';

/** The first thing that is wrong with a file. */
export interface BrokenAt {
  /** Counted from 1, in the unpacked text. */
  readonly line: number;
  readonly fault: BackupFault;
  /** The place in the line, where the fault has one: "points › entry 3". */
  readonly where: string;
}

export class BrokenBackup extends Error {
  readonly at: BrokenAt;

  constructor(line: number, fault: BackupFault, where = '') {
    super(`line ${line}: ${fault} ${where}`);
    this.at = { line, fault, where };
  }
}
