import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { type ExtensionBrowser, launchWithExtension } from './harness/browser';

declare const chrome: Pick<Extension, 'runtime'>;

/** One of each kind: what our own pages ask for, what scripts in pages say, and what nobody says. */
const MESSAGES = [
  { type: 'history' },
  { type: 'history-erased', site: null },
  { type: 'popup', tabId: 1 },
  { type: 'explain', key: 'weibo:post:4390000000000001' },
  'open',
] as const;
const UNHEARD = /Receiving end does not exist/;

const dir = mkdtempSync(join(tmpdir(), 'shuifen-other-'));
let browser: ExtensionBrowser;
let other: Worker;

beforeAll(async () => {
  browser = await launchWithExtension({ headless: true, web: () => null });
  other = await installOther();
});
afterAll(async () => {
  await browser?.close();
  rmSync(dir, { recursive: true, force: true });
});

/** A second extension, which hears others: so the ways that are tried on ours are ways that work. */
async function installOther(): Promise<Worker> {
  const manifest = { manifest_version: 3, name: 'other', version: '1', background: { service_worker: 'other.js' } };
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(
    join(dir, 'other.js'),
    `chrome.runtime.onMessageExternal.addListener((message, sender, reply) => reply('heard'));
     chrome.runtime.onConnectExternal.addListener((port) => port.postMessage('heard'));`,
  );
  const session = await browser.context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('The browser was closed before the other extension could be loaded.');
  const { id } = await session.send('Extensions.loadUnpacked', { path: dir });
  const isOther = (worker: Worker) => new URL(worker.url()).host === id;
  return (
    browser.context.serviceWorkers().find(isOther) ??
    browser.context.waitForEvent('serviceworker', { predicate: isOther, timeout: 15_000 })
  );
}

/** What an extension is answered to a message: the answer, or why there is none. */
const answerTo = (asking: Pick<Worker, 'evaluate'>, message: unknown, to: string) =>
  asking.evaluate(([id, said]) => chrome.runtime.sendMessage(id, said).catch(String), [to, message] as const);

/** What comes of a connection: the first word of the other side, or why it ended. */
const wordFrom = (asking: Pick<Worker, 'evaluate'>, to: string) =>
  asking.evaluate(
    (id) =>
      new Promise<unknown>((done) => {
        const port = chrome.runtime.connect(id, { name: 'shuifen' });
        port.onMessage.addListener(done);
        // Reading the reason is what keeps the browser from complaining of it.
        port.onDisconnect.addListener(() => done(chrome.runtime.lastError?.message));
      }),
    to,
  );

const otherId = () => new URL(other.url()).host;

describe('another extension', () => {
  it('is heard by one that listens, and our own page is by Shuifen', async () => {
    expect(await answerTo(browser.control, { type: 'history' }, browser.extensionId)).toMatchObject({ ok: true });
    expect(await answerTo(browser.control, 'hello', otherId())).toBe('heard');
    expect(await wordFrom(browser.control, otherId())).toBe('heard');
  });

  it.each(MESSAGES)('is not heard by Shuifen: %j', async (message) => {
    expect(await answerTo(other, message, browser.extensionId)).toMatch(UNHEARD);
  });

  it('cannot connect', async () => {
    expect(await wordFrom(other, browser.extensionId)).toMatch(UNHEARD);
  });

  it('cannot fetch what is in the package', async () => {
    const fetched = await other.evaluate(
      (url) =>
        fetch(url).then(
          ({ status }) => `${status}`,
          ({ message }) => message,
        ),
      `chrome-extension://${browser.extensionId}/popup.html`,
    );
    expect(fetched).toBe('Failed to fetch');
  });
});
