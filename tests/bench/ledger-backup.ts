import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright';
import { launchWithExtension } from '../e2e/harness/browser';
import { bundle } from '../ledger/bundle';
import type { Figure } from './figures';
import type { backupBench } from './ledger-backup-inside';

const OBSERVATIONS = 1_000_000;
const MOST_MB = 64;
const MB = 1_000_000;
const SAMPLE_EVERY_MS = 250;

interface Here {
  bench: { readonly backupBench: typeof backupBench };
}

/**
 * What backup and restore of a large history hold of the page's memory. Garbage is collected before each sample, as
 * `measureUserAgentSpecificMemory` does: how much of it V8 lets lie depends on the machine, not on the work.
 */
export async function* backupFigures(observations = OBSERVATIONS): AsyncGenerator<Figure> {
  const browser = await launchWithExtension({ headless: true, web: () => null });
  try {
    const page = browser.control;
    await page.evaluate(await bundle(join(import.meta.dirname, 'ledger-backup-inside.ts'), 'bench'));
    const session = await page.context().newCDPSession(page);
    await page.evaluate((count) => (globalThis as unknown as Here).bench.backupBench.fill(count), observations);
    const about = `${observations.toLocaleString('en')} observations`;
    const written = await measured(page, session, 'write');
    yield of(`memory above idle: backup of ${about}`, written.peakMb, 'MB', MOST_MB);
    yield of(`time: backup of ${about}`, written.seconds, 's');
    yield of(`size: backup of ${about}`, written.result / MB, 'MB');
    const again = await measured(page, session, 'read');
    yield of(`memory above idle: restore of what is there already`, again.peakMb, 'MB', MOST_MB);
    yield of(`time: restore of what is there already`, again.seconds, 's');
    await page.evaluate(() => (globalThis as unknown as Here).bench.backupBench.empty());
    const restored = await measured(page, session, 'read');
    yield of(`memory above idle: restore into an empty history`, restored.peakMb, 'MB', MOST_MB);
    yield of(`time: restore into an empty history`, restored.seconds, 's');
    if (again.result !== 0 || restored.result < observations) throw new Error('the restore restored something else');
  } finally {
    await browser.close();
  }
}

function of(metric: string, value: number, unit: string, target?: number): Figure {
  return { bench: 'ledger', metric, value, unit, ...(target !== undefined && { target }) };
}

/** Does the work, and holds the most memory that the page had meanwhile against what it had before. */
async function measured(page: Page, session: CDPSession, what: 'write' | 'read') {
  const idle = await heapOf(session);
  const start = performance.now();
  let ended = false;
  const work = page
    .evaluate((name) => (globalThis as unknown as Here).bench.backupBench[name](), what)
    .finally(() => {
      ended = true;
    });
  let peak = idle;
  while (!ended) {
    peak = Math.max(peak, await heapOf(session));
    await sleep(SAMPLE_EVERY_MS);
  }
  const result = await work;
  return { result, seconds: (performance.now() - start) / 1000, peakMb: (peak - idle) / MB };
}

/** Bytes of the page's objects, and of the buffers that they stand for. */
async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const usage = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    embedderHeapUsedSize?: number;
    backingStorageSize?: number;
  };
  return usage.usedSize + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0);
}
