// `npm run read`: what the built extension reads on stored pages, in a real browser, as JSON.
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { PageView } from '../lib/model';
import { type ExtensionBrowser, launchWithExtension } from '../tests/e2e/harness/browser';
import { readTab } from '../tests/e2e/harness/tab';
import type { WebAnswer } from '../tests/e2e/harness/web';
import { fromUser, run, UsageError } from './cli';

/** A stored page and the address that it came from; null for a page of no known site. */
interface Capture {
  readonly file: string;
  readonly url: string | null;
  readonly encoding: string;
}

/** An entry of an index, its path relative to the index. */
interface IndexEntry {
  readonly capture: string;
  readonly url: string | null;
  readonly encoding: string;
}

/** A browser whose web is one page at a time: `read` serves a capture under its own address, and nothing beside it. */
async function withReader(use: (read: (capture: Capture) => Promise<PageView | null>) => Promise<void>): Promise<void> {
  let shown: { readonly url: string; readonly answer: WebAnswer } | null = null;
  const browser = await launchWithExtension({
    headless: true,
    locale: 'zh-CN',
    web: (url) => (url === shown?.url ? shown.answer : null),
  });
  try {
    await use(async (capture) => {
      if (capture.url === null) return null;
      const url = new URL(capture.url).href;
      shown = { url: url.replace(/#.*/, ''), answer: await answerFor(capture) };
      return viewAt(browser, url);
    });
  } finally {
    await browser.close();
  }
}

async function answerFor({ file, encoding }: Capture): Promise<WebAnswer> {
  return {
    status: 200,
    contentType: `text/html; charset=${encoding}`,
    // The page as it was stored: its own scripts would change it, or fail.
    headers: { 'content-security-policy': "script-src 'none'" },
    body: await readFile(file),
  };
}

async function viewAt(browser: ExtensionBrowser, url: string): Promise<PageView | null> {
  const tab = await browser.openTab();
  try {
    await tab.page.goto(url, { waitUntil: 'domcontentloaded' });
    return await readTab(browser, tab);
  } finally {
    await tab.page.close();
  }
}

async function readOne(capture: Capture): Promise<void> {
  await withReader(async (read) => console.log(JSON.stringify(await read(capture), null, 2)));
}

async function readIndex(index: string): Promise<void> {
  const { captures } = JSON.parse(await readFile(index, 'utf8')) as { captures: readonly IndexEntry[] };
  await withReader(async (read) => {
    for (const { capture, url, encoding } of captures) {
      const view = await read({ file: resolve(dirname(index), capture), url, encoding });
      console.log(JSON.stringify({ capture, view }));
    }
  });
}

await run('npm run read -- [--encoding ENC] --url URL FILE, or npm run read -- --index INDEX.json', async () => {
  const { values, positionals } = parseArgs({
    options: { url: { type: 'string' }, encoding: { type: 'string', default: 'utf-8' }, index: { type: 'string' } },
    allowPositionals: true,
  });
  const { url, index, encoding } = values;
  const [file, ...more] = positionals;
  if (index !== undefined && url === undefined && file === undefined) await readIndex(fromUser(index));
  else if (index === undefined && url !== undefined && file !== undefined && more.length === 0) {
    await readOne({ file: fromUser(file), url, encoding });
  } else throw new UsageError('Either one file with its address, or an index.');
});
