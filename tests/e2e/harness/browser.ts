import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import type { Browser as Extension } from 'webextension-polyfill';
import { findChromium } from '../../../scripts/find-browser.mjs';
import { serve, type Web } from './web';

/** As the extension's own pages see it; every Chromium gives promises. */
declare const chrome: Pick<Extension, 'storage' | 'tabs'>;

/** How long an extension that was just installed may take to open its first steps. */
const WELCOME_MS = 10_000;

/** Where the commands build the extension for Chromium. */
export const builtExtension = join(import.meta.dirname, '../../../.output/chrome-mv3');

export interface LaunchOptions {
  readonly headless: boolean;
  /** Kept. Without it: a temporary profile. */
  readonly profileDir?: string;
  /** What `chrome.i18n.getUILanguage()` says, in pages and in the worker. */
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  /** Device pixels to a CSS pixel. */
  readonly pixelRatio?: number;
  /** Answers every http(s) request in place of the network; null refuses. Without it the real network is used. */
  readonly web?: Web;
  readonly extensionDir?: string;
  /** Allows the extension in private windows, as a user can. */
  readonly inPrivate?: boolean;
  /** Leaves the first steps open, which a new profile is shown; else they are closed before anything begins. */
  readonly keepFirstSteps?: boolean;
}

export interface Tab {
  readonly page: Page;
  /** The id by which the extension knows the tab. */
  readonly tabId: number;
}

export interface ExtensionBrowser {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** Opens a page of the extension, e.g. `popup.html?tab=7`. */
  extensionPage(path: string): Promise<Page>;
  /** Opens an empty tab, to be sent somewhere by its `page`. */
  openTab(): Promise<Tab>;
  /** A page of the extension's origin that runs nothing of its own; it stays open. */
  readonly control: Page;
  /** Installs the extension anew, as an update does: its worker and pages go, page scripts are orphaned. */
  reload(): Promise<void>;
  /** Stops the extension's worker; the next message wakes a new one. */
  sleepWorker(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a browser with the built extension in it. Throws when there is no browser or the extension does not start. */
export async function launchWithExtension(options: LaunchOptions): Promise<ExtensionBrowser> {
  const context = await launch(options);
  try {
    if (options.web) await serve(context, options.web);
    const load = () => loadExtension(context, options.extensionDir ?? builtExtension, options.inPrivate ?? false);
    const extensionId = await load();
    const open = () => openControl(context, extensionId, options.locale);
    let control = await open();
    await firstSteps(context, control, options.keepFirstSteps ?? false);
    return {
      context,
      extensionId,
      get control() {
        return control;
      },
      reload: async () => {
        const gone = control.waitForEvent('close');
        await load();
        await gone;
        control = await open();
      },
      extensionPage: (path) => openExtensionPage(context, extensionId, path),
      openTab: () => openTab(context, control),
      sleepWorker: () => sleepWorker(context, control),
      close: () => context.close(),
    };
  } catch (error) {
    await context.close();
    throw error;
  }
}

async function launch(options: LaunchOptions): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found: `npm start` and `npm test` install one.');
  // Playwright removes a profile that it made itself, even when the run is broken off.
  return chromium.launchPersistentContext(options.profileDir ?? '', {
    executablePath,
    headless: options.headless,
    // Linux refuses the sandbox to root only.
    chromiumSandbox: process.getuid?.() !== 0,
    // Playwright's own switch would keep the extension's worker from starting; the other one only shows a bar.
    ignoreDefaultArgs: ['--disable-extensions', '--enable-automation'],
    args: [
      '--enable-unsafe-extension-debugging',
      '--hide-crash-restore-bubble',
      ...(options.locale === undefined ? [] : [`--accept-lang=${options.locale}`]),
    ],
    viewport: options.headless ? { width: 1180, height: 900 } : null,
    ...(options.pixelRatio === undefined ? {} : { deviceScaleFactor: options.pixelRatio }),
    ...(options.colorScheme === undefined ? {} : { colorScheme: options.colorScheme }),
  });
}

/** Over DevTools, because branded Chromes no longer heed `--load-extension`. */
async function loadExtension(context: BrowserContext, path: string, enableInIncognito: boolean): Promise<string> {
  const browser = context.browser();
  if (!browser) throw new Error('The browser was closed before the extension could be loaded.');
  const session = await browser.newBrowserCDPSession();
  const { id } = await session.send('Extensions.loadUnpacked', { path, enableInIncognito });
  const isOurs = (worker: { url(): string }) => new URL(worker.url()).host === id;
  if (!context.serviceWorkers().some(isOurs)) {
    await context.waitForEvent('serviceworker', { predicate: isOurs, timeout: 15_000 });
  }
  return id;
}

async function openControl(context: BrowserContext, extensionId: string, locale: string | undefined): Promise<Page> {
  // Any file of the extension has its origin and its APIs; this one has no script of its own.
  const control = await openExtensionPage(context, extensionId, 'manifest.json');
  if (locale !== undefined) {
    // Holds for the extension's whole process, worker included, as long as this page lives. (Playwright's own `locale`
    // would be set by every page, and undone for all by the first one to close; `--lang` needs language packs.)
    const session = await context.newCDPSession(control);
    await session.send('Emulation.setLocaleOverride', { locale });
  }
  return control;
}

/** Waits until the extension has shown its first steps, or remembers that it once did, and closes them. */
async function firstSteps(context: BrowserContext, control: Page, keep: boolean): Promise<void> {
  // An extension of a test's own may have no storage, and then no first steps.
  const isWelcomed = () =>
    control.evaluate(async () => !chrome.storage || (await chrome.storage.local.get('welcomed')).welcomed === true);
  const deadline = Date.now() + WELCOME_MS;
  while (!(await isWelcomed())) {
    if (Date.now() > deadline) throw new Error('The extension has not opened its first steps.');
    await control.waitForTimeout(50);
  }
  if (keep) return;
  // By their tabs: on a busy machine a page may have no address yet, and would stay.
  const closed = await control.evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    const ids = tabs.flatMap(({ id, url, pendingUrl }) =>
      id !== undefined && `${pendingUrl} ${url}`.includes('/options.html') ? [id] : [],
    );
    await chrome.tabs.remove(ids);
    return ids.length;
  });
  const isOpen = () => context.pages().some((page) => new URL(page.url()).pathname === '/options.html');
  while (closed > 0 && isOpen()) await control.waitForTimeout(50);
}

async function openExtensionPage(context: BrowserContext, extensionId: string, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/${path}`);
  return page;
}

/** Playwright does not know the browser's tab ids: the new tab is the one that was not there before. */
async function openTab(context: BrowserContext, control: Page): Promise<Tab> {
  const tabIds = () => control.evaluate(async () => (await chrome.tabs.query({})).flatMap((tab) => tab.id ?? []));
  const before = new Set(await tabIds());
  const page = await context.newPage();
  const tabId = (await tabIds()).find((id) => !before.has(id));
  if (tabId === undefined) throw new Error('The browser opened no tab.');
  return { page, tabId };
}

async function sleepWorker(context: BrowserContext, control: Page): Promise<void> {
  const session = await context.newCDPSession(control);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}
