import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { demoPages } from '../demo';
import { launchWithExtension } from '../tests/e2e/harness/browser';
import { Studio } from './studio';

/** Pages of the demo on which something is flagged. */
const PAGES = ['https://movie.douban.com/subject/', 'https://weibo.com/'];

/** Lives through the demo's story in a browser, and exports what was flagged from the review desk, as a user would. */
export async function exportStory(file: string): Promise<void> {
  const studio = new Studio({ locale: 'en', colorScheme: 'light' }, dirname(file), () => undefined);
  const browser = await launchWithExtension({ headless: true, locale: 'en', web: (url) => studio.respond(url) });
  try {
    await studio.begin(browser);
    for (const start of PAGES) await studio.follow(demoPages(0).find(({ url }) => url.startsWith(start))?.url ?? start);
    // Without the dialogs for saving, files go to the browser's downloads.
    await browser.context.addInitScript(() => Object.assign(globalThis, { showSaveFilePicker: undefined }));
    const desk = await browser.extensionPage('review.html');
    await desk.locator('.detail .evidence').first().waitFor();
    await desk.getByRole('button', { name: 'Export…' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('radio', { name: /JSON Lines/ }).check();
    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Export', exact: true }).click(),
    ]);
    mkdirSync(dirname(file), { recursive: true });
    await download.saveAs(file);
  } finally {
    await browser.close();
  }
}
