import type { Mount } from '../adapters/engine';
import type { BadgePatch } from '../messages/protocol';
import type { ItemKey } from '../model';
import { createBadge, fillBadge } from './badge';
import { type Theme, themeOf } from './theme';

/** A page that keeps throwing a badge out gets it back so many times, then is left alone. */
const MAX_RETURNS = 20;
/** Verdicts of items that have left the page are kept for so many, in case they come back. */
const REMEMBERED = 1000;

interface Placed {
  readonly host: HTMLElement;
  readonly mount: Mount;
  readonly patch: BadgePatch;
}

/** The badges of one page, one for each item that has a verdict, each beside its own item. */
export class Badges {
  readonly #onOpen: (key: ItemKey, host: HTMLElement) => void;
  readonly #patches = new Map<ItemKey, BadgePatch>();
  readonly #placed = new Map<ItemKey, Placed>();
  readonly #thrownOut = new Map<ItemKey, number>();
  #mounts: readonly Mount[] = [];
  #theme: Theme = 'light';

  constructor(onOpen: (key: ItemKey, host: HTMLElement) => void) {
    this.#onOpen = onOpen;
  }

  /** Where each item's badge belongs from now on; badges of other items go. */
  place(mounts: readonly Mount[]): void {
    this.#mounts = mounts;
    this.#follow(themeOf(document));
    const wanted = new Map(mounts.map((mount) => [mount.key, mount]));
    for (const [key, { host, mount }] of this.#placed) {
      const next = wanted.get(key);
      const stays = next?.element === mount.element && next.anchor === mount.anchor;
      if (stays && host.isConnected) continue;
      if (stays) this.#thrownOut.set(key, (this.#thrownOut.get(key) ?? 0) + 1);
      host.remove();
      this.#placed.delete(key);
    }
    for (const mount of mounts) this.#put(mount);
    this.#forget();
  }

  /** Takes new verdicts in. */
  patch(patches: readonly BadgePatch[]): void {
    for (const patch of patches) if (!this.#says(patch)) this.#patches.set(patch.key, patch);
    for (const mount of this.#mounts) this.#put(mount);
  }

  /** Takes the badges out of an element whose content has become another item's. */
  clear(element: Element): void {
    // A verdict that arrives before the next reading must not be put there either.
    this.#mounts = this.#mounts.filter((mount) => !element.contains(mount.element));
    for (const [key, { host, mount }] of this.#placed) {
      if (!element.contains(mount.element)) continue;
      host.remove();
      this.#placed.delete(key);
    }
  }

  /** Scrolls to an item and opens its panel as a click on its badge would. False where it is not on the page. */
  reveal(key: ItemKey): boolean {
    const placed = this.#placed.get(key);
    if (!placed) return false;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    placed.mount.element.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
    this.#onOpen(key, placed.host);
    return true;
  }

  removeAll(): void {
    for (const { host } of this.#placed.values()) host.remove();
    this.#placed.clear();
  }

  /** Whether the same was said of the item already: then its badge stays untouched. */
  #says({ key, state, name }: BadgePatch): boolean {
    const known = this.#patches.get(key);
    return known?.state === state && known.name === name;
  }

  #put(mount: Mount): void {
    const patch = this.#patches.get(mount.key);
    if (!patch || (this.#thrownOut.get(mount.key) ?? 0) > MAX_RETURNS) return;
    const placed = this.#placed.get(mount.key);
    if (placed?.patch === patch) return;
    const host = placed?.host ?? createBadge(mount.key, (opened) => this.#onOpen(mount.key, opened));
    fillBadge(host, patch, this.#theme);
    if (!placed) {
      host.toggleAttribute('data-compact', mount.compact ?? false);
      mount.anchor[mount.place](host);
    }
    this.#placed.set(mount.key, { host, mount, patch });
  }

  #follow(theme: Theme): void {
    if (theme === this.#theme) return;
    this.#theme = theme;
    for (const { host } of this.#placed.values()) host.dataset.theme = theme;
  }

  /** Drops the verdicts longest known of items that are not on the page. */
  #forget(): void {
    for (const key of this.#patches.keys()) {
      if (this.#patches.size - this.#placed.size <= REMEMBERED) return;
      if (this.#placed.has(key)) continue;
      this.#patches.delete(key);
      this.#thrownOut.delete(key);
    }
  }
}
