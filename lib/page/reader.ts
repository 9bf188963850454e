import {
  type Adapter,
  adaptersFor,
  assemble,
  claims,
  itemElements,
  type Kit,
  type PageReading,
  type ReadItem,
  readItem,
} from '../adapters/engine';
import { fingerprint } from './news';

/** So many changed items are read again at once, before the next frame; the rest have to wait without a badge. */
const AT_ONCE = 20;

interface Known {
  readonly adapter: Adapter;
  readonly items: readonly ReadItem[];
}

/**
 * Reads a living page piece by piece: all of it once, then only the items that changed. What an item's element held
 * when it was read last is remembered as long as the element is on the page.
 */
export class PageReader {
  readonly #adapters: readonly Adapter[];
  readonly #kit: Kit;
  readonly #known = new Map<Element, Known>();
  /** Elements to be read, with the adapter that claims each. */
  readonly #due = new Map<Element, Adapter>();
  #url = '';
  #fitting: readonly Adapter[] = [];

  constructor(adapters: readonly Adapter[], kit: Kit) {
    this.#adapters = adapters;
    this.#kit = kit;
  }

  /** Everything is to be read again. */
  noteAll(): void {
    this.#url = location.href;
    this.#fitting = adaptersFor(this.#url, this.#adapters);
    this.#due.clear();
    this.#noteIn(document);
    // An endless list holds more than one look into the document takes in.
    for (const [element, { adapter }] of this.#known)
      if (this.#fitting.includes(adapter)) this.#due.set(element, adapter);
    // Read anew in the order of the page, whatever came in between.
    this.#known.clear();
  }

  /**
   * Takes note of changes of the page.
   *
   * @returns the elements that no longer hold what they held: a badge in them would stand at another item
   */
  note(records: readonly MutationRecord[]): readonly Element[] {
    if (location.href !== this.#url) {
      this.noteAll();
      return [];
    }
    const touched = new Set<Element>();
    for (const record of records) {
      const item = this.#itemAround(record.target);
      if (item) touched.add(item);
      else if (record.attributeName === 'data-active') this.#noteInside(record.target);
      for (const node of record.addedNodes) if (node instanceof Element) this.#noteAdded(node);
    }
    return [...touched].filter((element, i) => i >= AT_ONCE || this.#hasChanged(element));
  }

  /** Reads the next element that is due. False when none is left. */
  step(): boolean {
    for (const [element, adapter] of this.#due) {
      this.#due.delete(element);
      this.#take(element, adapter);
      return true;
    }
    return false;
  }

  /** The page as it was read last. */
  reading(): PageReading {
    const gathered = this.#fitting.map((adapter) => ({ adapter, items: [] as ReadItem[] }));
    const of = new Map(gathered.map((each) => [each.adapter, each.items]));
    for (const [element, { adapter, items }] of this.#known) {
      if (element.isConnected) of.get(adapter)?.push(...items);
      else this.#known.delete(element);
    }
    return assemble(document, this.#url, gathered);
  }

  #take(element: Element, adapter: Adapter): readonly ReadItem[] {
    if (!element.isConnected) {
      this.#known.delete(element);
      return [];
    }
    const items = readItem(element, adapter, { url: this.#url, kit: this.#kit });
    // Made here, in slices, rather than of all items at once when they are told.
    for (const { item } of items) fingerprint(item);
    this.#known.set(element, { adapter, items });
    return items;
  }

  #hasChanged(element: Element): boolean {
    const before = this.#known.get(element);
    if (!before) return false;
    this.#due.delete(element);
    const now = this.#take(element, before.adapter);
    return before.items.some(({ item }) => !now.some((each) => each.item.key === item.key));
  }

  #itemAround(node: Node): Element | null {
    let at: Element | null = node instanceof Element ? node : node.parentElement;
    while (at && !this.#known.has(at)) at = at.parentElement;
    const known = at && this.#known.get(at);
    if (at && known) this.#due.set(at, known.adapter);
    return at;
  }

  #noteAdded(element: Element): void {
    for (const adapter of this.#fitting) if (claims(element, adapter)) this.#due.set(element, adapter);
    if (element.firstElementChild) this.#noteIn(element);
  }

  #noteIn(root: ParentNode): void {
    for (const adapter of this.#fitting)
      for (const element of itemElements(root, adapter)) this.#due.set(element, adapter);
  }

  #noteInside(node: Node): void {
    for (const [element, { adapter }] of this.#known) if (node.contains(element)) this.#due.set(element, adapter);
  }
}
