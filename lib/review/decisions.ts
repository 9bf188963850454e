import type { Queue } from '../ledger';
import type { ItemKey } from '../model';
import type { Change, Review } from './types';

/** So many decisions are one transaction: a page that is closed meanwhile loses none that was told as done. */
const SLICE = 500;
/** So many steps can be taken back. */
const MOST_STEPS = 100;

/** Keeps decisions at once, and remembers how to take them back. */
export class Decisions {
  readonly #queue: Pick<Queue, 'decide'>;
  readonly #onKept: (key: ItemKey, review: Review | null) => void;
  readonly #steps: (readonly Change[])[] = [];

  /** @param onKept told of every decision that is on the disk */
  constructor(queue: Pick<Queue, 'decide'>, onKept: (key: ItemKey, review: Review | null) => void) {
    this.#queue = queue;
    this.#onKept = onKept;
  }

  /** Keeps changes as one step. Rejects with the ledger's error; what was kept until then can be taken back. */
  async keep(changes: readonly Change[]): Promise<void> {
    const kept: Change[] = [];
    try {
      await this.#write(changes, (change) => kept.push(change));
    } finally {
      if (kept.length > 0) this.#steps.push(kept);
      if (this.#steps.length > MOST_STEPS) this.#steps.shift();
    }
  }

  /** Takes the last step back; gives what it held, nothing where there is no step. */
  async undo(): Promise<readonly Change[]> {
    const step = this.#steps.at(-1);
    if (step === undefined) return [];
    await this.#write(
      step.map(({ key, before, after }) => ({ key, before: after, after: before })),
      () => undefined,
    );
    this.#steps.pop();
    return step;
  }

  async #write(changes: readonly Change[], onKept: (change: Change) => void): Promise<void> {
    for (let from = 0; from < changes.length; from += SLICE) {
      const slice = changes.slice(from, from + SLICE);
      await this.#queue.decide(slice.map(({ key, after }) => [key, after]));
      for (const change of slice) {
        this.#onKept(change.key, change.after);
        onKept(change);
      }
    }
  }
}
