import { lineOfFacts, lineOfPoint } from '../ledger/backup-lines';
import type { ItemFacts, ItemKey, Neighbour, Series } from '../model';
import type { ContextOfExport } from '../schema/export';

/**
 * The items of one author share the author's other items. Each is written once, in a line of its own before the first
 * item that needs it, and named by its key from then on. So that neither who writes nor who reads must keep a whole
 * ledger in memory, only the latest lines can be named: an item beyond the writer's window is written again.
 */
const WRITER_KEEPS = 1000;
/** The window of who reads is larger by all that one item may name, so that nothing falls out between the two. */
export const READER_KEEPS = WRITER_KEEPS + 200;
/** An exported item can be named too, if it is no longer than what a verdict uses of another item. */
const MOST_POINTS = 100;

/** The latest of what was put in, by key. */
export class Latest<T> {
  readonly #held = new Map<ItemKey, T>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: ItemKey): T | undefined {
    return this.#held.get(key);
  }

  put(key: ItemKey, value: T): void {
    this.#held.delete(key);
    this.#held.set(key, value);
    if (this.#held.size <= this.#most) return;
    for (const oldest of this.#held.keys()) {
      this.#held.delete(oldest);
      return;
    }
  }
}

/** Whether an exported item can be named as context by later ones. Who writes and who reads must agree on it. */
export function mayBeNamed(series: Series): boolean {
  return series.length > 0 && series.length <= MOST_POINTS;
}

/** Decides which of the items that a verdict uses must be written before it. */
export class ContextWriter {
  readonly #written = new Latest<string>(WRITER_KEEPS);
  /** Items read together share their neighbours: each of these is put into words once. */
  readonly #said = new WeakMap<Neighbour, string>();

  /** The lines that are still needed, so that all of these items can be named. */
  lines(neighbours: readonly Neighbour[]): readonly ContextOfExport[] {
    return neighbours.flatMap((neighbour) => {
      const { facts, series } = neighbour;
      const text = this.#said.get(neighbour) ?? JSON.stringify(bodyOf(facts, series));
      this.#said.set(neighbour, text);
      if (this.#written.get(facts.key) === text) return [];
      this.#written.put(facts.key, text);
      return [{ context: facts.key, ...bodyOf(facts, series) }];
    });
  }

  /** Told of an item that was written itself. */
  wrote(facts: ItemFacts, series: Series): void {
    if (mayBeNamed(series)) this.#written.put(facts.key, JSON.stringify(bodyOf(facts, series)));
  }
}

/** What a line says of an item, beside its key. */
function bodyOf(facts: ItemFacts, series: Series): Omit<ContextOfExport, 'context'> {
  const { item: _, ...rest } = lineOfFacts(facts);
  return { ...rest, points: series.map(lineOfPoint) };
}
