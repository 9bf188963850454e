import type { DeskApi } from '../../lib/review/api';
import type { Remote } from '../../lib/review/port';
import type { Decision, Row, View } from '../../lib/review/types';

/** What is told at the foot of the page. */
export type Notice =
  | { readonly is: 'decided'; readonly decision: Decision; readonly n: number }
  | { readonly is: 'undone'; readonly n: number }
  | { readonly is: 'note' }
  | { readonly is: 'forgotten' }
  | { readonly is: 'failed'; readonly why: string };

/** The list in which decisions are made. */
interface List {
  readonly view: View;
  readonly cursor: number;
  readonly selected: ReadonlySet<number>;
  readonly notice: Notice | null;
  moveTo(place: number): void;
  move(step: 1 | -1): void;
  selectNone(): void;
  /** Rows have changed: resolves when the list stands as they are now. */
  renew(): Promise<void>;
  tell(notice: Notice | null): void;
  fail(error: unknown): void;
}

/** Decides on items of a list, shows it as it is then, and says what was done. */
export class Deciding {
  readonly #desk: Pick<Remote<DeskApi>, 'decide' | 'undo'>;
  readonly #list: List;

  constructor(desk: Pick<Remote<DeskApi>, 'decide' | 'undo'>, list: List) {
    this.#desk = desk;
    this.#list = list;
  }

  /** Decides on what is selected, or else on the current item. */
  async decide(decision: Decision): Promise<void> {
    const { selected, view, cursor } = this.#list;
    if (selected.size > 0) {
      await this.#keep([...selected], decision, null);
      return;
    }
    const id = view.order[cursor] ?? -1;
    await this.#keep([id], decision, null);
    // Where the decided item stays in sight, the next one is the one to look at.
    if (this.#list.view.order[cursor] === id) this.#pass();
  }

  /** Puts a note to an item, whose decision stays as it is; false where it could not be kept. */
  note(row: Row, note: string): Promise<boolean> {
    return this.#keep([row.id], row.review?.decision ?? 'open', note);
  }

  async undo(): Promise<void> {
    try {
      const { items, first } = await this.#desk.undo();
      await this.#list.renew();
      const place = first === null ? -1 : this.#list.view.order.indexOf(first);
      if (place >= 0) this.#list.moveTo(place);
      this.#list.tell({ is: 'undone', n: items });
    } catch (error) {
      this.#list.fail(error);
    }
  }

  async #keep(ids: readonly number[], decision: Decision, note: string | null): Promise<boolean> {
    const wanted = ids.filter((id) => id >= 0);
    if (wanted.length === 0) return true;
    try {
      const n = await this.#desk.decide(wanted, decision, note);
      this.#list.selectNone();
      await this.#list.renew();
      this.#list.tell(note === null ? { is: 'decided', decision, n } : { is: 'note' });
      return true;
    } catch (error) {
      this.#list.fail(error);
      return false;
    }
  }

  /** To the next row, without taking away what is told. */
  #pass(): void {
    const told = this.#list.notice;
    this.#list.move(1);
    this.#list.tell(told);
  }
}
