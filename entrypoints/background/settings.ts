import { browser } from '../../lib/browser';
import { renewVerdicts } from '../../lib/judge';
import { askTab } from '../../lib/messages/own';
import { watchSettings } from '../../lib/settings';
import { deskFor } from './desks';

/** Has the page of every tab told once more; tabs in which no script of ours runs do not answer. */
export async function tellEveryTab(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.map(({ id }) => (id === undefined ? null : askTab(id, { type: 'again' }))));
}

/**
 * Every change of the settings applies at once: open pages are judged anew, and their badges follow; then whatever else
 * was kept under other settings.
 */
export function keepTabsCurrent(): void {
  watchSettings(async () => {
    await tellEveryTab();
    await renewVerdicts(() => deskFor(false)).catch((error: unknown) =>
      console.warn('Shuifen: kept verdicts could not be reached anew yet', error),
    );
  });
}
