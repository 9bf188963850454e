import type { SparkPoint } from '../../lib/messages/spark';
import type { DeskApi } from '../../lib/review/api';
import type { Remote } from '../../lib/review/port';
import type { Row } from '../../lib/review/types';

/** What is in sight so long gets its pictures; who only passes by asks for none. */
const REST_MS = 80;
/** So many rows, and their pictures, are remembered. */
const MOST_REMEMBERED = 2000;

/** What the list shows beside what is in order: rows and their pictures, read from the worker as they come in sight. */
export class Sight {
  readonly #desk: Pick<Remote<DeskApi>, 'rows' | 'pictures'>;
  readonly #onRead: () => void;
  readonly #onFailed: (error: unknown) => void;
  readonly #rows = new Map<number, Row>();
  /** Those that need not be asked for again. */
  readonly #fresh = new Set<number>();
  readonly #pictures = new Map<number, readonly SparkPoint[]>();
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    desk: Pick<Remote<DeskApi>, 'rows' | 'pictures'>,
    { onRead, onFailed }: { onRead(): void; onFailed(error: unknown): void },
  ) {
    this.#desk = desk;
    this.#onRead = onRead;
    this.#onFailed = onFailed;
  }

  row(id: number): Row | undefined {
    return this.#rows.get(id);
  }

  picture(id: number): readonly SparkPoint[] | undefined {
    return this.#pictures.get(id);
  }

  /** Told of the rows in sight: reads those that are not known, and once they stay in sight their pictures. */
  see(ids: readonly number[]): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#readPictures(ids), REST_MS);
    void this.read(ids);
  }

  /** Rows may have changed: each is read anew when it is wanted, and stands as it was until then. */
  forget(): void {
    this.#fresh.clear();
  }

  async read(ids: readonly number[]): Promise<void> {
    const missing = ids.filter((id) => id >= 0 && !this.#fresh.has(id));
    if (missing.length === 0) return;
    for (const id of missing) this.#fresh.add(id);
    try {
      for (const row of await this.#desk.rows(missing)) {
        const fallen = remember(this.#rows, row.id, row);
        if (fallen !== undefined) this.#fresh.delete(fallen);
      }
      this.#onRead();
    } catch (error) {
      for (const id of missing) this.#fresh.delete(id);
      this.#onFailed(error);
    }
  }

  async #readPictures(ids: readonly number[]): Promise<void> {
    const missing = ids.filter((id) => id >= 0 && !this.#pictures.has(id));
    if (missing.length === 0) return;
    const pictures = await this.#desk.pictures(missing).catch(() => []);
    pictures.forEach((picture, i) => {
      remember(this.#pictures, missing[i] ?? -1, picture);
    });
    this.#onRead();
  }
}

/** Keeps the latest of what was put in; gives what has fallen out for it, and is to be asked for again. */
function remember<T>(held: Map<number, T>, id: number, value: T): number | undefined {
  held.delete(id);
  held.set(id, value);
  if (held.size <= MOST_REMEMBERED) return undefined;
  const [oldest] = held.keys();
  if (oldest !== undefined) held.delete(oldest);
  return oldest;
}
