import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { respond } from '../../demo';
import { type SeedableExtension, seedableExtension, seedReview } from '../review/seed';
import { objections } from './harness/axe';
import { type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { readDisk } from './harness/on-disk';
import { badgesOf, readTab } from './harness/tab';

declare const chrome: Pick<Extension, 'storage'>;

const FEED = 'https://weibo.com/';
/** How many flagged items the invented history has; the first four of ten are unusual. */
const ITEMS = 12;
const dir = mkdtempSync(join(tmpdir(), 'shuifen-review-'));
let seedable: SeedableExtension;
let browser: ExtensionBrowser;
let desk: Page;

beforeAll(async () => {
  seedable = await seedableExtension();
  browser = await launch();
  await seedReview(browser, ITEMS, 6);
  desk = await openDesk(browser);
});
afterAll(async () => {
  await browser?.close();
  seedable?.remove();
  rmSync(dir, { recursive: true, force: true });
});

const launch = () =>
  launchWithExtension({ headless: true, locale: 'zh-CN', extensionDir: seedable.dir, web: (url) => respond(url, 0) });

/** The desk, once all of the history has been read; files go to the browser's downloads, which need no dialog. */
async function openDesk({ context, extensionId }: ExtensionBrowser, query = ''): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    Object.assign(globalThis, { showSaveFilePicker: undefined, showDirectoryPicker: undefined });
  });
  await page.goto(`chrome-extension://${extensionId}/review.html${query}`);
  await page.getByText(/项中的/).waitFor();
  return page;
}

/** Title, state and decision of every row, from the top. */
async function rowsOf(page: Page): Promise<readonly { title: string; state: string; decision: string }[]> {
  const text = async (name: string) => page.locator(`.queue tbody td.${name}`).allTextContents();
  const [titles, states, decisions] = [
    await page.locator('.queue tbody td.title b').allTextContents(),
    await text('state'),
    await page.locator('.queue tbody td.decision .decision').allTextContents(),
  ];
  return titles.map((title, i) => ({ title, state: states[i] ?? '', decision: decisions[i] ?? '' }));
}

const titlesOf = async (page: Page) => (await rowsOf(page)).map(({ title }) => title);
const current = (page: Page) => page.locator('.queue tr.current td.title b').textContent();
const view = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name, exact: true });

/** The titles of all that is on the desk, with the first one as the current one. */
async function showAll(page: Page): Promise<readonly string[]> {
  await view(page, '全部').click();
  const all = (await page.getByText(/^(\d+) 项中的 \1 项$/).textContent()) ?? '';
  // The list draws a frame later what it has room for; these few have room.
  await expect.poll(() => titlesOf(page)).toHaveLength(Number.parseInt(all, 10));
  return titlesOf(page);
}

/** Exports what the list shows and gives the path of the file. */
async function exported(page: Page, format: RegExp): Promise<string> {
  await page.getByRole('button', { name: '导出…' }).click();
  await page.getByRole('radio', { name: format }).check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click(),
  ]);
  const path = join(dir, download.suggestedFilename());
  await download.saveAs(path);
  await page.getByText(/^已导出/).waitFor();
  await page.keyboard.press('Escape');
  return path;
}

async function verified(page: Page, path: string): Promise<string> {
  await page.getByRole('button', { name: '核验文件…' }).click();
  await page.getByLabel('选择文件').setInputFiles(path);
  const words = (await page.locator('.ended').textContent()) ?? '';
  await page.keyboard.press('Escape');
  return words;
}

/** Imports a file and leaves the sheet open. */
async function imported(page: Page, path: string): Promise<string> {
  if (!(await page.getByRole('dialog').isVisible())) await page.getByRole('button', { name: '导入…' }).click();
  await page.getByLabel('选择文件').setInputFiles(path);
  await page.getByText('正在处理…').waitFor({ state: 'detached' });
  return (await page.locator('.ended').textContent()) ?? '';
}

