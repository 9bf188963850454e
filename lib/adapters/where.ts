import type { Kit } from './kit';
import * as LIMITS from './limits';
import type { Place, Places, Source, Test, Tests } from './types';

/** What is the same for all elements of a page. */
export interface Page {
  /** The page's address. */
  readonly url: string;
  readonly kit: Kit;
  /** What each selector found last, and where: many places share one. One map for all, as a new one would grow for each item. */
  readonly found: Map<string, { readonly scope: Scope; readonly elements: Found }>;
}

/** A page to read items of, with what its adapters can ask for. */
export function pageOf(url: string, kit: Kit): Page {
  return { url, kit, found: new Map() };
}

/** Elements in document order: the browser's own list where that will do, as to copy it takes as long as to look. */
export type Found = ArrayLike<Element> & Iterable<Element>;

/** The element in which places are looked for. */
export interface Scope {
  readonly element: Element;
  readonly page: Page;
  /** What inside this element speaks of something else: an item of its own, a comment box. */
  readonly except: readonly Element[];
  /** All its text, and all titles in it, once they were asked for: many tests look for a word there. */
  text?: string;
  titles?: string;
}

/** A fresh scope. It is good only as long as the page does not change: make one for each reading. */
export function scopeOf(element: Element, page: Page, except: readonly Element[] = []): Scope {
  return { element, page, except };
}

/** The matches inside an element; none where the selector is not valid, so that one bad line spoils one field. */
export function select(root: ParentNode, selector: string): Found {
  try {
    return root.querySelectorAll(selector);
  } catch {
    return [];
  }
}

/** The first match inside an element; none where the selector is not valid. */
export function first(root: ParentNode, selector: string): Element | null {
  try {
    return root.querySelector(selector);
  } catch {
    return null;
  }
}

function closest(element: Element, selector: string): Element | null {
  try {
    return element.closest(selector);
  } catch {
    return null;
  }
}

export function isInside(element: Element, selector: string): boolean {
  return closest(element, selector) !== null;
}

/**
 * The elements of a scope that match, in document order, without what speaks of something else; with `around`, all
 * those of the nearest such element around the scope.
 */
export function find(scope: Scope, where: string | undefined, around?: string): Found {
  const root = around === undefined ? scope.element : closest(scope.element, around);
  if (where === undefined || !root) return root ? [root] : [];
  const name = around === undefined ? where : `${around}|${where}`;
  const known = scope.page.found.get(name);
  if (known?.scope === scope) return known.elements;
  const except = around === undefined ? scope.except : [];
  const all = select(root, where);
  const elements = except[0] ? [...all].filter((element) => !except.some((part) => part.contains(element))) : all;
  scope.page.found.set(name, { scope, elements });
  return elements;
}

function ownText(element: Element): string {
  return [...element.childNodes].map((node) => (node.nodeType === 3 ? (node.nodeValue ?? '') : ' ')).join('');
}

function take(element: Element, from: Source, url: string): string | null {
  if (from === 'text') return element.textContent;
  if (from === 'own-text') return ownText(element);
  if (from === 'url') return url;
  return element.getAttribute(from.slice(1));
}

function part(text: string, split: Place['split']): string | null {
  if (!split) return text;
  // One part more than wanted is enough to know that there are too many.
  const parts = text.split(split.by, split.of + 1);
  return parts.length === split.of ? (parts[split.take] ?? null) : null;
}

function textAt(element: Element, place: Place, { url, kit }: Page): string | null {
  const taken = take(element, place.from ?? 'text', url);
  const whole = taken !== null && place.json !== undefined ? (kit.json?.(taken, place.json) ?? null) : taken;
  if (place.with !== undefined && !whole?.includes(place.with)) return null;
  const text = whole === null ? null : part(whole, place.split);
  return text === null || !place.as ? text : (kit.conversions[place.as]?.(text, url) ?? null);
}

/** All texts at one place, in document order. */
export function textsAt(scope: Scope, place: Place): string[] {
  const found = [...find(scope, place.where, place.around)];
  const looked = place.last ? found.slice(-LIMITS.matches) : found.slice(0, LIMITS.matches);
  return looked.map((element) => textAt(element, place, scope.page)).filter((text) => text !== null);
}

/** The text at the first place that has one; null where none has. */
export function textOf(scope: Scope, places: Places): string | null {
  // Not `for … of`: until it is compiled, each turn of one leaves something to be collected, and this is asked most.
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? {};
    const found = find(scope, place.where, place.around);
    const most = Math.min(found.length, LIMITS.matches);
    for (let i = 0; i < most; i += 1) {
      const element = found[place.last ? found.length - 1 - i : i];
      const text = element ? textAt(element, place, scope.page) : null;
      if (text !== null) return text;
    }
  }
  return null;
}

function titlesIn(element: Element): string {
  const within = select(element, '[title]');
  let titles = element.getAttribute('title') ?? '';
  for (let i = 0; i < within.length; i += 1) titles += `,${within[i]?.getAttribute('title')}`;
  return titles;
}

/** Whether one of the words stands anywhere in an item: in its text, or in one of its titles. */
function holdsWord(scope: Scope, inTitles: boolean, words: readonly string[]): boolean {
  const { element } = scope;
  if (inTitles) scope.titles ??= titlesIn(element);
  else scope.text ??= element.textContent ?? '';
  const text = (inTitles ? scope.titles : scope.text) ?? '';
  return words.some((word) => text.includes(word));
}

function holds(scope: Scope, { where, around, from = 'text', is, has }: Test): boolean {
  // Most items hold none of the words anywhere, which is known without the selectors.
  const inTitles = from === '@title';
  const mayBe = !is || has || around || !(inTitles || from.endsWith('text')) || holdsWord(scope, inTitles, is);
  const found = mayBe ? find(scope, where, around) : [];
  if (found.length === 0 || (!is && !has)) return found.length > 0;
  return [...found].slice(0, LIMITS.matches).some((each) => {
    const text = take(each, from, scope.page.url)?.slice(0, LIMITS.searchedLength).trim() ?? '';
    return is?.includes(text) || (has && scope.page.kit.marks?.[has]?.test(text));
  });
}

/** Whether any of the tests holds. */
export function anyHolds(scope: Scope, tests: Tests | undefined): boolean {
  return tests?.some((test) => holds(scope, test)) ?? false;
}
