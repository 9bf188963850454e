import { join } from 'node:path';
import { launchWithExtension } from '../e2e/harness/browser';
import { bundle } from '../ledger/bundle';
import { type Figure, median } from './figures';
import type { Rounds, verdictBench } from './verdict-inside';

const ROUNDS = 60;
const ITEMS = 1000;
const ITEMS_SEEN_OFTEN = 100;

interface Here {
  bench: { readonly verdictBench: typeof verdictBench };
}

/** What judging costs beside reading what is known: of a page as readers meet it, and of items followed for days. */
export async function* verdictFigures(): AsyncGenerator<Figure> {
  yield compared('judge a page view of 50 items, most seen once', await roundsOf(ITEMS, null), 1);
  yield compared('judge 50 items of 100 looks each', await roundsOf(ITEMS_SEEN_OFTEN, 100));
}

async function roundsOf(items: number, looks: number | null): Promise<Rounds> {
  const browser = await launchWithExtension({ headless: true, web: () => null });
  try {
    const page = browser.control;
    await page.evaluate(await bundle(join(import.meta.dirname, 'verdict-inside.ts'), 'bench'));
    const given = [items, looks] as const;
    await page.evaluate(([n, k]) => (globalThis as unknown as Here).bench.verdictBench.fill(n, k), given);
    const counts = [ROUNDS, items] as const;
    return await page.evaluate(([n, k]) => (globalThis as unknown as Here).bench.verdictBench.rounds(n, k), counts);
  } finally {
    await browser.close();
  }
}

function compared(metric: string, { read, judged }: Rounds, target?: number): Figure {
  const [value, baseline] = [median(judged), median(read)];
  const figure = { bench: 'verdict', metric, value, unit: 'ms', baseline, ratio: value / baseline };
  return target === undefined ? figure : { ...figure, target };
}
