import { type Adapter, type Mount, readPage } from '../adapters/engine';
import { ask, Orphaned } from '../messages/client';
import { panelDoor } from '../messages/panel-door';
import { answerTab } from '../messages/tab-listener';
import type { ItemKey, PageView } from '../model';
import { Badges } from './badges';
import { News } from './news';
import { openPanel } from './panel';
import { throttle } from './throttle';
import { recycled, watchPage } from './watch';

/** Pages change in bursts; one reading for each is enough. */
const READ_EVERY_MS = 100;

/**
 * Reads a page, tells the background what is new, and keeps a badge beside each item, until `signal` is aborted;
 * then nothing of it is left on the page.
 *
 * @param orphan called when the extension behind this script is gone
 */
export function startPage(adapters: readonly Adapter[], signal: AbortSignal, orphan: () => void): void {
  const news = new News();
  let mounts: readonly Mount[] = [];
  const giveUp = (error: unknown) => {
    if (error instanceof Orphaned) orphan();
    else console.warn('Shuifen: this page could not be judged', error);
  };
  const badges = new Badges((key, host) => void openPanel(key, host).catch(giveUp));

  const tell = async (view: PageView) => {
    const items = news.take(view.items, performance.now());
    if (items.length === 0) return;
    const fresh = new Set(items.map(({ key }) => key));
    const also = view.items.flatMap(({ key }) => (fresh.has(key) ? [] : [key]));
    try {
      const answer = await ask({ type: 'page', view: { ...view, items }, also });
      if (signal.aborted) return;
      if (answer.ok) badges.patch(answer.badges, mounts);
      else console.warn(`Shuifen: ${answer.reason}`);
    } catch (error) {
      news.giveBack(items);
      throw error;
    }
  };

  const read = () => {
    const reading = readPage(document, location.href, adapters);
    mounts = reading.mounts;
    badges.place(mounts);
    if (reading.view) tell(reading.view).catch(giveUp);
    return reading.view;
  };

  const readSoon = throttle(read, READ_EVERY_MS, signal);
  watchPage((records) => {
    // A recycled element must lose its badge before the next frame, not when the next reading is due.
    for (const element of recycled(records, mounts, adapters)) badges.clear(element);
    readSoon();
  }, signal);
  document.addEventListener('visibilitychange', () => !document.hidden && readSoon(), { signal });
  answerTab(
    {
      read: () => ({ ok: true, view: read() }),
      badges: (request) => badges.patch(request.badges, mounts),
      reveal: ({ key }) => reveal(key, badges, mounts),
    },
    signal,
  );
  signal.addEventListener('abort', () => {
    panelDoor()?.close();
    badges.removeAll();
  });
  readSoon();
}

/** Scrolls to an item and opens its panel. False where the item is not on the page any more. */
function reveal(key: ItemKey, badges: Badges, mounts: readonly Mount[]): boolean {
  const element = mounts.find((mount) => mount.key === key)?.element;
  if (!element) return false;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  badges.press(key);
  return true;
}
