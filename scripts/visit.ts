import type { PageItem, PageView, Reading } from '../lib/model';
import type { ExtensionBrowser, Tab } from '../tests/e2e/harness/browser';
import { badgesOf, readTab, type ShownBadge } from '../tests/e2e/harness/tab';
import { table } from './table';

/** How long a live page may take to put its first item in place. */
const FIRST_ITEM_MS = 10_000;

/** A page as a run of the launcher found it. */
export interface Place {
  readonly url: string;
  readonly title: string;
  /** Null where the extension reads nothing. */
  readonly view: PageView | null;
  readonly badges: readonly ShownBadge[];
}

/** Sends a tab to an address and waits until the extension has read and judged what is there. */
export async function visit(browser: ExtensionBrowser, tab: Tab, url: string): Promise<Place> {
  await tab.page.goto(url, { waitUntil: 'domcontentloaded' });
  const view = await readSettled(browser, tab);
  const badges = view ? await badgesOf(tab.page, view) : [];
  return { url: tab.page.url(), title: await tab.page.title(), view, badges };
}

/** A site's own scripts bring the items some time after the page: waits for the first, where any are to be expected. */
async function readSettled(browser: ExtensionBrowser, tab: Tab): Promise<PageView | null> {
  const deadline = Date.now() + FIRST_ITEM_MS;
  for (;;) {
    const view = await readTab(browser, tab);
    if (!view || view.items.length > 0 || Date.now() > deadline) return view;
    await tab.page.waitForTimeout(250);
  }
}

/** The page in words: a heading and one row for each item, in the order of the page. */
export function tell({ url, title, view, badges }: Place): string {
  const heading = `${title}  ${url}`;
  if (!view) return `${heading}\nNothing is read here.`;
  const shown = new Map(badges.map((badge) => [badge.key, badge]));
  const rows = view.items.map((item) => {
    const badge = shown.get(item.key);
    return [nameOf(item), figuresOf(item), badge?.state ?? 'no badge', badge?.reason ?? ''];
  });
  return `${heading}\n${table(['item', 'figures', 'state', 'first reason'], rows, [38, 52, 9, 80])}`;
}

function nameOf({ rank, author, title, key }: PageItem): string {
  return [rank === undefined ? '' : `${rank}.`, author?.name ?? '', title || key].filter(Boolean).join(' ');
}

function figuresOf({ readings }: PageItem): string {
  return Object.entries(readings)
    .map(([metric, reading]) => `${metric} ${wordFor(reading)}`)
    .join(' · ');
}

function wordFor(reading: Reading): string {
  if (reading.state === 'absent') return '–';
  return reading.state === 'unreadable' ? '?' : reading.text;
}
