import {
  type Adapter,
  adaptersFor,
  assemble,
  claims,
  itemElements,
  type Kit,
  type Page,
  type PageReading,
  pageOf,
  type ReadItem,
  readItem,
} from '../adapters/engine';

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
  #page: Page;
  #fitting: readonly Adapter[] = [];

  constructor(adapters: readonly Adapter[], kit: Kit) {
    this.#adapters = adapters;
    this.#kit = kit;
    this.#page = pageOf('', kit);
  }

  /** Everything is to be read again. */
  noteAll(): void {
    this.#page = pageOf(location.href, this.#kit);
    this.#fitting = adaptersFor(location.href, this.#adapters);
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
    if (location.href !== this.#page.url) {
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
    const next = this.#due.keys().next();
    const adapter = next.value && this.#due.get(next.value);
    if (!adapter) return false;
    this.#due.delete(next.value);
    this.#take(next.value, adapter);
    return true;
  }

  /** The page as it was read last. */
  reading(): PageReading {
    const gathered = this.#fitting.map((adapter) => ({ adapter, items: [] as ReadItem[] }));
    const of = new Map(gathered.map((each) => [each.adapter, each.items]));
    this.#known.forEach(({ adapter, items }, element) => {
      if (element.isConnected) of.get(adapter)?.push(...items);
      else this.#known.delete(element);
    });
    return assemble(document, this.#page.url, gathered);
  }

  #take(element: Element, adapter: Adapter): readonly ReadItem[] {
    if (!element.isConnected) {
      this.#known.delete(element);
      return [];
    }
    const items = readItem(element, adapter, this.#page);
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
