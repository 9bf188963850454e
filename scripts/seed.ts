// A large invented history, to try the review desk on: `npm run seed`. The browser stays open until it is closed; with
// --headless it only tells how long the desk took to show its first rows, and all of them.
import { parseArgs } from 'node:util';
import { launchWithExtension } from '../tests/e2e/harness/browser';
import { seedableExtension, seedReview } from '../tests/review/seed';
import { run, UsageError } from './cli';

const READ = '.queue table[aria-rowcount]';

await run('npm run seed -- [--items N] [--looks N] [--headless]', async () => {
  const { values } = parseArgs({
    options: {
      items: { type: 'string', default: '100000' },
      looks: { type: 'string', default: '20' },
      headless: { type: 'boolean', default: false },
    },
  });
  const [items, looks] = [Number(values.items), Number(values.looks)];
  if (!(Number.isInteger(items) && items > 0)) throw new UsageError(`Not a number of items: ${values.items}`);
  if (!(Number.isInteger(looks) && looks > 0 && looks <= 100))
    throw new UsageError(`Not 1 to 100 looks: ${values.looks}`);
  const extension = await seedableExtension();
  const browser = await launchWithExtension({ headless: values.headless, extensionDir: extension.dir });
  try {
    await seedReview(browser, items, looks, (seeded) => console.log(`${seeded} of ${items} items`));
    const start = performance.now();
    const tell = (what: string) => console.log(`${what} after ${Math.round(performance.now() - start)} ms`);
    const desk = await browser.extensionPage('review.html');
    await desk.locator('.queue tr.item').first().waitFor();
    tell('first rows');
    await desk.waitForFunction(
      ([where, rows]) => document.querySelector(where)?.getAttribute('aria-rowcount') === rows,
      [READ, String(items + 1)] as const,
      { timeout: 0 },
    );
    tell('all rows');
    if (!values.headless) await browser.context.waitForEvent('close', { timeout: 0 });
  } finally {
    await browser.close().catch(() => undefined);
    extension.remove();
  }
});
