import { diagnose } from '../adapters/diagnose';
import type { Adapter } from '../adapters/engine';
import { ask, Orphaned } from '../messages/client';
import { panelDoor } from '../messages/panel-door';
import { answerTab } from '../messages/tab-listener';
import type { ItemKey, PageItem, PageView } from '../model';
import { Badges } from './badges';
import { News } from './news';
import { openPanel } from './panel';
import { PageReader } from './reader';
import { throttle } from './throttle';
import { watchPage } from './watch';

/** Pages change in bursts; one reading for each is enough. */
const READ_EVERY_MS = 100;
/** The most items in one message: the background refuses more (lib/schema). */
const MESSAGE_ITEMS = 500;
/** So long a page may take to draw its first item. */
const EMPTY_AFTER_MS = 4000;
/** So long the background may take to hear a page once more. */
const TOLD_AFTER_MS = 600;
/** A refusal is tried again so many times, each after twice as long; then the next change of the page tries. */
const RETRIES = 3;
const RETRY_AFTER_MS = 2000;

/** One page with its badges, as long as it lives. */
export class LivePage {
  readonly #adapters: readonly Adapter[];
  readonly #signal: AbortSignal;
  readonly #orphan: () => void;
  readonly #reader: PageReader;
  readonly #news = new News();
  readonly #badges: Badges;
  readonly #readSoon: () => void;
  #retries = 0;
  /** The keys last told of, in their order: the toolbar counts over them. */
  #told = '';
  #emptyUrl: string | null = null;

  constructor(adapters: readonly Adapter[], signal: AbortSignal, orphan: () => void) {
    this.#adapters = adapters;
    this.#signal = signal;
    this.#orphan = orphan;
    this.#reader = new PageReader(adapters);
    this.#badges = new Badges((key, host) => void this.#open(key, host));
    this.#readSoon = throttle(() => this.#read(), READ_EVERY_MS, signal);
  }

  start(): void {
    const signal = this.#signal;
    watchPage((records) => {
      for (const element of this.#reader.note(records)) this.#badges.clear(element);
      this.#readSoon();
    }, signal);
    document.addEventListener('visibilitychange', () => document.hidden || this.#readAll(), { signal });
    answerTab(
      {
        read: () => ({ ok: true, view: this.#readNow() }),
        reveal: ({ key }) => this.#badges.reveal(key),
        again: () => this.#tellAgain(),
        diagnose: () => diagnose(document, location.href, this.#adapters),
      },
      signal,
    );
    signal.addEventListener('abort', () => {
      panelDoor()?.close();
      this.#badges.removeAll();
    });
    this.#readAll();
  }

  #readAll(): void {
    this.#reader.noteAll();
    this.#readSoon();
  }

  #read(): void {
    if (this.#reader.read()) this.#publish();
    // The page gets its turn before the next slice.
    else setTimeout(() => this.#signal.aborted || this.#read());
  }

  #readNow(): PageView | null {
    this.#reader.noteAll();
    this.#reader.read(true);
    return this.#publish();
  }

  #tellAgain(): void {
    this.#news.forget();
    this.#readAll();
  }

  /** Puts the badges where the items are now, and tells what is new. */
  #publish(): PageView | null {
    const { view, found } = this.#reader.reading();
    this.#badges.place(found.map(({ mount }) => mount));
    if (!view) return null;
    if (found.length === 0) this.#reportEmpty(view);
    const all = found.map(({ item }) => item);
    const items = this.#news.take(all, performance.now());
    const keys = all.map(({ key }) => key).join();
    if (items.length > 0 || (keys !== this.#told && all.length > 0)) this.#tell(view, all, items);
    this.#told = keys;
    return view;
  }

  #tell(view: PageView, all: readonly PageItem[], items: readonly PageItem[]): void {
    const fresh = new Set(items.map(({ key }) => key));
    const also = all.flatMap(({ key }) => (fresh.has(key) ? [] : [key])).slice(-MESSAGE_ITEMS);
    let from = 0;
    do {
      void this.#send(view, items.slice(from, from + MESSAGE_ITEMS), also);
      from += MESSAGE_ITEMS;
    } while (from < items.length);
  }

  async #send(view: PageView, items: readonly PageItem[], also: readonly ItemKey[]): Promise<void> {
    // Query and fragment can hold what was searched for: they stay on the page.
    const url = location.origin + location.pathname;
    try {
      const answer = await ask({ type: 'page', view: { ...view, url, items }, also });
      if (!answer.ok) throw new Error(answer.reason);
      this.#retries = 0;
      if (!this.#signal.aborted) this.#badges.patch(answer.badges);
    } catch (error) {
      this.#news.giveBack(items);
      this.#cope(error);
    }
  }

  async #open(key: ItemKey, host: HTMLElement): Promise<void> {
    try {
      if (await openPanel(key, host)) return;
      // A worker that kept its history in memory only has been stopped meanwhile: it is told once more, then asked.
      this.#tellAgain();
      await new Promise((done) => setTimeout(done, TOLD_AFTER_MS));
      await openPanel(key, host);
    } catch (error) {
      this.#cope(error);
    }
  }

  #cope(error: unknown): void {
    if (error instanceof Orphaned) {
      this.#orphan();
      return;
    }
    console.warn('Shuifen: this page could not be judged', error);
    if (this.#retries >= RETRIES) return;
    setTimeout(() => this.#signal.aborted || this.#readAll(), RETRY_AFTER_MS * 2 ** this.#retries);
    this.#retries += 1;
  }

  /** A page that should hold items and, a while after it was drawn, holds none has probably changed: said once. */
  #reportEmpty({ url }: PageView): void {
    if (this.#emptyUrl === url) return;
    this.#emptyUrl = url;
    setTimeout(() => {
      const { view, found } = this.#reader.reading();
      if (!this.#signal.aborted && found.length === 0 && view?.url === url) void this.#send(view, [], []);
    }, EMPTY_AFTER_MS);
  }
}
