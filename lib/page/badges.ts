import type { Mount } from '../adapters/engine';
import type { BadgePatch } from '../messages/protocol';
import type { ItemKey } from '../model';
import { createBadge, fillBadge, keyOf } from './badge';
import { insertAt } from './insert';
import { measure } from './room';
import { inSlices } from './slices';
import { type Theme, themeOf, watchTheme } from './theme';

/** A page that keeps throwing a badge out gets it back so many times, then is left alone. */
const MAX_RETURNS = 20;
/** On a page of more items than this, those far off the screen get their badges when they come nearer. */
const ALL_AT_ONCE = 100;
/** So many before and after one that comes near get theirs with it: whenever some come in, the browser goes over the page. */
const TOGETHER = 32;
/** Verdicts of items that have left the page are kept for so many, in case they come back. */
const REMEMBERED = 1000;

interface Drawn {
  readonly host: HTMLElement;
  readonly patch: BadgePatch;
}

interface Placed extends Drawn {
  readonly mount: Mount;
}

/** The badges of one page, one for each item that has a verdict, each beside its own item. */
export class Badges {
  readonly #patches = new Map<ItemKey, BadgePatch>();
  readonly #placed = new Map<ItemKey, Placed>();
  readonly #thrownOut = new Map<ItemKey, number>();
  /** Items whose badge is not as it should be yet. */
  readonly #due = new Set<ItemKey>();
  /** Badges that are drawn and not on the page yet: each frame with new ones costs the page a whole layout. */
  readonly #ready = new Map<ItemKey, Drawn>();
  readonly #rows = new Map<string, number | null>();
  readonly #unseen: (work: () => void) => void;
  readonly #draw: () => void;
  /** Items without a badge that may be far off the screen. */
  readonly #far = new WeakMap<Element, ItemKey>();
  /** What is far off the screen is neither drawn nor measured before it comes near; then the page has been laid out anyway. */
  readonly #near = new IntersectionObserver((entries) => this.#meet(entries), { rootMargin: '100%' });
  #mounts: ReadonlyMap<ItemKey, Mount> = new Map();
  #theme: Theme = 'light';

