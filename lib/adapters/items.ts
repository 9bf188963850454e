import { parseCount, shorten } from '../counts';
import type { Author, ItemFlag, ItemKey, PageItem } from '../model';
import * as LIMITS from './limits';
import { readFields } from './readings';
import { parseTime } from './time';
import type { Adapter, ItemRule, Mount, OriginalRule, Places, ReadItem } from './types';
import { anyHolds, find, first, isInside, type Page, type Scope, scopeOf, select, textOf } from './where';

type Rule = Omit<ItemRule, 'original'>;

function keyOf(scope: Scope, rule: Rule): ItemKey | null {
  const id = textOf(scope, rule.key.id)?.trim();
  return id && id.length <= LIMITS.idLength ? rule.key.prefix + id : null;
}

function authorOf(scope: Scope, rule: Rule): Author | null {
  const id = rule.author && textOf(scope, rule.author.id);
  if (!rule.author || !id || id.length > LIMITS.idLength) return null;
  return { id, name: shorten(textOf(scope, rule.author.name) ?? '', LIMITS.nameLength) };
}

/** A number of places on a chart is exact: `1万` and `99+` are none. */
function placesOf(scope: Scope, places: Places | undefined): number | null {
  const text = places && textOf(scope, places);
  if (!text) return null;
  const reading = parseCount(text);
  return reading.state === 'found' && reading.low === reading.high && reading.low <= LIMITS.places ? reading.low : null;
}

/** Where it stands on a chart and how far it moved, as far as the page says so. */
function standingOf(scope: Scope, { rank, moved }: Rule): Pick<PageItem, 'rank' | 'moved'> {
  const place = placesOf(scope, rank);
  const up = placesOf(scope, moved?.up);
  const down = placesOf(scope, moved?.down);
  const by = up ?? (down === null ? null : 0 - down);
  return { ...(place !== null && place > 0 && { rank: place }), ...(by !== null && { moved: by }) };
}

function flagsOf(scope: Scope, rule: Rule, adapter: Adapter): ItemFlag[] {
  const flags: ItemFlag[] = adapter.lastSeenReal === 'never' ? ['unverified-layout'] : [];
  rule.flags?.forEach(({ flag, when }) => {
    if (!flags.includes(flag) && anyHolds(scope, when)) flags.push(flag);
  });
  return flags.slice(0, LIMITS.flags);
}

function mountOf(scope: Scope, rule: Rule, key: ItemKey): Mount {
  const { element } = scope;
  for (const { where, ...rest } of rule.badge) {
    const anchor = find(scope, where)[0];
    if (anchor) return { key, element, anchor, ...rest };
  }
  return { key, element, anchor: element, place: 'append' };
}

/** The figures of the comments on show, if there are any; their text goes no further. */
function commentsOf(scope: Scope, rule: Rule, adapter: Adapter): Pick<PageItem, 'comments'> {
  const compare = scope.page.kit.comments;
  if (!rule.comments || !compare) return {};
  const texts = [...find(scope, rule.comments.where)]
    .slice(0, LIMITS.comments)
    .filter((element) => isOnShow(element, adapter))
    .map((element) => element.textContent ?? '');
  return texts.length > 0 ? { comments: compare(textOf(scope, rule.title) ?? '', texts) } : {};
}

function readOne(scope: Scope, rule: Rule, adapter: Adapter, repostOf: ItemKey | null): ReadItem | null {
  const key = keyOf(scope, rule);
  if (key === null || anyHolds(scope, rule.skip)) return null;
  const time = rule.postedAt && textOf(scope, rule.postedAt);
  const postedAt = time ? parseTime(time, adapter.zone) : null;
  const item: PageItem = {
    key,
    kind: rule.kind,
    author: authorOf(scope, rule),
    title: shorten(textOf(scope, rule.title) ?? '', LIMITS.titleLength),
    ...(postedAt !== null && { postedAt }),
    ...standingOf(scope, rule),
    promoted: anyHolds(scope, rule.promoted),
    ...(repostOf !== null && { repostOf }),
    flags: flagsOf(scope, rule, adapter),
    ...(adapter.lastSeenReal === 'never' && { layout: adapter.id }),
    readings: readFields(scope, rule.fields),
    ...commentsOf(scope, rule, adapter),
  };
  return { item, mount: mountOf(scope, rule, key) };
}

function apartIn(element: Element, rule: Rule): readonly Element[] {
  return rule.apart === undefined ? [] : [...select(element, rule.apart)].slice(0, LIMITS.matches);
}

/** The outermost element that is an item of its own inside this one. */
function originalIn(scope: Scope, rule: OriginalRule): Scope | null {
  if (rule.hint && !first(scope.element, rule.hint)) return null;
  const inner = [...select(scope.element, rule.select)]
    .slice(0, LIMITS.matches)
    .map((element) => scopeOf(element, scope.page, apartIn(element, rule)));
  return inner.find((candidate) => keyOf(candidate, rule) !== null) ?? null;
}

/** Whether an item's element holds something on show, not the old content of a parked view. */
function isOnShow(element: Element, adapter: Adapter): boolean {
  return adapter.parked === undefined || !isInside(element, adapter.parked);
}

/** Selectors may ask every element for its neighbours: with too many of them the page would stand still. */
function isTooLarge(element: Element): boolean {
  // The browser counts all of the page only once, as long as it does not change.
  return [element.ownerDocument, element].every((root) => root.getElementsByTagName('*').length > LIMITS.elements);
}

/** Whether an element is an item for this adapter. False for a selector that is not valid. */
export function claims(element: Element, adapter: Adapter): boolean {
  try {
    return element.matches(adapter.item.select);
  } catch {
    return false;
  }
}

/** The elements of all items inside `root` (a document, or a part that has changed), in document order. */
export function itemElements(root: ParentNode, adapter: Adapter): Element[] {
  return [...select(root, adapter.item.select)].slice(0, LIMITS.looked);
}

/**
 * Reads one item's element: nothing for a parked, private, keyless or boundless one, two items for a retweet with its original
 * inside.
 */
export function readItem(element: Element, adapter: Adapter, page: Page): ReadItem[] {
  if (!isOnShow(element, adapter) || isTooLarge(element)) return [];
  const rule = adapter.item;
  const apart = apartIn(element, rule);
  const whole = scopeOf(element, page, apart);
  const inner = rule.original ? originalIn(whole, rule.original) : null;
  const original = inner && rule.original ? readOne(inner, rule.original, adapter, null) : null;
  const scope = inner ? scopeOf(element, page, [...apart, inner.element]) : whole;
  // What bears the item's own key is a part of it.
  const isOriginal = original !== null && original.item.key !== keyOf(scope, rule);
  const item = readOne(scope, rule, adapter, isOriginal ? original.item.key : null);
  // A post that may not be read hides its original too.
  return item ? [item, ...(isOriginal ? [original] : [])] : [];
}
