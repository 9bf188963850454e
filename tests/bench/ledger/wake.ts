import type { CDPSession } from 'playwright';
import type { ExtensionBrowser } from '../../e2e/harness/browser';
import type { BenchExtension } from '../extension';
import type { Rounds } from './inside';
import { postOf, shownAt, viewOf } from './items';

const ROUNDS = 15;
const PAGE_ITEMS = 50;
const PAGE = 'https://weibo.com/bench';

/**
 * From a message to a sleeping worker until its answer, measured where a content script stands: the badges of a page
 * view of fifty items, and a bare reply by the same worker, in turn.
 */
export async function wakeRounds(extension: BenchExtension): Promise<Rounds> {
  const body = '<!doctype html><title>bench</title>';
  const browser = await extension.launch({ web: () => ({ status: 200, contentType: 'text/html', body }) });
  try {
    const page = await browser.context.newPage();
    const session = await browser.context.newCDPSession(page);
    const world = contentWorld(session, browser.extensionId);
    await page.goto(PAGE);
    const contextId = await world;
    const rounds: Rounds = { ours: [], raw: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      const items = Array.from({ length: PAGE_ITEMS }, (_, i) => shownAt(postOf(i), round));
      const view = { ...viewOf(items), url: PAGE };
      rounds.raw.push(await answerTime(browser, session, contextId, '"bare"'));
      rounds.ours.push(await answerTime(browser, session, contextId, JSON.stringify({ type: 'page', view, also: [] })));
    }
    return rounds;
  } finally {
    await browser.close();
  }
}

/** The world of the extension's content script in the page. */
function contentWorld(session: CDPSession, extensionId: string): Promise<number> {
  const found = new Promise<number>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === `chrome-extension://${extensionId}`) resolve(context.id);
    });
  });
  return session.send('Runtime.enable').then(() => found);
}

async function answerTime(
  browser: ExtensionBrowser,
  session: CDPSession,
  contextId: number,
  message: string,
): Promise<number> {
  await browser.sleepWorker();
  const expression = `(async () => {
    const start = performance.now();
    const answer = await chrome.runtime.sendMessage(${message});
    return { took: performance.now() - start, ok: answer === 'bare' || answer?.badges?.length === ${PAGE_ITEMS}, answer };
  })()`;
  const { result } = await session.send('Runtime.evaluate', {
    expression,
    contextId,
    awaitPromise: true,
    returnByValue: true,
  });
  if (!result.value?.ok) throw new Error(`the worker did not answer: ${JSON.stringify(result.value ?? result)}`);
  return result.value.took;
}