  /** @param unseen does a work whose changes of the page nobody is to be told of */
  constructor(unseen: (work: () => void) => void, signal: AbortSignal) {
    this.#unseen = unseen;
    this.#draw = inSlices(() => this.#drawNext(), signal);
    watchTheme(() => this.#follow(), signal);
    signal.addEventListener('abort', () => {
      this.#near.disconnect();
      for (const { host } of this.#placed.values()) host.remove();
    });
  }

  /** Where each item's badge belongs from now on; badges of other items go. */
  place(mounts: readonly Mount[]): void {
    this.#follow();
    this.#rows.clear();
    this.#mounts = new Map(mounts.map((mount) => [mount.key, mount]));
    for (const [key, { host, mount }] of this.#placed) {
      const next = this.#mounts.get(key);
      const stays = next?.element === mount.element && next.anchor === mount.anchor;
      if (stays && host.isConnected) continue;
      if (stays) this.#thrownOut.set(key, (this.#thrownOut.get(key) ?? 0) + 1);
      this.#drop(key);
    }
    for (const key of this.#mounts.keys()) if (!this.#placed.has(key)) this.#want(key);
    this.#draw();
    this.#forget();
  }

  /** Takes new verdicts in. */
  patch(patches: readonly BadgePatch[]): void {
    for (const patch of patches) {
      if (this.#says(patch)) continue;
      this.#patches.set(patch.key, patch);
      this.#want(patch.key);
    }
    this.#draw();
  }

  /** Takes the badges out of an element whose content has become another item's. */
  clear(element: Element): void {
    // A verdict that arrives before the next reading must not be put there either.
    this.#mounts = new Map([...this.#mounts].filter(([, mount]) => !element.contains(mount.element)));
    for (const [key, { mount }] of this.#placed) if (element.contains(mount.element)) this.#drop(key);
  }

  /** The badge of an item, however far off the screen; none where the item is not on the page. */
  badgeOf(key: ItemKey): HTMLElement | undefined {
    this.#due.add(key);
    this.#draw();
    return this.#placed.get(key)?.host;
  }

  /** The page has another size: what there was room for may not fit any more. */
  measureAgain(): void {
    for (const placed of this.#placed.values()) this.#watch(placed);
  }

  /** Whether the same was said of the item already: then its badge stays untouched. */
  #says({ key, state, name, hidden }: BadgePatch): boolean {
    const known = this.#patches.get(key);
    return known?.state === state && known.name === name && known.hidden === hidden;
  }

  /** A badge is due: at once, or when its item is near. */
  #want(key: ItemKey): void {
    const element = this.#mounts.get(key)?.element;
    if (!element || !this.#patches.has(key)) return;
    if (this.#mounts.size <= ALL_AT_ONCE || this.#placed.has(key)) this.#due.add(key);
    else {
      this.#far.set(element, key);
      this.#near.observe(element);
    }
  }

  /** What was far has come near: its badge is due, and those of what stands around it. */
  #fetch(key: ItemKey): void {
    const keys = [...this.#mounts.keys()];
    const at = keys.indexOf(key);
    // Its element may hold another item by now, which is watched for itself.
    if (at < 0) return;
    for (const each of keys.slice(Math.max(0, at - TOGETHER), at + TOGETHER)) {
      const element = this.#mounts.get(each)?.element;
      if (element) this.#near.unobserve(element);
      this.#due.add(each);
    }
  }

  #drawNext(): boolean {
    for (const key of this.#due) {
      this.#due.delete(key);
      this.#prepare(key);
      break;
    }
    if (this.#due.size > 0) return true;
    if (this.#ready.size > 0)
      this.#unseen(() => {
        for (const [key, drawn] of this.#ready) this.#put(key, drawn);
      });
    this.#ready.clear();
    return false;
  }

  #prepare(key: ItemKey): void {
    const patch = this.#patches.get(key);
    if (patch?.hidden) this.#drop(key);
    if (!this.#mounts.has(key) || !patch || patch.hidden || (this.#thrownOut.get(key) ?? 0) > MAX_RETURNS) return;
    const placed = this.#placed.get(key);
    if (placed?.patch === patch) return;
    const host = placed?.host ?? createBadge(key);
    fillBadge(host, patch, this.#theme);
    this.#ready.set(key, { host, patch });
  }

  #put(key: ItemKey, { host, patch }: Drawn): void {
    // Since it was drawn the page may have moved on, or the verdict: then it is due once more.
    const mount = this.#mounts.get(key);
    if (!mount || this.#patches.get(key) !== patch) return;
    if (!this.#placed.has(key)) insertAt(mount, host, this.#rows);
    const placed = { host, mount, patch };
    this.#placed.set(key, placed);
    this.#watch(placed);
  }

  #drop(key: ItemKey): void {
    const host = this.#placed.get(key)?.host;
    if (!host) return;
    this.#near.unobserve(host);
    host.remove();
    this.#placed.delete(key);
  }

  /** Has a badge measured when it is near, where that matters: for a word, or in a row known to be narrow. */
  #watch({ host, mount, patch }: Placed): void {
    // Told of once more, even where nothing has moved.
    this.#near.unobserve(host);
    if (patch.word || mount.compact) this.#near.observe(host);
  }

  #meet(entries: readonly IntersectionObserverEntry[]): void {
    const changes = entries.flatMap(({ target, isIntersecting }) => {
      if (!isIntersecting) return [];
      this.#near.unobserve(target);
      const key = this.#far.get(target);
      if (key && !this.#due.has(key)) this.#fetch(key);
      const placed = this.#placed.get(keyOf(target));
      return placed?.host === target ? [measure(placed.host, placed.mount)] : [];
    });
    for (const change of changes) change();
    this.#draw();
  }

  #follow(): void {
    const theme = themeOf(document);
    if (theme === this.#theme) return;
    this.#theme = theme;
    for (const { host } of this.#placed.values()) host.dataset.theme = theme;
  }

  /** Drops the verdicts longest known of items that are not on the page. */
  #forget(): void {
    for (const key of this.#patches.keys()) {
      if (this.#patches.size - this.#placed.size - this.#due.size <= REMEMBERED) return;
      if (this.#mounts.has(key)) continue;
      this.#patches.delete(key);
      this.#thrownOut.delete(key);
    }
  }
}
