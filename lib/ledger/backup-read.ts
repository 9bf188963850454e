import { type EndLine, type ItemLine, type MoreLine, type PointOfLine, parseBackupLine } from '../schema/backup';
import { textLines } from './backup-bytes';
import { type BackupFault, BrokenBackup } from './backup-fault';
import { historyOfLine, pointOfLine } from './backup-lines';
import type { History } from './history';

/** Four years of a look every ten minutes, round the clock: more is no history of a reader. */
const ITEM_POINTS = 200_000;

/**
 * The histories in a backup, one after the other; every line has been checked before anything of it is given, and the
 * last line before this ends. Holds one item at a time.
 *
 * @param onBytes told how many bytes of the file have been read
 * @throws BrokenBackup at the first line that is not as it must be
 */
export async function* readBackup(
  file: Blob,
  onBytes: (bytes: number) => void,
  signal?: AbortSignal,
): AsyncGenerator<History> {
  const reading = new Reading();
  for await (const text of textLines(file, onBytes, signal)) {
    const complete = reading.take(text);
    if (complete !== null) yield complete;
  }
  reading.finish();
}

class Reading {
  #line = 0;
  #items = 0;
  #points = 0;
  #ended = false;
  /** The item that may still go on in the next line. */
  #item: History | null = null;
  #series: History['series'][number][] = [];

  /** Takes the next line; gives the history that is complete by it. */
  take(text: string): History | null {
    this.#line += 1;
    if (this.#ended) throw this.#broken('after');
    const parsed = parseBackupLine(text);
    if (!parsed.ok) {
      const fault = this.#line === 1 && parsed.fault !== 'newer' ? 'not-backup' : parsed.fault;
      throw this.#broken(fault, 'where' in parsed ? parsed.where : '');
    }
    const { line } = parsed;
    if ('shuifen' in line !== (this.#line === 1)) throw this.#broken(this.#line === 1 ? 'not-backup' : 'form');
    if ('item' in line) return this.#begin(line);
    if ('more' in line) return this.#goOn(line);
    return 'end' in line ? this.#end(line) : null;
  }

  finish(): void {
    if (this.#line === 0) throw new BrokenBackup(1, 'not-backup');
    if (!this.#ended) throw new BrokenBackup(this.#line + 1, 'cut');
  }

  #begin(line: ItemLine): History | null {
    const complete = this.#complete();
    this.#item = historyOfLine({ ...line, points: [] });
    this.#items += 1;
    this.#add(line.points);
    return complete;
  }

  #goOn({ more, points }: MoreLine): null {
    if (this.#item?.facts.key !== more) throw this.#broken('order', 'more');
    this.#add(points);
    return null;
  }

  #end({ items, points }: EndLine): History | null {
    const complete = this.#complete();
    if (items !== this.#items || points !== this.#points) throw this.#broken('totals');
    this.#ended = true;
    return complete;
  }

  #add(points: readonly PointOfLine[]): void {
    for (const line of points) {
      const point = pointOfLine(line);
      const before = this.#series.at(-1);
      if (before !== undefined && point.firstAt < before.lastAt) throw this.#broken('order', 'points');
      this.#series.push(point);
    }
    this.#points += points.length;
    if (this.#series.length > ITEM_POINTS) throw this.#broken('long', 'points');
  }

  #complete(): History | null {
    const complete = this.#item === null ? null : { ...this.#item, series: this.#series };
    this.#item = null;
    this.#series = [];
    return complete;
  }

  #broken(fault: BackupFault, where = ''): BrokenBackup {
    return new BrokenBackup(this.#line, fault, where);
  }
}
