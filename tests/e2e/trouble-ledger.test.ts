import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'playwright';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { respond } from '../../demo';
import { makeV1 } from '../ledger/frozen/v1';
import { makeV2 } from '../ledger/frozen/v2';
import { objections } from './harness/axe';
import {
  builtExtension,
  type ExtensionBrowser,
  type LaunchOptions,
  launchWithExtension,
  type Tab,
} from './harness/browser';
import { idleExtension } from './harness/idle';
import { readDisk } from './harness/on-disk';
import { openOptions } from './harness/options';
import { shownBadges } from './harness/tab';
import { expectOnDisk, expectTold, hasSeries, PATIENCE, troubleWords, type Visits, visitsIn } from './harness/trouble';
import { damageRows, deleteHistory, holdOlder, openNewer } from './harness/trouble-disk';

let browser: ExtensionBrowser;
let tab: Tab;
let visits: Visits;
const profileDir = mkdtempSync(join(tmpdir(), 'shuifen-trouble-'));

async function start(options: Pick<LaunchOptions, 'profileDir' | 'extensionDir'> = {}): Promise<void> {
  const web = (url: string) => respond(url, 0);
  browser = await launchWithExtension({ headless: true, locale: 'zh-CN', web, ...options });
  await openTab();
}
async function openTab(): Promise<void> {
  tab = await browser.openTab();
  visits = visitsIn(browser, tab);
}
afterEach(async () => {
  await browser.close();
  rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
});

function worker(): Worker {
  const [found] = browser.context.serviceWorkers();
  if (found === undefined) throw new Error('The extension has no worker.');
  return found;
}

/** Several pages are read and judged, and the second look at an item is held against the first. */
async function expectToGoOn(): Promise<void> {
  await visits.visit(0);
  await visits.visit(5);
  await expect.poll(() => hasSeries(browser, tab), PATIENCE).toBe(true);
  await tab.page.goto('https://s.weibo.com/top/summary');
  await expect.poll(async () => (await shownBadges(tab.page)).length, PATIENCE).toBeGreaterThan(5);
}

/** Of axe, to the words of a trouble: beside a list, above a note, and in the options. */
async function expectNoObjections(): Promise<void> {
  const elsewhere = await browser.openTab();
  for (const { tabId } of [tab, elsewhere]) {
    const popup = await browser.extensionPage(`popup.html?tab=${tabId}`);
    await popup.locator('.notice').waitFor();
    expect(await objections(popup)).toEqual([]);
    await popup.close();
  }
  const options = await openOptions(browser, 'data');
  await options.locator('#data .notice').waitFor();
  expect(await objections(options, { within: '#data' })).toEqual([]);
  await options.close();
}

/** The trouble is over in popup and options, and what was seen meanwhile was taken over, and once. */
async function expectRecovery(): Promise<void> {
  await visits.visit(10);
  await expect.poll(() => troubleWords(browser, tab), PATIENCE).toEqual([]);
  await expectOnDisk(browser, visits);
}

