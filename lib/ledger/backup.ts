import type { EndLine, HeaderLine } from '../schema/backup';
import { BACKUP_FORMAT } from '../schema/backup';
import { linesOf } from './backup-lines';
import type { Ledger } from './ledger';

/** How far copying has come: `done` of about `of`, in a unit of the copier's own. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

export interface CopyOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Aborting ends the copying with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Points in one transaction: so many are held in memory at a time, and writers wait no longer than it takes. */
const SLICE_POINTS = 2000;
/** A piece of the stream: large enough for the packer, small enough to be held. */
const PIECE_LENGTH = 64 * 1024;

/**
 * Everything the ledger holds, as a file for the user (see `linesOf` for what is in it). It is made while it is read, in
 * small transactions: what is recorded meanwhile may be in it or not, and never half of a transaction's item.
 *
 * @param about the extension's version, and the time (ms) to be named as that of the backup
 * @returns gzip bytes; reading from it fails with a `LedgerError` where the history cannot be read
 */
export function backup(
  ledger: Ledger,
  about: { readonly version: string; readonly at: number },
  options: CopyOptions = {},
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const pieces = inPieces(allLines(ledger, about, options));
  const text = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return text.pipeThrough(new CompressionStream('gzip'));
}

async function* inPieces(lines: AsyncGenerator<string>): AsyncGenerator<string, void, undefined> {
  let piece = '';
  for await (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

async function* allLines(
  ledger: Ledger,
  { version, at }: { readonly version: string; readonly at: number },
  { onProgress, signal }: CopyOptions,
): AsyncGenerator<string> {
  signal?.throwIfAborted();
  const totals = await ledger.totals();
  const header: HeaderLine = {
    shuifen: 'backup',
    format: BACKUP_FORMAT,
    version,
    at: new Date(at).toISOString(),
    items: totals.items,
    points: totals.points,
  };
  yield JSON.stringify(header);
  let items = 0;
  let points = 0;
  for (let after: string | null = null; ; ) {
    signal?.throwIfAborted();
    const slice = await ledger.histories(after, SLICE_POINTS);
    for (const history of slice.histories) {
      yield* linesOf(history);
      points += history.series.length;
    }
    items += slice.histories.length;
    onProgress?.({ done: items, of: Math.max(items, totals.items) });
    if (slice.last === null) break;
    after = slice.last;
  }
  const end: EndLine = { end: true, items, points };
  yield JSON.stringify(end);
}