describe('a moderator', () => {
  it('finds what was flagged, worst first, with all that is known of the first', async () => {
    await expect
      .poll(async () => (await rowsOf(desk)).map(({ state }) => state))
      .toEqual([...Array(6).fill('数据异常'), ...Array(6).fill('存疑')]);
    const rows = await rowsOf(desk);
    await expect.poll(() => current(desk)).toBe(rows[0]?.title);
    await desk
      .getByRole('img', { name: /的走势/ })
      .first()
      .waitFor();
    await expect.poll(() => desk.locator('.detail').textContent()).toMatch(/规则版本/);
  });

  it('decides by keyboard, takes it back, and loses nothing by a reload', async () => {
    const [first, second, ...others] = await titlesOf(desk);
    await desk.keyboard.press('c');
    await expect.poll(() => titlesOf(desk)).toEqual([second, ...others]);
    await desk.keyboard.press('d');
    await expect.poll(() => titlesOf(desk)).toEqual(others);
    await desk.keyboard.press('u');
    await expect.poll(() => titlesOf(desk)).toEqual([second, ...others]);
    await desk.getByRole('heading', { level: 2, name: second ?? '' }).waitFor();
    await desk.keyboard.press('n');
    await desk.keyboard.type('转发远多于用户数');
    await desk.keyboard.press('Escape');
    await desk.getByText('备注已保存。').waitFor();
    await desk.reload();
    await desk.getByText(/项中的/).waitFor();
    await expect.poll(() => titlesOf(desk)).toEqual([second, ...others]);
    await expect.poll(() => desk.getByLabel('备注', { exact: true }).inputValue()).toBe('转发远多于用户数');
    await view(desk, '已保留').click();
    await expect.poll(() => titlesOf(desk)).toEqual([first]);
    await view(desk, '全部').click();
    await expect.poll(() => titlesOf(desk)).toEqual([first, second, ...others]);
  });

  it('keeps every letter of a note, those too that are typed as the item appears', async () => {
    const [first, second] = await titlesOf(desk);
    expect(await current(desk)).toBe(first);
    await desk.evaluate(() => {
      const before = document.getElementById('note');
      const sight = new MutationObserver(() => {
        const note = document.getElementById('note');
        if (note === before || !(note instanceof HTMLTextAreaElement)) return;
        sight.disconnect();
        note.focus();
        document.execCommand('insertText', false, '早');
      });
      sight.observe(document.body, { childList: true, subtree: true });
    });
    await desk.keyboard.press('j');
    await desk.getByRole('heading', { level: 2, name: second ?? '' }).waitFor();
    await desk.keyboard.type('到');
    await desk.keyboard.press('Escape');
    await desk.getByText('备注已保存。').waitFor();
    await expect.poll(() => desk.getByLabel('备注', { exact: true }).inputValue()).toMatch(/早到$/);
    await desk.keyboard.press('u');
    await expect.poll(() => desk.getByLabel('备注', { exact: true }).inputValue()).not.toMatch(/早到$/);
  });

  it('moves, selects and decides on several at once', async () => {
    const all = await showAll(desk);
    await desk.keyboard.press('Home');
    await desk.keyboard.press('j');
    await expect.poll(() => current(desk)).toBe(all[1]);
    await desk.keyboard.press('x');
    await desk.keyboard.press('j');
    await desk.keyboard.press('x');
    await desk.getByText('已选 2 项').waitFor();
    await desk.keyboard.press('d');
    await desk.getByText('搁置：2 项').waitFor();
    await expect.poll(async () => (await rowsOf(desk)).filter(({ decision }) => decision === '搁置').length).toBe(2);
    await desk.keyboard.press('u');
    await expect.poll(async () => (await rowsOf(desk)).filter(({ decision }) => decision === '搁置').length).toBe(0);
    await expect.poll(() => current(desk)).toBe(all[1]);
    await desk.keyboard.press('k');
    await expect.poll(() => current(desk)).toBe(all[0]);
  });

  it('narrows the list down, groups and sorts it, and keeps a view by name', async () => {
    const all = await showAll(desk);
    await desk.keyboard.press('/');
    await desk.keyboard.type(all[1]?.slice(0, 6) ?? '');
    await expect.poll(() => titlesOf(desk)).toEqual([all[1]]);
    await desk.keyboard.press('Escape');
    await desk.getByRole('button', { name: '保存当前视图' }).click();
    await desk.getByLabel('视图名称').fill('一条');
    await desk.keyboard.press('Enter');
    await view(desk, '全部').click();
    await expect.poll(() => titlesOf(desk)).toEqual(all);
    await desk.getByRole('combobox', { name: '分组' }).selectOption('site');
    await expect.poll(() => desk.locator('.queue tr.group').count()).toBe(2);
    await desk.getByRole('columnheader', { name: '首次看到' }).getByRole('button').click();
    await expect
      .poll(() => desk.getByRole('columnheader', { name: '首次看到' }).getAttribute('aria-sort'))
      .toBe('descending');
    await desk.reload();
    await view(desk, '一条').click();
    await expect.poll(() => titlesOf(desk)).toEqual([all[1]]);
    await desk.getByRole('button', { name: '删除视图“一条”' }).click();
    await view(desk, '待定').click();
  });

  it('comes by the popup, and by a panel straight to its item', async () => {
    const tab = await readFeed(browser);
    const popup = await browser.extensionPage(`popup.html?tab=${tab.tabId}`);
    const [byPopup] = await Promise.all([
      browser.context.waitForEvent('page'),
      popup.getByRole('button', { name: '复核台' }).click(),
    ]);
    await byPopup.waitForURL(/review\.html$/);
    await byPopup.close();
    await tab.page.bringToFront();
    await tab.page.locator('[data-shuifen][data-state="unknown"] button').first().focus();
    await tab.page.keyboard.press('Enter');
    const panel = tab.page.getByRole('dialog');
    // By keyboard: a locator's own click may scroll the page first, and with the badge out of view the panel closes.
    await panel.getByRole('button', { name: '送去复核' }).focus();
    await tab.page.keyboard.press('Enter');
    await panel.getByRole('button', { name: '打开复核台' }).focus();
    const [page] = await Promise.all([browser.context.waitForEvent('page'), tab.page.keyboard.press('Enter')]);
    await page.getByText(/项中的/).waitFor();
    await expect.poll(() => page.locator('.queue tr.current td.state').textContent()).toBe('数据不足');
    await page.close();
    await tab.page.close();
  });
});

