import { parseCount } from '../../lib/counts';
import type { PageItem, Reading } from '../../lib/model';
import type { Random } from './random';
import { numberIn, type Otherwise } from './says';

/** An item where it stands on the page that is to be changed. */
export interface Standing {
  readonly item: PageItem;
  readonly element: Element;
}

/** What was done, in words, and what the page says otherwise since. */
export interface Mutation {
  readonly what: string;
  readonly otherwise: Otherwise | null;
}

/** Where to strike. */
export interface Aim {
  readonly random: Random;
  /** Whether a class or an attribute has a name that the adapters know the page by. */
  readonly isHook: (name: string) => boolean;
}

/** Changes the page; null where it has nothing of the sort. */
type Mutate = (doc: Document, items: readonly Standing[], aim: Aim) => Mutation | null;

const NOT_FIGURES = ['--', '1.2.3', '12–34', '1e9', '7%', '-5', '12/34', '3:4:5', '∞', '12 34', '0x1F', '۱۲', 'NaN'];
const OTHER_FIGURES = ['7', '88', '4321', '98.7万', '6,543', '3亿'];
/** What decides whether an element is on show is left as it is: else another figure would be the visible one. */
const SHOWING = ['style', 'hidden', 'data-active'];
/** Attributes in which pages repeat a figure. Others hold ids, and a change of those makes another item. */
const TOLD_IN = ['aria-label', 'title', 'data-votecount', 'data-rater', 'data-rate', 'data-score', 'data-count'];

function brief(element: Element): string {
  const { tagName, className } = element;
  return `<${tagName.toLowerCase()} ${String(className).slice(0, 40)}> ${(element.textContent ?? '').trim().slice(0, 30)}`;
}

function plain(what: string): Mutation {
  return { what, otherwise: null };
}

/** An element of an item, or, one time in four, of anywhere on the page. */
function someElement(doc: Document, items: readonly Standing[], random: Random): Element | undefined {
  const root = random.below(4) === 0 ? doc.body : random.pick(items)?.element;
  return random.pick([...(root?.querySelectorAll('*') ?? [])]);
}

/** One of the names; every other time one that the adapters know. */
function someName(names: readonly string[], { random, isHook }: Aim): string | undefined {
  const known = random.below(2) === 0 ? names.filter(isHook) : [];
  return random.pick(known.length > 0 ? known : names);
}

function renameClasses(doc: Document, rename: (name: string) => string): void {
  for (const element of doc.querySelectorAll('[class]'))
    element.setAttribute('class', [...element.classList].map(rename).join(' '));
}

/** A new build of the site: every `Module_name_hash` with another hash. */
const hashes: Mutate = (doc, _items, { random }) => {
  const salt = random.below(36 ** 3).toString(36);
  // A hash has a digit or a capital somewhere behind its first letter; the last word of an old name has not.
  const isHashed = /^(.*[A-Za-z]_)(?=\w+[\dA-Z])[A-Za-z0-9]{5,6}$/;
  if (![...doc.querySelectorAll('[class*="_"]')].some(({ classList }) => [...classList].some((c) => isHashed.test(c))))
    return null;
  renameClasses(doc, (name) => name.replace(isHashed, `$1${salt}Q0`));
  return plain('every class hash');
};

const oneClass: Mutate = (doc, items, aim) => {
  const root = aim.random.pick(items)?.element ?? doc.body;
  const names = [...root.querySelectorAll('[class]')].flatMap(({ classList }) => [...classList]);
  const name = someName([...new Set(names)], aim);
  if (name === undefined) return null;
  renameClasses(doc, (each) => (each === name ? `${each}2` : each));
  return plain(`class ${name}`);
};

const wrap: Mutate = (doc, items, { random }) => {
  const element = someElement(doc, items, random);
  if (!element?.parentElement) return null;
  const wrapper = doc.createElement(random.pick(['div', 'span', 'x-wrapper']) ?? 'div');
  wrapper.className = 'Wrapper_new_a1b2c';
  element.replaceWith(wrapper);
  wrapper.append(element);
  return plain(brief(element));
};

/** Takes away an element that does nothing but hold another one. */
const unwrap: Mutate = (doc, items, { random }) => {
  const isWrapper = (element: Element) =>
    element.childElementCount === 1 &&
    element.getAttributeNames().every((name) => name === 'class') &&
    [...element.childNodes].every((node) => node.nodeType === 1 || !node.nodeValue?.trim());
  const root = random.pick(items)?.element ?? doc.body;
  const element = random.pick([...root.querySelectorAll('div, span, p')].filter(isWrapper));
  if (!element) return null;
  const what = brief(element);
  element.replaceWith(...element.childNodes);
  return plain(what);
};

