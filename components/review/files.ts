import type { Imported } from '../../lib/review/api';
import type { Change, ExportFormat, Scope } from '../../lib/review/types';
import type { Redaction } from '../../lib/schema/export';

/** What is to be exported, and as what. */
export interface ExportWish {
  readonly format: ExportFormat;
  readonly redaction: Redaction;
  readonly scope: Scope;
  /** How many items that is. */
  readonly items: number;
  /** In the moderator's words. */
  readonly selection: string;
}

/** How checking a file ended. */
export interface Checked {
  readonly is: 'fine' | 'other-rules' | 'wrong';
  readonly words: readonly string[];
}

/** What the browser and the worker do with files for the page. */
export interface FileDesk {
  /** A report holds so many items at most. */
  readonly reportMost: number;
  /**
   * Asks where to, and writes there. Gives the names of the files; null where the moderator did not choose a place, or
   * stopped it: then nothing stays. Rejects with words where it fails.
   */
  export(
    wish: ExportWish,
    options: {
      readonly signal: AbortSignal;
      onProgress(progress: { readonly items: number; readonly bytes: number }): void;
    },
  ): Promise<readonly string[] | null>;
  verify(files: readonly File[]): Promise<Checked>;
  import(file: File): Promise<Imported>;
  stopImport(): Promise<void>;
  takeOver(changes: readonly Change[]): Promise<void>;
}
