import { browser } from '../browser';
import type { CustomRequest } from './custom';
import type { AnswerTo, OwnRequest, TabRequest } from './protocol';

/** Asks the background from one of the extension's own pages. */
export function askBackground<R extends OwnRequest | CustomRequest>(request: R): Promise<AnswerTo<R>> {
  return browser.runtime.sendMessage(request);
}

/** Asks the script of a page; null where none answers: not a page Shuifen reads, or one it has not come to yet. */
export async function askTab<R extends TabRequest>(tabId: number, request: R): Promise<AnswerTo<R> | null> {
  try {
    return (await browser.tabs.sendMessage(tabId, request)) ?? null;
  } catch {
    return null;
  }
}
