import type { ItemKey } from '../../lib/model';
import type { DeskApi } from '../../lib/review/api';
import type { Remote } from '../../lib/review/port';
import type { Detail } from '../../lib/review/types';

/** An item that is current so long is read; who only passes by asks for nothing. */
const REST_MS = 80;

/** All that is known of the current item, read from the worker once it has stayed the current one for a moment. */
export class Explained {
  detail: Detail | null = null;
  /** The history holds the current item no longer. */
  isGone = false;
  readonly #desk: Pick<Remote<DeskApi>, 'detail'>;
  readonly #onRead: () => void;
  readonly #onFailed: (error: unknown) => void;
  #key: ItemKey | null = null;
  #asked = 0;

  constructor(
    desk: Pick<Remote<DeskApi>, 'detail'>,
    { onRead, onFailed }: { onRead(): void; onFailed(error: unknown): void },
  ) {
    this.#desk = desk;
    this.#onRead = onRead;
    this.#onFailed = onFailed;
  }

  /** It may have changed: it is read again when it is asked for, and stands as it was until then. */
  forget(): void {
    this.#key = null;
  }

  /** Reads an item that is not the one read last; only the item that was asked for last is shown. */
  async explain(key: ItemKey | null): Promise<void> {
    if (key === this.#key) return;
    this.#key = key;
    this.#asked += 1;
    const asked = this.#asked;
    if (key === null) return this.#show(null, false);
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    if (asked !== this.#asked) return;
    try {
      const detail = await this.#desk.detail(key);
      if (asked === this.#asked) this.#show(detail, detail === null);
    } catch (error) {
      this.#onFailed(error);
    }
  }

  #show(detail: Detail | null, isGone: boolean): void {
    this.detail = detail;
    this.isGone = isGone;
    this.#onRead();
  }
}
