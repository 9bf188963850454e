import { browser } from 'wxt/browser';
import type { AnswerTo, TabRequest } from './protocol';

/** What a page's script can be asked by an extension page or the background. */
export interface TabHandlers {
  read(): AnswerTo<{ type: 'read' }>;
  reveal(request: Extract<TabRequest, { type: 'reveal' }>): boolean;
  again(): void;
  diagnose(): string;
}

/** Answers requests to this page's script until `signal` is aborted. Only the extension itself can send them. */
export function answerTab(handlers: TabHandlers, signal: AbortSignal): void {
  const listener = (request: TabRequest, _sender: unknown, reply: (answer: unknown) => void) => {
    switch (request?.type) {
      case 'read':
        reply(handlers.read());
        break;
      case 'reveal':
        reply({ ok: handlers.reveal(request) });
        break;
      case 'again':
        handlers.again();
        reply({ ok: true });
        break;
      case 'diagnose':
        reply({ ok: true, text: handlers.diagnose() });
        break;
    }
    // The answer went out already; nothing is kept open.
    return false;
  };
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => {
    // An orphan has no runtime left to unregister from.
    if (browser.runtime?.id) browser.runtime.onMessage.removeListener(listener);
  });
}
