import type { Kit } from '../adapters/engine';
import { ask } from '../messages/client';
import type { ContentScriptContext } from './life';
import { LivePage } from './live-page';

/**
 * Reads a page, tells the background what is new, and keeps a badge beside each item, as long as the script lives; then
 * nothing of it is left on the page. The adapters come from the background: as data they weigh nothing in the page.
 *
 * @param kit what the adapters of the page's host name
 */
export async function startPage(
  kit: Kit,
  life: Pick<ContentScriptContext, 'signal' | 'notifyInvalidated'>,
): Promise<void> {
  const answer = await ask({ type: 'adapters' });
  // Refused where the user has removed the site in the meantime.
  if (answer.ok && !life.signal.aborted) new LivePage(answer.adapters, kit, life).start();
}
