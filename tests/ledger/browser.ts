import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import type * as ledgerModule from '../../lib/ledger';
import type { Damage, Ledger, Recorded } from '../../lib/ledger';
import type { Evidence, ItemKey } from '../../lib/model';
import { bundle } from './bundle';

export const ORIGIN = 'https://ledger.test/';
const ENTRY = fileURLToPath(new URL('../../lib/ledger/index.ts', import.meta.url));

/** What a test page has on its global object. */
interface TestWindow {
  ledgerModule: typeof ledgerModule;
  ledger: Ledger;
  damages: Damage[];
  timesEmpty: number;
}

/** Pages of one origin in a real Chromium, each with `lib/ledger` loaded, and so with one IndexedDB between them. */
export interface LedgerBrowser {
  page(): Promise<Page>;
  /** Forgets all that the pages kept and closes them. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export async function launchLedgerBrowser(): Promise<LedgerBrowser> {
  const [script, browser] = await Promise.all([bundle(ENTRY, 'ledgerModule'), launchChromium()]);
  let context = await browser.newContext();
  return {
    async page() {
      const page = await context.newPage();
      await page.route(`${ORIGIN}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
      await page.goto(ORIGIN);
      await page.addScriptTag({ content: script });
      return page;
    },
    async reset() {
      await context.close();
      context = await browser.newContext();
    },
    close: () => browser.close(),
  };
}

/** Opens the ledger in the page; `Ledger` calls made here are made there. */
export async function openInPage(
  page: Page,
): Promise<Ledger & { damages(): Promise<Damage[]>; timesEmpty(): Promise<number> }> {
  const reason = await page.evaluate(async () => {
    const here = globalThis as unknown as TestWindow;
    here.damages = [];
    here.timesEmpty = 0;
    const opened = await here.ledgerModule.openLedger({
      onDamage: (damage) => here.damages.push(damage),
      onEmpty: () => {
        here.timesEmpty += 1;
      },
    });
    if (!opened.ok) return opened.reason;
    here.ledger = opened.ledger;
    return null;
  });
  if (reason !== null) throw new Error(`the ledger did not open: ${reason}`);
  return {
    record: (view, at): Promise<Recorded> =>
      page.evaluate(([v, t]) => (globalThis as unknown as TestWindow).ledger.record(v, t), [view, at] as const),
    async evidence(keys) {
      const entries = await page.evaluate(
        async (asked) => [...(await (globalThis as unknown as TestWindow).ledger.evidence(asked))],
        keys,
      );
      return new Map<ItemKey, Evidence>(entries);
    },
    keepVerdicts: (verdicts) =>
      page.evaluate((given) => (globalThis as unknown as TestWindow).ledger.keepVerdicts(given), verdicts),
    async verdicts(keys) {
      const entries = await page.evaluate(
        async (asked) => [...(await (globalThis as unknown as TestWindow).ledger.verdicts(asked))],
        keys,
      );
      return new Map(entries);
    },
    outdated: (now, after, all) =>
      page.evaluate((ask) => (globalThis as unknown as TestWindow).ledger.outdated(...ask), [now, after, all] as const),
    page: (ask) => page.evaluate((given) => (globalThis as unknown as TestWindow).ledger.page(given), ask),
    review: (key, review) =>
      page.evaluate(([one, other]) => (globalThis as unknown as TestWindow).ledger.review(one, other), [
        key,
        review,
      ] as const),
    forget: (keys) => page.evaluate((given) => (globalThis as unknown as TestWindow).ledger.forget(given), keys),
    forgetSite: (site, after) =>
      page.evaluate(([one, other]) => (globalThis as unknown as TestWindow).ledger.forgetSite(one, other), [
        site,
        after,
      ] as const),
    async reviews(keys) {
      const entries = await page.evaluate(
        async (asked) => [...(await (globalThis as unknown as TestWindow).ledger.reviews(asked))],
        keys,
      );
      return new Map(entries);
    },
    // A function cannot be taken there: nothing is judged, and everything counts as the same.
    rejudge: () => Promise.reject(new Error('there is no judge there')),
    tidy: ({ rule, now, after }) =>
      page.evaluate((ask) => (globalThis as unknown as TestWindow).ledger.tidy({ ...ask, isSame: () => true }), {
        rule,
        now,
        after,
      }),
    chores: () => page.evaluate(() => (globalThis as unknown as TestWindow).ledger.chores()),
    settle: (done) => page.evaluate((given) => (globalThis as unknown as TestWindow).ledger.settle(given), done),
    shed: (ask) => page.evaluate((given) => (globalThis as unknown as TestWindow).ledger.shed(given), ask),
    clear: () => page.evaluate(() => (globalThis as unknown as TestWindow).ledger.clear()),
    histories: (after, most) =>
      page.evaluate(([key, points]) => (globalThis as unknown as TestWindow).ledger.histories(key, points), [
        after,
        most,
      ] as const),
    merge: (histories) =>
      page.evaluate((given) => (globalThis as unknown as TestWindow).ledger.merge(given), histories),
    totals: () => page.evaluate(() => (globalThis as unknown as TestWindow).ledger.totals()),
    close: () => void page.evaluate(() => (globalThis as unknown as TestWindow).ledger.close()),
    damages: () => page.evaluate(() => (globalThis as unknown as TestWindow).damages),
    timesEmpty: () => page.evaluate(() => (globalThis as unknown as TestWindow).timesEmpty),
  };
}

/** The trouble for which the ledger does not open in this page, or null where it opens. */
export function openingTrouble(page: Page): Promise<string | null> {
  return page.evaluate(async () => {
    const opened = await (globalThis as unknown as TestWindow).ledgerModule.openLedger();
    if (opened.ok) opened.ledger.close();
    return opened.ok ? null : opened.reason;
  });
}

function launchChromium(): Promise<Browser> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ ...chromiumPath(), args });
}

/** An explicit Chromium, else one on the PATH, else Playwright's own. */
function chromiumPath(): { executablePath?: string } {
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'chromium'));
  const executablePath = process.env.CHROMIUM_PATH ?? onPath.find(existsSync);
  return executablePath === undefined ? {} : { executablePath };
}
