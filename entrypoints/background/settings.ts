import { browser } from '../../lib/browser';
import { askTab } from '../../lib/messages/own';
import { watchSettings } from '../../lib/settings';

/** Has the page of every tab told once more; tabs in which no script of ours runs do not answer. */
async function tellEveryTab(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.map(({ id }) => (id === undefined ? null : askTab(id, { type: 'again' }))));
}

/** Every change of the settings applies to the open pages at once: they are judged anew, and their badges follow. */
export function keepTabsCurrent(): void {
  watchSettings(() => void tellEveryTab());
}
