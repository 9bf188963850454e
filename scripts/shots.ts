import type { Browser as Extension } from 'webextension-polyfill';
import { demoPages } from '../demo';
import type { Studio } from './studio';

declare const chrome: Pick<Extension, 'storage'>;

const FEED = 'https://weibo.com/';
const TALL_PX = { width: 1180, height: 1100 } as const;
const USUAL_PX = { width: 1180, height: 900 } as const;
const STATES = ['unusual', 'doubtful', 'ordinary', 'unknown'] as const;

const urlOf = (start: string) => demoPages(0).find(({ url }) => url.startsWith(start))?.url ?? '';

/** Two whole pages with an open panel: a feed and a film. */
export async function takePages(studio: Studio): Promise<void> {
  await studio.follow(urlOf('https://movie.douban.com/subject/'));
  await studio.openPanel('unusual');
  await studio.take(studio.page, 'film');
  await studio.follow(FEED);
  await studio.openPanel('unusual');
  await studio.take(studio.page, 'feed');
  await studio.closePanel();
}

/** A panel of each state, with all of its folds shut; one while something is being ignored, one with all values open. */
export async function takePanels(studio: Studio): Promise<void> {
  await studio.page.setViewportSize(TALL_PX);
  for (const state of STATES) {
    const panel = await studio.openPanel(state);
    if (!panel) continue;
    await studio.takeAround(panel, `panel-${state}`);
    if (state === 'unusual') {
      await panel.locator('summary').last().click();
      await studio.takeAround(panel, 'panel-values');
      await panel.getByRole('button').last().click();
      await studio.takeAround(panel, 'panel-ignore');
    }
    await studio.closePanel();
  }
  await studio.page.setViewportSize(USUAL_PX);
}

/** The popup on a feed, and what it says on other pages. */
export async function takePopups(studio: Studio): Promise<void> {
  await studio.takePopup('popup');
  studio.put(FEED, '<!doctype html><main></main>');
  await studio.go(FEED);
  await studio.takePopup('popup-empty');
  studio.put(FEED, null);
  await studio.go(urlOf('https://huati.weibo.com/'));
  await studio.takePopup('popup-unverified');
  await studio.page.goto('about:blank');
  await studio.takePopup('popup-elsewhere');
}

/** The options, a site that is switched off, and a history that cannot be opened. */
export async function takeStates(studio: Studio): Promise<void> {
  const options = await studio.browser.extensionPage('options.html');
  await options.locator('.post [data-shuifen] button').last().waitFor();
  await options.locator('input[name=time]').last().check();
  await options.setViewportSize({ width: 1040, height: 1300 });
  await studio.take(options, 'options');
  await options.close();
  await studio.go(FEED);
  const { control } = studio.browser;
  await control.evaluate(() => chrome.storage.local.set({ settings: { version: 2, sites: { weibo: false } } }));
  await studio.takePopup('popup-off');
  await control.evaluate(() => chrome.storage.local.remove('settings'));
  await spoilHistory(studio);
  await studio.go(FEED);
  await studio.takePopup('popup-blocked');
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
