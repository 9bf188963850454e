import type { Page } from 'playwright';
import type { ExtensionBrowser } from '../e2e/harness/browser';
import { shiftsOf, watchShifts } from '../e2e/harness/layout';

/** What one load of a page cost its main thread. */
export interface Cost {
  /** Time in tasks of the page's main thread, however busy the machine is otherwise. */
  readonly taskMs: number;
  /** Tasks of more than 50 ms. */
  readonly longTasks: number;
  readonly shifts: number;
  readonly badges: number;
}

interface Visit {
  readonly url: string;
  /** Both sides of a pair wait equally long: waiting costs too. */
  readonly waitMs: number;
  /** Times the processor is slowed down. */
  readonly slower?: number;
  /** Whether the page is scrolled to its end, a screen in each frame, and waited for once more. */
  readonly scrolled?: boolean;
}

async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    while (scrollY + innerHeight < document.documentElement.scrollHeight - 1) {
      scrollBy(0, innerHeight);
      await new Promise(requestAnimationFrame);
    }
  });
}

async function watchLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept = globalThis as unknown as { longTasks: number };
    kept.longTasks = 0;
    new PerformanceObserver((list) => {
      kept.longTasks += list.getEntries().length;
    }).observe({ type: 'longtask', buffered: true });
  });
}

/** Loads a page in a tab of its own, waits, and tells what it cost. */
export async function costOf(
  { context }: ExtensionBrowser,
  { url, waitMs, slower = 1, scrolled = false }: Visit,
): Promise<Cost> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  // In thread ticks: time in which another program had the processor does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (slower > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await watchShifts(page);
  await watchLongTasks(page);
  const taskSeconds = async () =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  const before = await taskSeconds();
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(waitMs);
  if (scrolled) {
    await scrollThrough(page);
    await page.waitForTimeout(waitMs);
  }
  const taskMs = ((await taskSeconds()) - before) * 1000;
  const [longTasks, badges] = await page.evaluate(
    () =>
      [
        (globalThis as unknown as { longTasks: number }).longTasks,
        document.querySelectorAll('shuifen-badge').length,
      ] as const,
  );
  const shifts = await shiftsOf(page);
  await page.close();
  return { taskMs, longTasks, shifts, badges };
}