/** Something new on the page, at times with a figure of its own. */
const insert: Mutate = (doc, items, { random }) => {
  const beside = someElement(doc, items, random);
  if (!beside?.parentElement) return null;
  const [tag = 'i', text = ''] = random.pick([
    [beside.tagName, ''],
    [beside.tagName, ' 新功能 '],
    ['x-new', ' 曝光 777777 '],
  ]) ?? ['i', ''];
  const fresh = doc.createElement(tag);
  fresh.textContent = text;
  if (random.below(2) === 0) beside.before(fresh);
  else beside.after(fresh);
  return plain(`<${tag}>${text} beside ${brief(beside)}`);
};

const remove: Mutate = (doc, items, { random }) => {
  const element = someElement(doc, items, random);
  if (!element) return null;
  const what = brief(element);
  element.remove();
  return plain(what);
};

const attribute: Mutate = (doc, items, aim) => {
  const element = someElement(doc, items, aim.random);
  const name = someName(element?.getAttributeNames().filter((each) => !SHOWING.includes(each)) ?? [], aim);
  if (!element || name === undefined) return null;
  element.removeAttribute(name);
  return plain(`${name} of ${brief(element)}`);
};

/** A place that tells a figure: a text node or an attribute. */
interface Teller {
  readonly text: string;
  tell(text: string): void;
}

function tellersIn(root: Element, others: readonly Element[]): Teller[] {
  const elements = [root, ...root.querySelectorAll('*')].filter(
    (element) => !others.some((other) => other.contains(element)),
  );
  return elements.flatMap((element) => [
    ...[...element.childNodes].flatMap((node) => {
      const { nodeType, nodeValue } = node;
      return nodeType === 3 ? [{ text: nodeValue ?? '', tell: (now: string) => node.replaceWith(now) }] : [];
    }),
    ...TOLD_IN.flatMap((name) => {
      const text = element.getAttribute(name);
      return text === null ? [] : [{ text, tell: (now: string) => element.setAttribute(name, now) }];
    }),
  ]);
}

/** The number where it stands alone, not as a part of a longer one. */
function standing(number: string): RegExp {
  return new RegExp(`(?<![\\d.])${number.replace(/[.+]/g, '\\$&')}(?![\\d.万亿]|,\\d{3}(?!\\d|,))`);
}

/** A number inside a time or a bound (少于10人) is no figure of its own: the page then tells another time or bound. */
const NO_FIGURE = /\d[-:/月]\d|[少小]于/;

function refigure(choose: (random: Random) => string): Mutate {
  return (_doc, items, { random }) => {
    const chosen = random.pick(items);
    if (!chosen) return null;
    const found = Object.values<Reading>(chosen.item.readings).flatMap((reading) =>
      reading.state === 'found' ? (numberIn(reading.text) ?? []) : [],
    );
    const number = random.pick(found);
    if (number === undefined) return null;
    const others = items.map(({ element }) => element).filter((each) => each !== chosen.element);
    const inside = others.filter((each) => chosen.element.contains(each));
    const pattern = standing(number);
    const teller = random.pick(
      tellersIn(chosen.element, inside).filter(({ text }) => pattern.test(text) && !NO_FIGURE.test(text)),
    );
    if (!teller) return null;
    const now = choose(random);
    teller.tell(teller.text.replace(pattern, now));
    const reading = parseCount(now);
    const otherwise = { key: chosen.item.key, number, text: now, now: reading.state === 'found' ? reading : null };
    return { what: `${chosen.item.key}: ${number} → "${now}" in "${teller.text.trim().slice(0, 40)}"`, otherwise };
  };
}

/** Every kind of change, by its name in the report. */
export const MUTATIONS: Readonly<Record<string, Mutate>> = {
  'class hashes renamed': hashes,
  'one class renamed': oneClass,
  'wrapper added': wrap,
  'wrapper removed': unwrap,
  'sibling inserted': insert,
  'section removed': remove,
  'attribute dropped': attribute,
  'figure → bare label': refigure(() => ''),
  'figure → 100万+': refigure(() => '100万+'),
  'figure → nonsense': refigure((random) => random.pick(NOT_FIGURES) ?? '--'),
  'one witness changed': refigure((random) => random.pick(OTHER_FIGURES) ?? '7'),
};
