import { type Adapter, type Mount, matchesUrl, readItem, readPage } from '../adapters/engine';
import { ask, Orphaned } from '../messages/client';
import { panelDoor } from '../messages/panel-door';
import { answerTab } from '../messages/tab-listener';
import type { ItemKey, PageItem, PageView } from '../model';
import { HOST_ATTRIBUTE } from './badge';
import { Badges } from './badges';
import { openPanel } from './panel';
import { throttle } from './throttle';

/** Pages change in bursts; one reading for each is enough. */
const READ_EVERY_MS = 100;
/** An unchanged item is told again after this long, so that the history knows it was still so (DESIGN §2, Look). */
const LOOK_EVERY_MS = 10 * 60_000;
const WATCHED_ATTRIBUTES = ['aria-label', 'href', 'title', 'data-active', 'mid', 'class'];

interface Told {
  readonly item: string;
  readonly atMs: number;
}

/**
 * Reads a page, tells the background what is new, and keeps a badge beside each item, until `signal` is aborted;
 * then nothing of it is left on the page.
 */
export function startPage(adapters: readonly Adapter[], signal: AbortSignal, orphan: () => void): void {
  const told = new Map<ItemKey, Told>();
  let mounts: readonly Mount[] = [];

  const giveUp = (error: unknown) => {
    if (error instanceof Orphaned) orphan();
    else console.warn('Shuifen: this page could not be judged', error);
  };
  const badges = new Badges((key, host) => void openPanel(key, host).catch(giveUp));

  const news = (items: readonly PageItem[]) => {
    const nowMs = performance.now();
    return items.filter((item) => {
      const before = told.get(item.key);
      return !before || before.item !== JSON.stringify(item) || nowMs - before.atMs > LOOK_EVERY_MS;
    });
  };

  const tell = async (view: PageView) => {
    const items = news(view.items);
    if (items.length === 0) return;
    const fresh = new Set(items.map(({ key }) => key));
    for (const item of items) told.set(item.key, { item: JSON.stringify(item), atMs: performance.now() });
    const also = view.items.flatMap(({ key }) => (fresh.has(key) ? [] : [key]));
    const answer = await ask({ type: 'page', view: { ...view, items }, also });
    if (signal.aborted) return;
    if (answer.ok) badges.patch(answer.badges, mounts);
    else console.warn(`Shuifen: ${answer.reason}`);
  };

  const read = () => {
    const reading = readPage(document, location.href, adapters);
    mounts = reading.mounts;
    badges.place(mounts);
    if (reading.view) tell(reading.view).catch(giveUp);
    return reading.view;
  };

  const readSoon = throttle(read, READ_EVERY_MS, signal);
  watch((records) => {
    // A recycled element must lose its badge before the next frame, not when the next reading is due.
    for (const element of strangers(records, mounts, adapters)) badges.clear(element);
    readSoon();
  }, signal);
  document.addEventListener('visibilitychange', () => !document.hidden && readSoon(), { signal });
  answerTab(
    {
      read: () => ({ ok: true, view: read() }),
      badges: (request) => badges.patch(request.badges, mounts),
      reveal: ({ key }) => reveal(key, badges.host(key), mounts),
    },
    signal,
  );
  signal.addEventListener('abort', () => {
    panelDoor()?.close();
    badges.removeAll();
  });
  readSoon();
}

/** Scrolls to an item and opens its panel. */
function reveal(key: ItemKey, host: HTMLElement | undefined, mounts: readonly Mount[]): boolean {
  const element = mounts.find((mount) => mount.key === key)?.element;
  if (!element) return false;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  host?.shadowRoot?.querySelector('button')?.click();
  return true;
}

/** Calls back for changes of the page that are not our own badges coming and going. */
function watch(onChange: (records: readonly MutationRecord[]) => void, signal: AbortSignal): void {
  const isOurs = (node: Node) => node instanceof Element && node.hasAttribute(HOST_ATTRIBUTE);
  const observer = new MutationObserver((records) => {
    const foreign = records.filter(
      ({ type, addedNodes, removedNodes, target }) =>
        !isOurs(target) &&
        (type !== 'childList' ||
          ![...addedNodes].every(isOurs) ||
          ![...removedNodes].every(isOurs) ||
          removedNodes.length > 0),
    );
    if (foreign.length > 0) onChange(foreign);
  });
  observer.observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: WATCHED_ATTRIBUTES,
  });
  signal.addEventListener('abort', () => observer.disconnect());
}

/** The mounted elements touched by a change that now hold another item than the one whose badge they carry. */
function strangers(
  records: readonly MutationRecord[],
  mounts: readonly Mount[],
  adapters: readonly Adapter[],
): readonly Element[] {
  const touched = mounts.filter(({ element }) => records.some(({ target }) => element.contains(target)));
  const fitting = adapters.filter((adapter) => matchesUrl(adapter.urls, location.href));
  return touched.flatMap(({ element, key }) => {
    const held = fitting.flatMap((adapter) => readItem(element, adapter, location.href));
    return held.some(({ item }) => item.key === key) ? [] : [element];
  });
}
