import type { Mount } from '../adapters/engine';
import type { BadgePatch } from '../messages/protocol';
import type { ItemKey } from '../model';
import { createBadge, fillBadge } from './badge';
import { type Theme, themeOf } from './theme';

/** A page that keeps throwing a badge out gets it back so many times, then is left alone. */
const MAX_RETURNS = 20;

interface Placed {
  readonly host: HTMLElement;
  readonly mount: Mount;
}

/** The badges of one page, one for each item that has a verdict, each beside its own item. */
export class Badges {
  readonly #onOpen: (key: ItemKey, host: HTMLElement) => void;
  readonly #patches = new Map<ItemKey, BadgePatch>();
  readonly #placed = new Map<ItemKey, Placed>();
  readonly #thrownOut = new Map<ItemKey, number>();

  constructor(onOpen: (key: ItemKey, host: HTMLElement) => void) {
    this.#onOpen = onOpen;
  }

  /** Where each item's badge belongs now; badges of other items go. */
  place(mounts: readonly Mount[]): void {
    const wanted = new Map(mounts.map((mount) => [mount.key, mount]));
    for (const [key, { host, mount }] of this.#placed) {
      const next = wanted.get(key);
      const stays = next?.element === mount.element && next.anchor === mount.anchor;
      if (stays && host.isConnected) continue;
      if (stays) this.#thrownOut.set(key, (this.#thrownOut.get(key) ?? 0) + 1);
      host.remove();
      this.#placed.delete(key);
    }
    const theme = themeOf(document);
    for (const { host } of this.#placed.values()) if (host.dataset.theme !== theme) host.dataset.theme = theme;
    for (const mount of mounts) this.#put(mount, theme);
  }

  /** Takes new verdicts in. */
  patch(patches: readonly BadgePatch[], mounts: readonly Mount[]): void {
    const theme = themeOf(document);
    for (const patch of patches) {
      this.#patches.set(patch.key, patch);
      const placed = this.#placed.get(patch.key);
      if (placed) fillBadge(placed.host, patch, theme);
    }
    this.place(mounts);
  }

  /** Takes the badges out of an element whose content has become another item's. */
  clear(element: Element): void {
    for (const [key, { host, mount }] of this.#placed) {
      if (mount.element !== element) continue;
      host.remove();
      this.#placed.delete(key);
    }
  }

  /** Opens the panel of an item as a click on its badge would. */
  press(key: ItemKey): void {
    this.#placed.get(key)?.host.shadowRoot?.querySelector('button')?.click();
  }

  removeAll(): void {
    for (const { host } of this.#placed.values()) host.remove();
    this.#placed.clear();
  }

  #put(mount: Mount, theme: Theme): void {
    const patch = this.#patches.get(mount.key);
    if (!patch || this.#placed.has(mount.key)) return;
    if ((this.#thrownOut.get(mount.key) ?? 0) > MAX_RETURNS) return;
    const host = createBadge(mount.key, (opened) => this.#onOpen(mount.key, opened));
    fillBadge(host, patch, theme);
    insert(host, mount);
    this.#placed.set(mount.key, { host, mount });
  }
}

function insert(host: HTMLElement, { anchor, place }: Mount): void {
  anchor[place](host);
}
