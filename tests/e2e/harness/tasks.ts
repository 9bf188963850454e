import type { Page } from 'playwright';
import type { ExtensionBrowser } from './browser';

/** One step of a trace: a task of some thread, with the processor time that it took, in microseconds. */
interface Traced {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * Processor time of every task of the pages' main threads while something is done, in ms. By the clock a task is as long
 * as the rest of a busy machine lets it be: `longtask` entries would count that too.
 */
export async function tasksDuring(
  { context }: ExtensionBrowser,
  page: Page,
  work: () => Promise<unknown>,
): Promise<readonly number[]> {
  const chromium = context.browser();
  if (!chromium) throw new Error('There is no browser to trace.');
  await chromium.startTracing(page, { categories: ['toplevel'] });
  let trace: Buffer;
  try {
    await work();
  } finally {
    trace = await chromium.stopTracing();
  }
  const traceEvents = [...eventsOf(trace)];
  const mains = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const ids = new Set(mains.map(({ pid, tid }) => `${pid} ${tid}`));
  return traceEvents.flatMap(({ name, pid, tid, tdur }) =>
    name.endsWith('::RunTask') && tdur !== undefined && ids.has(`${pid} ${tid}`) ? [tdur / 1000] : [],
  );
}

/** The events of a trace that matter here, read line by line: minutes of it are longer than a string can be. */
function* eventsOf(trace: Buffer): Generator<Traced> {
  for (let from = 0, end = 0; end >= 0; from = end + 1) {
    end = trace.indexOf('\n', from);
    const line = trace.toString('utf8', from, end < 0 ? trace.length : end);
    if (!line.includes('::RunTask"') && !line.includes('"thread_name"')) continue;
    // Each has a line of its own; the last is followed by the end of the list.
    yield JSON.parse(line.replace(/(?:,|\],"metadata":)$/, ''));
  }
}
