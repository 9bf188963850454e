import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { respond } from '../../demo';
import { objections } from './harness/axe';
import { type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { shownBadges } from './harness/tab';

const PATIENCE = { timeout: 20_000 };
let browser: ExtensionBrowser;
let tab: Tab;
const profileDir = mkdtempSync(join(tmpdir(), 'shuifen-trouble-'));

async function start(inProfile?: string): Promise<void> {
  const web = (url: string) => respond(url, 0);
  const profile = inProfile === undefined ? {} : { profileDir: inProfile };
  browser = await launchWithExtension({ headless: true, locale: 'zh-CN', web, ...profile });
  tab = await browser.openTab();
}
afterEach(async () => {
  await browser.close();
  rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
});

/** Opens a page with figures, waits until it has been judged, and gives what the popup says of the history. */
async function visit(): Promise<string> {
  await tab.page.goto('https://weibo.com/');
  await expect.poll(async () => (await shownBadges(tab.page)).length, PATIENCE).toBeGreaterThan(10);
  return popupText();
}

async function popupText(): Promise<string> {
  const popup = await browser.extensionPage(`popup.html?tab=${tab.tabId}`);
  await popup.getByRole('heading').first().waitFor();
  const text = (await popup.locator('main').textContent()) ?? '';
  expect(await objections(popup)).toEqual([]);
  await popup.close();
  return text;
}

function worker(): Worker {
  const [found] = browser.context.serviceWorkers();
  if (found === undefined) throw new Error('The extension has no worker.');
  return found;
}

/** Takes the database away, so that the worker, which may have it open already, has to open it anew. */
function takeDiskAway(): Promise<void> {
  return browser.control.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const request = indexedDB.deleteDatabase('shuifen');
        request.onsuccess = () => done();
        request.onerror = () => failed(request.error);
      }),
  );
}

/** How many items are on the disk, by the database itself. */
function itemsOnDisk(): Promise<number> {
  return browser.control.evaluate(async () => {
    const of = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
    const db = await of(indexedDB.open('shuifen'));
    const count = db.objectStoreNames.contains('items')
      ? await of(db.transaction('items').objectStore('items').count())
      : 0;
    db.close();
    return count;
  });
}

describe('a history that is in trouble is told of in the popup, and reading and judging go on', () => {
  it('blocked by a page that holds an older version open; what was seen meanwhile is kept when that has gone', async () => {
    await start();
    await browser.control.evaluate(
      () =>
        new Promise<void>((done, failed) => {
          // One right behind the other: between them the worker cannot open its own version.
          indexedDB.deleteDatabase('shuifen');
          const request = indexedDB.open('shuifen', 1);
          request.onerror = () => failed(request.error);
          request.onupgradeneeded = () => {
            for (const name of ['items', 'stretches', 'verdicts', 'meta']) request.result.createObjectStore(name);
          };
          request.onsuccess = () => {
            (globalThis as unknown as { held: IDBDatabase }).held = request.result;
            done();
          };
        }),
    );
    expect(await visit()).toContain('另一个水分页面还开着旧版本');
    await browser.control.evaluate(() => (globalThis as unknown as { held: IDBDatabase }).held.close());
    await expect.poll(popupText, PATIENCE).not.toContain('另一个水分页面还开着旧版本');
    expect(await itemsOnDisk()).toBeGreaterThan(10);
  });

  it('refused by the browser', async () => {
    await start();
    await worker().evaluate(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
    await takeDiskAway();
    expect(await visit()).toContain('浏览器不让水分在这里保存');
    // The next worker has what this one was refused.
    await browser.sleepWorker();
    expect(await visit()).not.toContain('浏览器不让水分在这里保存');
    expect(await itemsOnDisk()).toBeGreaterThan(10);
  });

  it('a migration that fails', async () => {
    await start();
    await worker().evaluate(() => {
      IDBDatabase.prototype.createObjectStore = () => {
        throw new Error('a migration with a fault');
      };
    });
    await takeDiskAway();
    expect(await visit()).toContain('没能转成新格式');
  });

  // An extension has all the disk there is: a full one is simulated here, and real in `backup-standby.test.ts`.
  it('no room on the disk; what was seen meanwhile is kept when there is room again', async () => {
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
    expect(await visit()).toContain('磁盘满了');
    await worker().evaluate(() => (globalThis as unknown as { makeRoom(): void }).makeRoom());
    await expect.poll(popupText, PATIENCE).not.toContain('磁盘满了');
    expect(await itemsOnDisk()).toBeGreaterThan(10);
  });

  it('a row that was damaged', async () => {
    await start();
    expect(await visit()).not.toContain('读不出来');
    await browser.control.evaluate(async () => {
      const of = <T>(request: IDBRequest<T>) =>
        new Promise<T>((done) => (request.onsuccess = () => done(request.result)));
      const db = await of(indexedDB.open('shuifen'));
      const items = db.transaction('items', 'readwrite').objectStore('items');
      const [keys, rows] = [await of(items.getAllKeys()), await of<Uint8Array[]>(items.getAll())];
      for (const [i, row] of rows.entries()) {
        const last = row.length - 3;
        row[last] = (row[last] ?? 0) ^ 1;
        await of(items.put(row, keys[i]));
      }
      db.close();
    });
    expect(await visit()).toContain('有一部分历史记录读不出来');
  });

  it('the whole of it damaged and deleted by the browser', async () => {
    await start(profileDir);
    await visit();
    await browser.close();
    spoilDatabase();
    await start(profileDir);
    expect(await visit()).toContain('浏览器发现历史记录已损坏');
    // Told for as long as the browser runs.
    await browser.sleepWorker();
    expect(await popupText()).toContain('浏览器发现历史记录已损坏');
    expect(await itemsOnDisk()).toBeGreaterThan(10);
  });
});

/** Changes a byte near the beginning of the extension's newest log. */
function spoilDatabase(): void {
  const databases = join(profileDir, 'Default/IndexedDB');
  const dir = join(databases, readdirSync(databases).find((name) => name.startsWith('chrome-extension_')) ?? '');
  const log = join(
    dir,
    readdirSync(dir)
      .filter((name) => name.endsWith('.log'))
      .toSorted()
      .at(-1) ?? '',
  );
  const bytes = readFileSync(log);
  bytes[100] = (bytes[100] ?? 0) ^ 0xff;
  writeFileSync(log, bytes);
}
