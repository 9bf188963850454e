import { adaptersFor, itemElements, pageOf, readItem } from '../../lib/adapters/engine';
import { FULL_KIT } from '../../lib/adapters/full-kit';
import { readPage } from '../../lib/adapters/read-page';
import type { Adapter } from '../../lib/adapters/types';
import { covers, meet } from '../../lib/counts';
import type { Count, ItemKey, PageItem, PageView, Reading } from '../../lib/model';

/** What a page says of each item. An item that stands there twice may be told with figures a moment apart. */
export type Said = ReadonlyMap<ItemKey, readonly PageItem[]>;

/** What a mutation made a page say otherwise: a figure that was shown as `number`, in the item with this key. */
export interface Otherwise {
  readonly key: ItemKey;
  readonly number: string;
  /** What stands there now. */
  readonly text: string;
  /** Its value; null where it is no figure. */
  readonly now: Count | null;
}

const MINUTE_MS = 60_000;

/** How a changed page was read. */
export interface Judgement {
  /** Every item and every figure of the page as it was is still there. */
  readonly whole: boolean;
  /** Readings that the page does not bear out, in words. */
  readonly wrong: readonly string[];
}

/** The same adapter without what keeps items from being read: their mark may be what a mutation takes away. */
function loosened({ parked: _parked, ...adapter }: Adapter): Adapter {
  const { skip: _skip, ...item } = adapter.item;
  return { ...adapter, item };
}

function gather(doc: Document, url: string, adapters: readonly Adapter[]): Map<ItemKey, PageItem[]> {
  const said = new Map<ItemKey, PageItem[]>();
  for (const adapter of adaptersFor(url, adapters)) {
    for (const { item } of itemElements(doc, adapter).flatMap((element) =>
      readItem(element, adapter, pageOf(url, FULL_KIT)),
    ))
      said.set(item.key, [...(said.get(item.key) ?? []), item]);
  }
  return said;
}

/** All that the unchanged page says: of items that are not to be read, what would be read. */
export function saidBy(doc: Document, url: string, adapters: readonly Adapter[]): Said {
  return new Map([...gather(doc, url, adapters.map(loosened)), ...gather(doc, url, adapters)]);
}

function countIsBorneOut(reading: Count, said: Count | null, now: Count | null): boolean {
  const both = said && now && meet(said, now);
  return [said, now, both].some((count) => count !== null && covers(reading, count));
}

/** Whether a figure is what the page said, or what stands in its place now. */
function isBorneOut(reading: Reading, said: Reading | undefined, otherwise: Otherwise | null): boolean {
  if (reading.state !== 'found') return true;
  const before = said?.state === 'found' ? said : null;
  const isTouched = before !== null && otherwise !== null && numberIn(before.text) === otherwise.number;
  if ('shares' in reading) return before !== null && 'shares' in before && `${before.shares}` === `${reading.shares}`;
  if ('value' in reading) {
    const isNow = isTouched && Number(otherwise.text) === reading.value;
    return isNow || (before !== null && 'value' in before && before.value === reading.value);
  }
  const count = before && 'low' in before ? before : null;
  return countIsBorneOut(reading, count, isTouched ? otherwise.now : null);
}

/** Of two witnesses that disagree, a mutation can leave one: then its figure is what the page says. */
function wasDisputed(said: Reading | undefined): boolean {
  return said?.state === 'unreadable';
}

function figuresOf({ readings }: PageItem): Readonly<Record<string, Reading>> {
  return readings as Readonly<Record<string, Reading>>;
}

/** The digits of a figure with their unit, as they stand on the page. */
export function numberIn(text: string): string | null {
  return /\d[\d.,]*\d?\s?(?:[千百]?万|[千百]?萬|亿|億|[wk](?![a-z]))?\+?/i.exec(text)?.[0].replace(/[.,]$/, '') ?? null;
}

function wrongFigures(item: PageItem, said: readonly PageItem[], otherwise: Otherwise | null): string[] {
  const touched = otherwise?.key === item.key ? otherwise : null;
  return Object.entries(figuresOf(item)).flatMap(([name, reading]) => {
    const before = said.map((each) => figuresOf(each)[name]);
    const isRight = before.some((each) => wasDisputed(each) || isBorneOut(reading, each, touched));
    return isRight ? [] : [`${name} ${JSON.stringify(reading)}, the page says ${JSON.stringify(before)}`];
  });
}

function wrongFacts(item: PageItem, said: readonly PageItem[], isTouched: boolean): string[] {
  const facts: Readonly<Record<string, (of: PageItem) => unknown>> = {
    author: ({ author }) => author?.id,
    // Pages tell the time to the minute, and now and then once more to the second.
    minute: ({ postedAt }) => (postedAt === undefined ? undefined : Math.floor(postedAt / MINUTE_MS)),
    'repost of': ({ repostOf }) => repostOf,
    // A rank may be the very number that was changed.
    rank: ({ rank }) => (isTouched ? undefined : rank),
  };
  return Object.entries(facts).flatMap(([name, fact]) => {
    const value = fact(item);
    const before = said.map(fact);
    return value === undefined || before.includes(value) ? [] : [`${name} ${value}, the page says ${before}`];
  });
}

function isWhole(items: readonly PageItem[], before: readonly PageItem[]): boolean {
  const found = new Map(items.map((item) => [item.key, item]));
  return before.every((item) => {
    const now = found.get(item.key);
    return now && Object.entries(figuresOf(item)).every(([name, { state }]) => figuresOf(now)[name]?.state === state);
  });
}

/** Whether no reading of the page's own items, which are the first, is missing from the view's health. */
function healthIsTrue({ items, health }: PageView): boolean {
  const states = items
    .slice(0, health.items)
    .flatMap((item) => Object.values(figuresOf(item)).map(({ state }) => state));
  const count = (wanted: string) => states.filter((state) => state === wanted).length;
  return (
    health.found === count('found') && health.absent === count('absent') && health.unreadable === count('unreadable')
  );
}

/** Reads a changed page and holds it against what the page said before, and what it says otherwise now. */
export function judge(
  doc: Document,
  url: string,
  adapters: readonly Adapter[],
  said: Said,
  before: readonly PageItem[],
  otherwise: Otherwise | null,
): Judgement {
  const { view } = readPage(doc, url, adapters);
  if (!view) return { whole: false, wrong: ['no view of a page that has an adapter'] };
  const wrong = view.items.flatMap((item) => {
    const known = said.get(item.key);
    if (!known) return [`${item.key} is not on the page`];
    const found = [...wrongFigures(item, known, otherwise), ...wrongFacts(item, known, otherwise?.key === item.key)];
    return found.map((each) => `${item.key} ${each}`);
  });
  return { whole: isWhole(view.items, before), wrong: healthIsTrue(view) ? wrong : [...wrong, 'health miscounts'] };
}
