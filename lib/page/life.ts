import { browser } from 'wxt/browser';

/** A script that starts in a page says so to those before it, by an event of this name with its own id. */
const STARTED = 'shuifen:started';

/**
 * How long a page's script lives: until it is told that the extension behind it is gone, or until a newer one of the
 * same name starts in the page. The build puts this in the place of WXT's own context (wxt.config.ts), of which it is
 * the part that is needed: a tenth of its weight in every page, and no message that the page's own scripts can hear.
 */
export class ContentScriptContext {
  readonly #life = new AbortController();
  readonly signal = this.#life.signal;

  constructor(name: string) {
    const event = `${STARTED}:${browser.runtime?.id}:${name}`;
    document.dispatchEvent(new Event(event));
    document.addEventListener(event, () => this.notifyInvalidated(), { signal: this.signal });
  }

  notifyInvalidated(): void {
    this.#life.abort();
  }
}
