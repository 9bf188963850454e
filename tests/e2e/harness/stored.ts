import { readFile } from 'node:fs/promises';
import type { PageView } from '../../../lib/model';
import { launchWithExtension } from './browser';
import { readAt } from './tab';
import type { WebAnswer } from './web';

/** A stored page and the address that it came from; null for a page of no known site. */
export interface StoredPage {
  readonly file: string;
  readonly url: string | null;
  readonly encoding: string;
}

export interface Reader {
  /** What the built extension reads on the page, served under its own address; null where it reads nothing. */
  read(page: StoredPage): Promise<PageView | null>;
  close(): Promise<void>;
}

/** A browser whose web is one stored page at a time, and nothing beside it. */
export async function launchReader(): Promise<Reader> {
  let shown: { readonly url: string; readonly answer: WebAnswer } | null = null;
  const browser = await launchWithExtension({
    headless: true,
    locale: 'zh-CN',
    web: (url) => (url === shown?.url ? shown.answer : null),
  });
  return {
    async read(page) {
      if (page.url === null) return null;
      const url = new URL(page.url).href;
      shown = { url: url.replace(/#.*/, ''), answer: await answerFor(page) };
      return readAt(browser, url);
    },
    close: () => browser.close(),
  };
}

async function answerFor({ file, encoding }: StoredPage): Promise<WebAnswer> {
  return {
    status: 200,
    contentType: `text/html; charset=${encoding}`,
    // The page as it was stored: its own scripts would change it, or fail.
    headers: { 'content-security-policy': "script-src 'none'" },
    body: await readFile(file),
  };
}
