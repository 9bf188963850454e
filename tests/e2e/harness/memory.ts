import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright';
import type { ExtensionBrowser } from './browser';

/** Memory in bytes. Between two of its collections a heap holds garbage too: `peak` counts that, `held` does not. */
export interface Memory {
  /** The most that page and worker had in JavaScript together, with their buffers. */
  readonly peak: number;
  /** The same now, when all that nobody needs has been collected. */
  readonly held: number;
  /**
   * The most by which the browser's largest renderer was larger than when the watch began: what a task manager shows,
   * with all that is not JavaScript. Null where the system does not tell.
   */
  readonly process: number | null;
}

const SAMPLED_MS = 200;

interface HeapUsage {
  readonly usedSize: number;
  readonly backingStorageSize: number;
}

export interface MemoryWatch {
  /** What it came to since the last lap began; another one begins. */
  lap(): Promise<Memory>;
  end(): Promise<void>;
}

/** Watches the memory of a page and of its worker from now on. */
export async function watchMemory(browser: ExtensionBrowser, page: Page): Promise<MemoryWatch> {
  const session = await browser.context.newCDPSession(page);
  const workers = await workersOf(session);
  const renderers = await renderersOf(browser);
  const before = renderers();
  let [peak, process] = [0, 0];
  const sum = async () => {
    const used: HeapUsage[] = [await session.send('Runtime.getHeapUsage'), ...(await workers('Runtime.getHeapUsage'))];
    return used.reduce((all, { usedSize, backingStorageSize }) => all + usedSize + backingStorageSize, 0);
  };
  const sample = async () => {
    peak = Math.max(peak, await sum());
    process = Math.max(process, renderers() ?? 0);
  };
  let sampling = Promise.resolve();
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    sampling = sample().finally(() => {
      isBusy = false;
    });
  }, SAMPLED_MS);
  return {
    async lap() {
      await sampling;
      await session.send('HeapProfiler.collectGarbage');
      await workers('HeapProfiler.collectGarbage');
      const memory = { peak, held: await sum(), process: before === null ? null : process - before };
      [peak, process] = [0, 0];
      return memory;
    },
    async end() {
      clearInterval(timer);
      await sampling;
      await session.detach();
    },
  };
}

/** Asks every worker of a page by way of it: what Playwright gives of a worker cannot tell. */
async function workersOf(session: CDPSession): Promise<(method: string) => Promise<readonly HeapUsage[]>> {
  const workers = new Set<string>();
  const waiting = new Map<number, (answer: HeapUsage) => void>();
  let calls = 0;
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    // The extension's background is none of the page's, and falls asleep.
    if (targetInfo.type === 'worker') workers.add(sessionId);
  });
  session.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId));
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result }: { id?: number; result?: HeapUsage } = JSON.parse(message);
    if (id !== undefined && result) waiting.get(id)?.(result);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const ask = (sessionId: string, method: string) =>
    new Promise<HeapUsage>((resolve) => {
      calls += 1;
      waiting.set(calls, resolve);
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: calls, method }) });
    });
  return (method) => Promise.all([...workers].map((worker) => ask(worker, method)));
}

/** Tells how much memory of its own the largest renderer has; null where there is no /proc. */
async function renderersOf({ context }: ExtensionBrowser): Promise<() => number | null> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  await session?.detach();
  const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  return () => {
    const sizes = pids.flatMap(ownBytes);
    return sizes.length === 0 ? null : Math.max(...sizes);
  };
}

function ownBytes(pid: number): number[] {
  try {
    const [, kibibytes] = /RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kibibytes === undefined ? [] : [Number(kibibytes) * 1024];
  } catch {
    return []; // It has ended, or there is no /proc.
  }
}
