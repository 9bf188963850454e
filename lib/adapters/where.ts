import type { Kit } from './kit';
import * as LIMITS from './limits';
import type { Place, Places, Source, Test, Tests } from './types';

/** What is the same for all elements of a page. */
export interface Page {
  /** The page's address. */
  readonly url: string;
  readonly kit: Kit;
}

/** The element in which places are looked for. */
export interface Scope {
  readonly element: Element;
  readonly page: Page;
  /** What inside this element speaks of something else: an item of its own, a comment box. */
  readonly except: readonly Element[];
  /** What the selectors found so far: many places share one. */
  readonly found: Map<string, readonly Element[]>;
  /** All its text, and all titles in it, once they were asked for: many tests look for a word there. */
  text?: string;
  titles?: string;
}

/** A fresh scope. It is good only as long as the page does not change: make one for each reading. */
export function scopeOf(element: Element, page: Page, except: readonly Element[] = []): Scope {
  return { element, page, except, found: new Map() };
}

/** The matches inside an element; none where the selector is not valid, so that one bad line spoils one field. */
export function select(root: ParentNode, selector: string): Element[] {
  try {
    const found = root.querySelectorAll(selector);
    // Most find nothing, and spreading that takes as long as looking for it.
    return found[0] ? [...found] : [];
  } catch {
    return [];
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
export function find(scope: Scope, where: string | undefined, around?: string): readonly Element[] {
  const root = around === undefined ? scope.element : closest(scope.element, around);
  if (where === undefined || !root) return root ? [root] : [];
  const name = around === undefined ? where : `${around}|${where}`;
  const known = scope.found.get(name);
  if (known) return known;
  const except = around === undefined ? scope.except : [];
  const all = select(root, where);
  const found = except[0] ? all.filter((element) => !except.some((part) => part.contains(element))) : all;
  scope.found.set(name, found);
  return found;
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
  const found = find(scope, place.where, place.around);
  const looked = place.last ? found.slice(-LIMITS.matches) : found.slice(0, LIMITS.matches);
  return looked.map((element) => textAt(element, place, scope.page)).filter((text) => text !== null);
}

/** The text at the first place that has one; null where none has. */
export function textOf(scope: Scope, places: Places): string | null {
  for (const place of places) {
    const found = find(scope, place.where, place.around);
    const most = Math.min(found.length, LIMITS.matches);
    for (let i = 0; i < most; i += 1) {
      const element = place.last ? found.at(-1 - i) : found[i];
      const text = element ? textAt(element, place, scope.page) : null;
      if (text !== null) return text;
    }
  }
  return null;
}

/** Whether one of the words stands anywhere in an item: in its text, or in one of its titles. */
function holdsWord(scope: Scope, inTitles: boolean, words: readonly string[]): boolean {
  const { element } = scope;
  if (inTitles)
    scope.titles ??= [element, ...select(element, '[title]')].map((each) => take(each, '@title', '')).join();
  else scope.text ??= element.textContent ?? '';
  const text = (inTitles ? scope.titles : scope.text) ?? '';
  return words.some((word) => text.includes(word));
}

function holds(scope: Scope, { where, around, from = 'text', is, has }: Test): boolean {
  // Most items hold none of the words anywhere, which is known without the selectors.
  const inTitles = from === '@title';
  const mayBe = !is || has || around || !(inTitles || from.endsWith('text')) || holdsWord(scope, inTitles, is);
  const found = mayBe ? find(scope, where, around).slice(0, LIMITS.matches) : [];
  if (!is && !has) return found.length > 0;
  return found.some((each) => {
    const text = take(each, from, scope.page.url)?.slice(0, LIMITS.searchedLength).trim() ?? '';
    return is?.includes(text) || (has && scope.page.kit.marks?.[has]?.test(text));
  });
}

/** Whether any of the tests holds. */
export function anyHolds(scope: Scope, tests: Tests | undefined): boolean {
  return tests?.some((test) => holds(scope, test)) ?? false;
}
