import type { Adapter, Kit } from '../adapters/engine';
import { ask, isOrphan } from '../messages/client';
import { panelDoor } from '../messages/panel-door';
import { answerTab } from '../messages/tab-listener';
import type { ItemKey, PageItem, PageView } from '../model';
import { keyOf } from './badge';
import { Badges } from './badges';
import { listenToBadges } from './gestures';
import type { ContentScriptContext } from './life';
import { News } from './news';
import { openPanel } from './panel';
import { PageReader } from './reader';
import { inSlices } from './slices';
import { throttle } from './throttle';
import { watchPage } from './watch';

/** Pages change in bursts; one reading for each is enough. */
const READ_EVERY_MS = 100;
const MEASURE_EVERY_MS = 200;
/** The most items in one message. The background would take 500 (lib/schema). */
const MESSAGE_ITEMS = 200;
/** The most items that are only named in one. */
const ALSO_ITEMS = 500;
/** So long a page may take to draw its first item. */
const EMPTY_AFTER_MS = 4000;
/** So long the background may take to hear a page once more. */
const TOLD_AFTER_MS = 600;
/** A refusal is tried again so many times, each after twice as long; then the next change of the page tries. */
const RETRIES = 3;
const RETRY_AFTER_MS = 2000;

type Life = Pick<ContentScriptContext, 'signal' | 'notifyInvalidated'>;

/** One page with its badges, as long as it lives. */
export class LivePage {
  readonly #life: Life;
  readonly #reader: PageReader;
  readonly #news = new News();
  readonly #badges: Badges;
  readonly #readSoon: () => void;
  #retries = 0;
  /** The keys last told of, in their order: the toolbar counts over them. */
  #told = '';
  #emptyUrl: string | null = null;

  constructor(adapters: readonly Adapter[], kit: Kit, life: Life) {
    const { signal } = life;
    this.#life = life;
    this.#reader = new PageReader(adapters, kit);
    const unseen = watchPage((records) => {
      for (const element of this.#reader.note(records)) this.#badges.clear(element);
      this.#readSoon();
    }, signal);
    this.#badges = new Badges(unseen, signal);
    this.#readSoon = throttle(
      inSlices(() => this.#readNext(), signal),
      READ_EVERY_MS,
      signal,
    );
  }

  start(): void {
    const { signal } = this.#life;
    listenToBadges((host, isPress) => void this.#open(keyOf(host), host, isPress), signal);
    document.addEventListener('visibilitychange', () => document.hidden || this.#readAll(), { signal });
    addEventListener(
      'resize',
      throttle(() => this.#badges.measureAgain(), MEASURE_EVERY_MS, signal),
      { signal },
    );
    answerTab(
      {
        read: () => ({ ok: true, view: this.#readNow() }),
        reveal: ({ key }) => ({ ok: this.#reveal(key) }),
        again: () => ({ ok: this.#tellAgain() }),
      },
      signal,
    );
    signal.addEventListener('abort', () => panelDoor()?.close());
    this.#readAll();
  }

  #readAll(): void {
    this.#reader.noteAll();
    this.#readSoon();
  }

  #readNext(): boolean {
    if (this.#reader.step()) return true;
    this.#publish();
    return false;
  }

  #readNow(): PageView | null {
    this.#reader.noteAll();
    while (this.#reader.step());
    return this.#publish();
  }

  #tellAgain(): true {
    this.#news.forget();
    this.#readAll();
    return true;
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
    const also = all.flatMap(({ key }) => (fresh.has(key) ? [] : [key])).slice(-ALSO_ITEMS);
    for (let from = 0; from === 0 || from < items.length; from += MESSAGE_ITEMS) {
      const part = items.slice(from, from + MESSAGE_ITEMS);
      // Each in a turn of its own: the browser copies a message while the page waits.
      setTimeout(() => void this.#send(view, part, also));
    }
  }

  async #send(view: PageView, items: readonly PageItem[], also: readonly ItemKey[]): Promise<void> {
    // Query and fragment can hold what was searched for: they stay on the page.
    const url = location.origin + location.pathname;
    try {
      const answer = await ask({ type: 'page', view: { ...view, url, items }, also });
      if (!answer.ok) throw new Error(answer.reason);
      this.#retries = 0;
      if (!this.#life.signal.aborted) this.#badges.patch(answer.badges);
    } catch (error) {
      this.#news.giveBack(items);
      this.#cope(error);
    }
  }

  /** Scrolls to an item and opens its panel as a click on its badge would. False where it is not on the page. */
  #reveal(key: ItemKey): boolean {
    const host = this.#badges.badgeOf(key);
    if (!host) return false;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    host.scrollIntoView({ block: 'center', behavior: isCalm ? 'instant' : 'smooth' });
    void this.#open(key, host, true);
    return true;
  }

  async #open(key: ItemKey, host: HTMLElement, isPress: boolean): Promise<void> {
    try {
      if (await openPanel(key, host, isPress)) return;
      // A worker that kept its history in memory only has been stopped meanwhile: it is told once more, then asked.
      this.#tellAgain();
      await new Promise((done) => setTimeout(done, TOLD_AFTER_MS));
      await openPanel(key, host, isPress);
    } catch (error) {
      this.#cope(error);
    }
  }

  #cope(error: unknown): void {
    if (isOrphan()) {
      this.#life.notifyInvalidated();
      return;
    }
    console.warn('Shuifen', error);
    if (this.#retries >= RETRIES) return;
    setTimeout(() => this.#life.signal.aborted || this.#readAll(), RETRY_AFTER_MS * 2 ** this.#retries);
    this.#retries += 1;
  }

  /** A page that should hold items and, a while after it was drawn, holds none has probably changed: said once. */
  #reportEmpty({ url }: PageView): void {
    if (this.#emptyUrl === url) return;
    this.#emptyUrl = url;
    setTimeout(() => {
      const { view, found } = this.#reader.reading();
      if (!this.#life.signal.aborted && found.length === 0 && view?.url === url) void this.#send(view, [], []);
    }, EMPTY_AFTER_MS);
  }
}