describe('a history that is in trouble is told of in popup and options, and reading and judging go on', () => {
  it('blocked by a page that holds an older version open', async () => {
    await start();
    await browser.control.evaluate(holdOlder);
    await expectToGoOn();
    await expectTold(browser, tab, 'blocked');
    await expectNoObjections();
    await browser.control.evaluate(() => (globalThis as unknown as { held: IDBDatabase }).held.close());
    await expectRecovery();
  });

  it('written by a later version, which asks for it while it is open', async () => {
    await start();
    await visits.visit(0);
    await browser.control.evaluate(openNewer);
    await openTab();
    await expectToGoOn();
    await expectTold(browser, tab, 'newer');
  });

  it('refused by the browser, in the worker and in the options', async () => {
    await start();
    await worker().evaluate(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
    await browser.control.evaluate(deleteHistory);
    await browser.context.addInitScript(() => {
      if (location.pathname !== '/options.html') return;
      IDBFactory.prototype.open = () => {
        throw new DOMException('denied', 'SecurityError');
      };
    });
    await expectToGoOn();
    await expectTold(browser, tab, 'refused');
  });

  it('refused by the browser for once: the next worker has what this one was refused', async () => {
    await start();
    await worker().evaluate(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
    await browser.control.evaluate(deleteHistory);
    await expectToGoOn();
    await expectTold(browser, tab, 'refused');
    await browser.sleepWorker();
    await openTab();
    await expectRecovery();
  });

  it.each([
    ['1', makeV1, { items: 5, meta: 1, stretches: 1, verdicts: 2 }],
    ['2', makeV2, { items: 6, meta: 2, reviews: 1, seen: 4, stretches: 1, verdicts: 1 }],
  ] as const)('whose migration from version %s fails', async (_, make, rows) => {
    const installed = idleExtension();
    onTestFinished(installed.remove);
    await start({ extensionDir: installed.dir });
    await browser.control.evaluate(make, true);
    cpSync(builtExtension, installed.dir, { recursive: true });
    await browser.reload();
    await expectToGoOn();
    await expectTold(browser, tab, 'migration');
    expect((await browser.control.evaluate(readDisk)).rows).toEqual(rows);
  });

  // An extension has all the disk there is: a full one is simulated here, and real in `backup-standby.test.ts`.
  it('without room on the disk', async () => {
    await start();
    await worker().evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      (globalThis as unknown as { makeRoom(): void }).makeRoom = () => {
        IDBObjectStore.prototype.put = put;
      };
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
    });
    await expectToGoOn();
    await expectTold(browser, tab, 'full');
    await worker().evaluate(() => (globalThis as unknown as { makeRoom(): void }).makeRoom());
    await expectRecovery();
  });

  it.each(['facts', 'figures'] as const)('with rows whose %s were damaged, beside others', async (part) => {
    await start();
    await visits.visit(0);
    expect(await troubleWords(browser, tab)).toEqual([]);
    expect(await browser.control.evaluate(damageRows, part)).toBeGreaterThan(2);
    await expectToGoOn();
    await expectTold(browser, tab, 'damaged');
    // Told for as long as the browser runs.
    await browser.sleepWorker();
    await expectTold(browser, tab, 'damaged');
  });

  it('damaged as a whole, and deleted by the browser', async () => {
    await start({ profileDir });
    await visits.visit(0);
    await browser.close();
    spoilDatabase();
    await start({ profileDir });
    await expectToGoOn();
    await expectTold(browser, tab, 'lost');
    await browser.sleepWorker();
    await expectTold(browser, tab, 'lost');
    await expectOnDisk(browser, visits);
  });
});

describe('a history that the browser has cleared', () => {
  /** As the browser does it to win room, or when its user clears what sites have stored. */
  async function clearByBrowser(): Promise<void> {
    const devtools = await browser.context.newCDPSession(browser.control);
    const origin = `chrome-extension://${browser.extensionId}`;
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await devtools.detach();
  }

  it.each(['while it is open', 'while nobody uses it'])(
    '%s is told of, for as long as the browser runs',
    async (when) => {
      await start();
      await visits.visit(0);
      if (when !== 'while it is open') await browser.sleepWorker();
      await clearByBrowser();
      await openTab();
      await expectTold(browser, tab, 'cleared');
      await expectToGoOn();
      await browser.sleepWorker();
      await expectTold(browser, tab, 'cleared');
      await expectOnDisk(browser, visits);
    },
  );

  it('is not missed where the user had deleted everything, nor where there was nothing', async () => {
    await start();
    expect(await troubleWords(browser, tab)).toEqual([]);
    await clearByBrowser();
    expect(await troubleWords(browser, tab)).toEqual([]);
    await visits.visit(0);
    const options = await openOptions(browser, 'data');
    await options.locator('.erase .act').last().click();
    await options.getByRole('button', { name: '继续' }).click();
    await options.getByRole('button', { name: '现在删除' }).click();
    await options.locator('.said').waitFor();
    await options.close();
    await clearByBrowser();
    expect(await troubleWords(browser, tab)).toEqual([]);
    await browser.sleepWorker();
    expect(await troubleWords(browser, tab)).toEqual([]);
  });
});

/** Changes a byte near the beginning of the extension's newest log. */
function spoilDatabase(): void {
  const databases = join(profileDir, 'Default/IndexedDB');
  const dir = join(databases, readdirSync(databases).find((name) => name.startsWith('chrome-extension_')) ?? '');
  const logs = readdirSync(dir).filter((name) => name.endsWith('.log'));
  const log = join(dir, logs.toSorted().at(-1) ?? '');
  const bytes = readFileSync(log);
  bytes[100] = (bytes[100] ?? 0) ^ 0xff;
  writeFileSync(log, bytes);
}
