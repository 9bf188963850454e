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

/**
 * Reads a page, tells the background what is new, and keeps a badge beside each item, until `signal` is aborted;
 * then nothing of it is left on the page.
 *
 * @param orphan called when the extension behind this script is gone
 */
export function startPage(adapters: readonly Adapter[], signal: AbortSignal, orphan: () => void): void {
  const reader = new PageReader(adapters);
  const news = new News();
  const giveUp = (error: unknown) => {
    if (error instanceof Orphaned) orphan();
    else console.warn('Shuifen: this page could not be judged', error);
  };
  const badges = new Badges((key, host) => void openPanel(key, host).catch(giveUp));

  const send = async (view: PageView, items: readonly PageItem[], also: readonly ItemKey[]) => {
    try {
      const answer = await ask({ type: 'page', view: { ...view, items }, also });
      if (signal.aborted) return;
      if (answer.ok) badges.patch(answer.badges);
      else console.warn(`Shuifen: ${answer.reason}`);
    } catch (error) {
      news.giveBack(items);
      throw error;
    }
  };

  const publish = () => {
    const { view, found } = reader.reading();
    badges.place(found.map(({ mount }) => mount));
    if (!view) return null;
    const items = news.take(
      found.map(({ item }) => item),
      performance.now(),
    );
    const fresh = new Set(items.map(({ key }) => key));
    const also = found.flatMap(({ item }) => (fresh.has(item.key) ? [] : [item.key])).slice(-MESSAGE_ITEMS);
    for (let from = 0; from < items.length; from += MESSAGE_ITEMS)
      send(view, items.slice(from, from + MESSAGE_ITEMS), also).catch(giveUp);
    return view;
  };

  const read = () => {
    if (reader.read()) publish();
    // The page gets its turn before the next slice.
    else setTimeout(() => signal.aborted || read());
  };
  const readSoon = throttle(read, READ_EVERY_MS, signal);
  const readAll = () => {
    reader.noteAll();
    readSoon();
  };
  watchPage((records) => {
    for (const element of reader.note(records)) badges.clear(element);
    readSoon();
  }, signal);
  document.addEventListener('visibilitychange', () => document.hidden || readAll(), { signal });
  answerTab(
    {
      read: () => {
        reader.noteAll();
        reader.read(true);
        return { ok: true, view: publish() };
      },
      badges: (request) => badges.patch(request.badges),
      reveal: ({ key }) => badges.reveal(key),
    },
    signal,
  );
  signal.addEventListener('abort', () => {
    panelDoor()?.close();
    badges.removeAll();
  });
  readAll();
}
