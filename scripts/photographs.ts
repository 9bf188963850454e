import { join } from 'node:path';
import type { Page } from 'playwright';
import type { ExtensionBrowser, Tab } from '../tests/e2e/harness/browser';
import type { Place } from './visit';

/** The popup's width as the browser shows it, in CSS pixels; its height follows its content. */
const POPUP = { width: 380, height: 600 };

/** Takes a picture of a page and of the popup that belongs to it. Gives the files' paths. */
export async function photograph(
  browser: ExtensionBrowser,
  tab: Tab,
  place: Place,
  dir: string,
): Promise<readonly string[]> {
  const name = new URL(place.url).hostname.replaceAll('.', '-') + nameOfPath(place.url);
  const files = [join(dir, `${name}.png`), join(dir, `${name}-popup.png`)] as const;
  await tab.page.bringToFront();
  await tab.page.screenshot({ path: files[0], animations: 'disabled' });
  const popup = await browser.extensionPage(`popup.html?tab=${tab.tabId}`);
  await popup.setViewportSize(POPUP);
  await settled(popup);
  await popup.locator('body').screenshot({ path: files[1] });
  await popup.close();
  return files;
}

/** Waits until the popup shows something and has stopped changing. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.body.textContent.trim() !== '');
  let before = '';
  for (let now = await page.content(); now !== before; now = await page.content()) {
    before = now;
    await page.waitForTimeout(150);
  }
}

function nameOfPath(url: string): string {
  const words = new URL(url).pathname.split(/[^\w]+/).filter(Boolean);
  return words.map((word) => `-${word}`).join('');
}
