import type { Page } from 'playwright';
import type { Browser as Extension } from 'webextension-polyfill';
import type { AnswerTo, TabRequest } from '../../../lib/messages/protocol';
import type { ItemKey, PageView, State } from '../../../lib/model';
import type { ExtensionBrowser, Tab } from './browser';

/** As the extension's own pages see it; every Chromium gives promises. */
declare const chrome: Pick<Extension, 'permissions' | 'tabs'>;

/** How long a page's script may take to answer, where one has to run. */
const ANSWER_MS = 15_000;

/** A badge as it stands in the page. */
export interface ShownBadge {
  readonly key: ItemKey;
  readonly state: State;
  /** The sentence that a reader gets on hovering or focusing the sign. */
  readonly reason: string;
  /** The accessible name of its button. */
  readonly name: string;
}

/** What the extension reads in a tab: its view, or null where it reads nothing. Waits for the page's script to answer. */
export async function readTab({ control }: ExtensionBrowser, { page, tabId }: Tab): Promise<PageView | null> {
  if (!(await mayRead(control, page.url()))) return null;
  const deadline = Date.now() + ANSWER_MS;
  for (;;) {
    const answer = await askTab(control, tabId, { type: 'read' });
    if (answer?.ok) return answer.view;
    if (Date.now() > deadline) return null;
    await page.waitForTimeout(100);
  }
}

/** What the extension reads at an address, in a tab of its own that is closed again. */
export async function readAt(browser: ExtensionBrowser, url: string): Promise<PageView | null> {
  const tab = await browser.openTab();
  try {
    await tab.page.goto(url, { waitUntil: 'domcontentloaded' });
    return await readTab(browser, tab);
  } finally {
    await tab.page.close();
  }
}

/** The badges of a page, in its order. Waits until each item of the view has one that has been judged. */
export async function badgesOf(page: Page, view: PageView): Promise<readonly ShownBadge[]> {
  const keys = view.items.map((item) => item.key);
  await page
    .waitForFunction(
      (wanted) => {
        const shown = new Set(
          [...document.querySelectorAll('[data-shuifen][data-state]')].map((host) => host.getAttribute('data-shuifen')),
        );
        return wanted.every((key) => shown.has(key));
      },
      keys,
      { timeout: ANSWER_MS },
    )
    // A page may leave an item without a place for a badge: what is there is told all the same.
    .catch(() => undefined);
  return shownBadges(page);
}

/** The badges that stand in a page now. */
export function shownBadges(page: Page): Promise<readonly ShownBadge[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-shuifen][data-state]')].map((host) => {
      const button = host.shadowRoot?.querySelector('button');
      const name = button?.getAttribute('aria-label') ?? '';
      return {
        key: host.getAttribute('data-shuifen') ?? '',
        state: host.getAttribute('data-state') as 'unknown',
        reason: button?.title || name,
        name,
      };
    }),
  );
}

/** Where the extension has no access, no script of it can answer. */
function mayRead(control: Page, url: string): Promise<boolean> {
  return control.evaluate(async (href) => {
    if (!/^https?:/.test(href)) return false;
    return chrome.permissions.contains({ origins: [`${new URL(href).origin}/*`] });
  }, url);
}

/** Sends a request to a tab's page script; null while none listens. */
function askTab<R extends TabRequest>(control: Page, tabId: number, request: R): Promise<AnswerTo<R> | null> {
  return control.evaluate(
    async ([id, message]) => {
      try {
        return await chrome.tabs.sendMessage(id, message, { frameId: 0 });
      } catch {
        // "Receiving end does not exist": the page's script has not started yet.
        return null;
      }
    },
    [tabId, request] as const,
  );
}