describe('an item that is forgotten', () => {
  const door = () => desk.getByRole('button', { name: '忘掉这一项…' });

  it('is asked about, and stays where that is taken back', async () => {
    await desk.reload();
    const all = await showAll(desk);
    await desk.keyboard.press('Home');
    await desk.getByRole('heading', { level: 2, name: all[0] ?? '' }).waitFor();
    await door().click();
    await desk
      .getByRole('alertdialog')
      .getByText(/将删除它的全部记录：\d+ 个数值/)
      .waitFor();
    expect(await objections(desk)).toEqual([]);
    const focused = () => desk.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toBe('取消');
    await desk.keyboard.press('Enter');
    await expect.poll(focused).toBe('忘掉这一项…');
    expect(await titlesOf(desk)).toEqual(all);
  });

  it('is gone from the desk and from the disk, and what was evidence to others is judged anew', async () => {
    const all = await showAll(desk);
    const before = await onDisk();
    await door().click();
    await desk.getByRole('button', { name: '忘掉', exact: true }).click();
    await desk.getByText('已忘掉。').waitFor();
    await expect.poll(() => titlesOf(desk)).toEqual(all.slice(1));
    await desk.getByRole('heading', { level: 2, name: all[1] ?? '' }).waitFor();
    expect(await onDisk()).toEqual({ items: before.items - 1, stale: [] });
    await desk.reload();
    await expect.poll(() => showAll(desk)).toEqual(all.slice(1));
  });

  /** How many items the database holds, and whose verdicts are still to be reached anew. */
  async function onDisk(): Promise<{ items: number; stale: unknown }> {
    const { rows, notes } = await browser.control.evaluate(readDisk);
    return { items: rows.items ?? 0, stale: notes.stale };
  }
});

