import { browser } from 'wxt/browser';
import type { AnswerTo, TabRequest } from './protocol';

/** What a page's script answers to an extension page or the background, by the request's type. */
export type TabHandlers = {
  readonly [T in TabRequest['type']]: (request: Extract<TabRequest, { type: T }>) => AnswerTo<{ type: T }>;
};

/** Answers requests to this page's script until `signal` is aborted. Only the extension itself can send them. */
export function answerTab(handlers: TabHandlers, signal: AbortSignal): void {
  const byType: { readonly [type: string]: (request: never) => unknown } = handlers;
  const listener = (request: TabRequest, _sender: unknown, reply: (answer: unknown) => void) => {
    const handle = Object.hasOwn(byType, request?.type) && byType[request.type];
    if (handle) reply(handle(request as never));
    // The answer went out already; nothing is kept open.
    return false;
  };
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => {
    // An orphan has no runtime left to unregister from.
    if (browser.runtime?.id) browser.runtime.onMessage.removeListener(listener);
  });
}
