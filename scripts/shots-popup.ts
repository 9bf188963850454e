import type { Browser as Extension } from 'webextension-polyfill';
import { launchHeldBack } from '../tests/e2e/harness/held-back';
import { FEED, urlOf } from './shots';
import type { Look, Studio } from './studio';

declare const chrome: Pick<Extension, 'storage'>;

const ELSEWHERE = 'about:blank';

/** The popup on a feed, and what it says while it looks, where it cannot, and on other pages. */
export async function takePopups(studio: Studio): Promise<void> {
  await studio.takePopup('popup');
  await studio.takePopup('popup-loading', { ready: '.loading', background: 'is silent' });
  await studio.takePopup('popup-failed', { ready: '.failed', background: 'fails' });
  await takeChanged(studio);
  await studio.go(urlOf('https://huati.weibo.com/'));
  await studio.takePopup('popup-unverified');
  await studio.page.goto(ELSEWHERE);
  await studio.takePopup('popup-elsewhere');
}

/** A page without items, first while they may still come and then given up; and one with figures that cannot be read. */
async function takeChanged(studio: Studio): Promise<void> {
  studio.put(FEED, '<!doctype html><main></main>');
  await studio.go(FEED);
  await studio.takePopup('popup-empty', { ready: '.empty' });
  await studio.takePopup('popup-changed', { ready: '.changed' });
  // The two witnesses of each figure disagree.
  studio.put(FEED, studio.shown(FEED).replace(/<footer aria-label="[^"]*"/g, '<footer aria-label="7,7,7"'));
  await studio.go(FEED);
  await studio.takePopup('popup-changed-partly');
  studio.put(FEED, null);
}

/** A site that is switched off, and a history that cannot be opened: the last that is taken of a browser. */
export async function takeStates(studio: Studio): Promise<void> {
  await studio.go(FEED);
  const { control } = studio.browser;
  await control.evaluate(() => chrome.storage.local.set({ settings: { version: 2, sites: { weibo: false } } }));
  await studio.takePopup('popup-off', { ready: '.off' });
  await control.evaluate(() => chrome.storage.local.remove('settings'));
  await spoilHistory(studio);
  await studio.go(FEED);
  await studio.takePopup('popup-blocked');
}

/** Where the browser holds the sites back, in a browser of its own. */
export async function takeHeldBack(look: Look, studioFor: () => Studio): Promise<void> {
  const studio = studioFor();
  const browser = await launchHeldBack({ headless: true, ...look, web: (url) => studio.respond(url) });
  try {
    await studio.begin(browser);
    await studio.page.goto(FEED);
    await studio.takePopup('popup-permission', { ready: '.permission' });
  } finally {
    await browser.close();
  }
}

/** Leaves behind what a later version of Shuifen would. */
async function spoilHistory({ browser }: Studio): Promise<void> {
  await browser.control.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const request = indexedDB.open('shuifen', 999);
        request.onsuccess = () => {
          request.result.close();
          done();
        };
        request.onerror = () => failed(request.error);
      }),
  );
}