/** Reads the demo's feed, until every item has its sign. */
async function readFeed(reader: ExtensionBrowser): Promise<Tab> {
  const tab = await reader.openTab();
  await tab.page.goto(FEED);
  const view = await readTab(reader, tab);
  if (view) await badgesOf(tab.page, view);
  return tab;
}

describe('a file of the desk', () => {
  it('is checked, taken in by a colleague, and gives the same verdicts; what was decided there is asked about', async () => {
    const [mine, colleague] = [await launch(), await launch()];
    try {
      await readFeed(mine);
      const ours = await openDesk(mine);
      await ours.locator('.detail .evidence').first().waitFor();
      await ours.keyboard.press('c');
      await ours.getByText('保留：1 项').waitFor();
      await showAll(ours);
      const path = await exported(ours, /JSON Lines/);
      expect(await verified(ours, path)).toContain('没有问题');
      const tampered = join(dir, 'tampered.jsonl');
      writeFileSync(tampered, readFileSync(path, 'utf8').replace('"decision":"kept"', '"decision":"open"'));
      expect(await verified(ours, tampered)).toMatch(/：有问题.*第 \d+ 行/);
      const theirs = await openDesk(colleague);
      expect(await imported(theirs, tampered)).toMatch(/第 \d+ 行/);
      expect(await imported(theirs, path)).toMatch(/接受的决定：1 项/);
      await theirs.keyboard.press('Escape');
      await showAll(theirs);
      await expect.poll(() => rowsOf(theirs)).toEqual(await rowsOf(ours));
      await decideOtherwise(theirs);
      await imported(theirs, path);
      await theirs.getByRole('radio', { name: /对方：保留/ }).check();
      await theirs.getByRole('button', { name: '按所选接受对方的决定' }).click();
      await theirs.keyboard.press('Escape');
      await expect.poll(() => rowsOf(theirs)).toEqual(await rowsOf(ours));
    } finally {
      await Promise.all([mine.close(), colleague.close()]);
    }
  });

  /** Sets the first item aside, which was kept elsewhere; an import alone may not change that. */
  async function decideOtherwise(page: Page): Promise<void> {
    await page.keyboard.press('Home');
    await page.keyboard.press('d');
    await expect.poll(async () => (await rowsOf(page))[0]?.decision).toBe('搁置');
  }

  it('can be tables or a report too', async () => {
    await desk.getByRole('button', { name: '导出…' }).click();
    await desk.getByRole('radio', { name: /CSV/ }).check();
    const names: string[] = [];
    desk.on('download', (download) => names.push(download.suggestedFilename()));
    await desk.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click();
    await desk.getByText(/^已导出/).waitFor();
    await expect.poll(() => names.toSorted()).toEqual(['items.csv', 'manifest.txt', 'observations.csv']);
    await desk.keyboard.press('Escape');
    const report = await exported(desk, /HTML/);
    expect(readFileSync(report, 'utf8')).toMatch(/^<!doctype html>/);
    expect(await verified(desk, report)).toContain('没有问题');
  });

  it('is written straight to the disk where the browser can', async () => {
    const page = await deskWithPickers();
    await page.getByRole('button', { name: '导出…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click();
    await page.getByText('已导出：picked.jsonl').waitFor();
    expect(await filesOf(page)).toEqual([{ name: 'picked.jsonl', isEmpty: false }]);
    await page.close();
  });

  it.each([
    ['JSON Lines', /JSON Lines/],
    ['tables', /CSV/],
  ])('leaves nothing behind where it is stopped on its way: %s', async (_, format) => {
    const page = await deskWithPickers();
    await page.evaluate(holdWriting);
    await page.getByRole('button', { name: '导出…' }).click();
    await page.getByRole('radio', { name: format }).check();
    await page.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click();
    // It has been begun, and is there as an empty file.
    await expect.poll(() => filesOf(page)).toMatchObject([{ isEmpty: true }]);
    await page.getByRole('button', { name: '停止' }).click();
    await page.evaluate(() => (globalThis as unknown as Held).goOn());
    await page.getByText('已停止，文件没有保留。').waitFor();
    expect(await filesOf(page)).toEqual([]);
    await page.close();
  });

  it('leaves nothing behind where it is stopped before anything was written', async () => {
    const page = await deskWithPickers();
    await page.evaluate(() => {
      const { postMessage } = MessagePort.prototype;
      // The first part comes only after the stop.
      MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown) {
        if (message !== 'next') return postMessage.call(this, message);
        setTimeout(() => postMessage.call(this, 'next'), 1_000);
      };
    });
    await page.getByRole('button', { name: '导出…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click();
    await expect.poll(() => filesOf(page)).toMatchObject([{ isEmpty: true }]);
    await page.getByRole('button', { name: '停止' }).click();
    await page.getByText('已停止，文件没有保留。').waitFor();
    expect(await filesOf(page)).toEqual([]);
    await page.close();
  });

  /** The file system of the page's own origin has the same files as the pickers give, and needs no dialog. */
  async function deskWithPickers(): Promise<Page> {
    const page = await openDesk(browser);
    await page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      await folder.removeEntry('picked.jsonl').catch(() => undefined);
      Object.assign(globalThis, {
        showSaveFilePicker: () => folder.getFileHandle('picked.jsonl', { create: true }),
        showDirectoryPicker: async () => folder,
      });
    });
    return page;
  }
});

interface Held {
  goOn(): void;
}

/** Within the page: what is written to files waits until it is told to go on. */
function holdWriting(): void {
  const files = FileSystemWritableFileStream.prototype;
  const { write } = files;
  const held = new Promise<void>((resolve) => Object.assign(globalThis, { goOn: resolve }));
  files.write = async function (this: FileSystemWritableFileStream, data) {
    await held;
    return write.call(this, data);
  };
}

/** The files in the page's own file system; what is still being written is not in them. */
function filesOf(page: Page): Promise<readonly { name: string; isEmpty: boolean }[]> {
  return page.evaluate(async () => {
    const files: { name: string; isEmpty: boolean }[] = [];
    const folder = await navigator.storage.getDirectory();
    for await (const handle of (folder as unknown as { values(): AsyncIterable<FileSystemHandle> }).values()) {
      if (!(handle instanceof FileSystemFileHandle) || handle.name.endsWith('.crswap')) continue;
      files.push({ name: handle.name, isEmpty: (await handle.getFile()).size === 0 });
    }
    return files;
  });
}

describe('the desk', () => {
  it.each([
    ['zh-CN', []],
    ['en', [0, 1, 2, 3]],
  ] as const)('gives axe nothing to object to in %s, sheets and all', async (language, sheets) => {
    await browser.control.evaluate((chosen) => chrome.storage.local.set({ settings: { language: chosen } }), language);
    const page = await browser.extensionPage('review.html');
    await page.locator('.detail .found').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await objections(page)).toEqual([]);
    for (const nth of sheets) {
      await page.locator('.top .acts button').nth(nth).click();
      await page.getByRole('dialog').waitFor();
      expect(await objections(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.close();
    await browser.control.evaluate(() => chrome.storage.local.remove('settings'));
  });
});
