import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { builtExtension, type ExtensionBrowser } from '../e2e/harness/browser';

/** What the fixture page's own script offers. */
declare const show: (from: number) => void;

const REST_MS = 3000;

/** Calls of any script, and timers, on a page that nothing happens to for three seconds: or that `stir` stirs up. */
export async function callsOn(
  { context }: ExtensionBrowser,
  url: string,
  waitMs: number,
  stir: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<number> {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForTimeout(waitMs);
  const browser = context.browser();
  if (!browser) throw new Error('The browser is gone');
  await browser.startTracing(page, { categories: ['devtools.timeline', 'v8.execute'] });
  await stir(page);
  await page.waitForTimeout(REST_MS);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: readonly { name: string }[] };
  await page.close();
  const names = ['FunctionCall', 'TimerFire', 'FireAnimationFrame', 'FireIdleCallback', 'RunMicrotasks'];
  return trace.traceEvents.filter(({ name }) => names.includes(name)).length;
}

/** What the page's heap holds, its isolated worlds included, after a list that recycles its views showed so many posts. */
export async function heapMbAfter(
  { context }: ExtensionBrowser,
  url: string,
  posts: readonly number[],
): Promise<readonly number[]> {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForTimeout(1000);
  const session = await context.newCDPSession(page);
  const found: number[] = [];
  let from = 0;
  for (const to of posts) {
    await page.evaluate(
      async ([first, last]) => {
        for (let at = first; at < last; at += 6) {
          show(at);
          await new Promise(requestAnimationFrame);
        }
      },
      [from, to] as const,
    );
    from = to;
    await page.waitForTimeout(1500);
    await session.send('HeapProfiler.collectGarbage');
    found.push((await session.send('Runtime.getHeapUsage')).usedSize / 1e6);
  }
  await page.close();
  return found;
}

/** Worlds of an extension in a page. */
export async function worldsAt({ context }: ExtensionBrowser, url: string): Promise<number> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let worlds = 0;
  session.on('Runtime.executionContextCreated', ({ context: { origin } }) => {
    if (origin.startsWith('chrome-extension:')) worlds += 1;
  });
  await session.send('Runtime.enable');
  await page.goto(url);
  await page.waitForTimeout(500);
  await page.close();
  return worlds;
}

/** The content scripts with their size in thousands of bytes, compressed. */
export function scriptSizes(): readonly { readonly name: string; readonly kb: number }[] {
  const folder = join(builtExtension, 'content-scripts');
  return readdirSync(folder).map((name) => ({ name, kb: gzipSync(readFileSync(join(folder, name))).length / 1000 }));
}
