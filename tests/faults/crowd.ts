import type { CDPSession, Page } from 'playwright';
import type { Browser as Extension } from 'webextension-polyfill';
import type { ItemKey, PageItem, PageView } from '../../lib/model';
import type { ExtensionBrowser } from '../e2e/harness/browser';
import type { Web } from '../e2e/harness/web';
import type { Sent } from './account';

/** As a page's script of the extension sees it. */
declare const chrome: Pick<Extension, 'runtime'>;

const URL_OF_PAGES = 'https://weibo.com/';
const ITEMS = 50;
/** A view that has no answer after so long has none. */
const PATIENCE_MS = 10_000;

/** An empty page under a real host name: the extension's script lives in it, and ours beside it. */
export const emptyWeb: Web = () => ({
  status: 200,
  contentType: 'text/html; charset=utf-8',
  body: '<!doctype html><title>crowd</title>',
});

/** Pages that send views of the same items, one after the other, as fast as they are answered. */
export interface Crowd {
  readonly keys: readonly ItemKey[];
  /** All views so far, in the order in which they were sent. */
  sent(): readonly Sent[];
  /** Resolves when so many more views have been acknowledged. */
  acknowledged(more: number): Promise<void>;
  /** Resolves when every page has had its last answer. */
  stop(): Promise<void>;
}

/** The world of the extension's own script in a page: what it sends is what a page's script sends. */
interface World {
  readonly session: CDPSession;
  readonly contextId: number;
}

/** @param round tells the items of one crowd from those of another */
export async function openCrowd(browser: ExtensionBrowser, tabs: number, round: number): Promise<Crowd> {
  const keys = Array.from({ length: ITEMS }, (_, i): ItemKey => `weibo:post:${round * ITEMS + i + 1}`);
  const views = new Map<number, boolean>();
  const waiting = new Set<() => void>();
  const heard = (message: string) => {
    const [value, acknowledged] = JSON.parse(message) as [number, boolean];
    views.set(value, acknowledged);
    for (const look of waiting) look();
  };
  const count = () => [...views.values()].filter(Boolean).length;
  const worlds: World[] = [];
  for (let tab = 0; tab < tabs; tab += 1) worlds.push(await enter(await browser.context.newPage(), browser, heard));
  const running = worlds.map((world, tab) => write(world, viewOf(keys), { first: tab, step: tabs }));
  return {
    keys,
    sent: () => [...views].map(([value, acknowledged]) => ({ value, acknowledged })),
    acknowledged(more) {
      const goal = count() + more;
      return new Promise((done) => {
        const look = () => {
          if (count() < goal) return;
          waiting.delete(look);
          done();
        };
        waiting.add(look);
      });
    },
    async stop() {
      await Promise.all(worlds.map((world) => evaluate(world, 'globalThis.crowdStops = true')));
      await Promise.all(running);
    },
  };
}

async function enter(page: Page, { extensionId }: ExtensionBrowser, heard: (message: string) => void): Promise<World> {
  const session = await page.context().newCDPSession(page);
  const context = new Promise<number>((found) => {
    session.on('Runtime.executionContextCreated', ({ context: { id, origin, auxData } }) => {
      if (auxData?.type === 'isolated' && origin === `chrome-extension://${extensionId}`) found(id);
    });
  });
  session.on('Runtime.bindingCalled', ({ payload }) => heard(payload));
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: 'crowdTells' });
  await page.goto(URL_OF_PAGES);
  return { session, contextId: await context };
}

/** Resolves when the page has been told to stop; never rejects, because a killed browser answers nothing any more. */
async function write(world: World, view: PageView, values: { first: number; step: number }): Promise<void> {
  const call = `(${writeViews})(${JSON.stringify(view)}, ${values.first}, ${values.step}, ${PATIENCE_MS})`;
  await evaluate(world, call).catch(() => undefined);
}

async function evaluate({ session, contextId }: World, expression: string): Promise<void> {
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression, contextId, awaitPromise: true });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
}

/** Runs in the page's isolated world and may use nothing from here. Each view has a value of its own. */
async function writeViews(view: PageView, first: number, step: number, patienceMs: number): Promise<void> {
  const here = globalThis as unknown as { crowdStops?: boolean; crowdTells(message: string): void };
  for (let value = first; !here.crowdStops; value += step) {
    here.crowdTells(JSON.stringify([value, false]));
    const likes = { state: 'found', text: String(value), low: value, high: value };
    const items = view.items.map((item) => ({ ...item, readings: { ...item.readings, likes } }));
    const answer = await Promise.race([
      chrome.runtime.sendMessage({ type: 'page', view: { ...view, items }, also: [] }).catch(() => undefined),
      new Promise((done) => setTimeout(done, patienceMs)),
    ]);
    const ok = (answer as { ok?: boolean } | undefined)?.ok === true;
    if (ok) here.crowdTells(JSON.stringify([value, true]));
    // A worker that was stopped takes a moment to come back: not a hundred views meanwhile.
    else await new Promise((done) => setTimeout(done, 20));
  }
}

function viewOf(keys: readonly ItemKey[]): PageView {
  const items = keys.map(
    (key): PageItem => ({
      key,
      kind: 'post',
      author: { id: key.replace(/\D+/, ''), name: '月下读书人' },
      title: key,
      promoted: false,
      flags: [],
      readings: {},
    }),
  );
  return {
    url: URL_OF_PAGES,
    adapter: 'weibo/feed',
    viewer: 'unknown',
    items,
    health: { items: items.length, found: items.length, absent: 0, unreadable: 0 },
  };
}
