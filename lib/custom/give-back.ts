import { browser } from '../browser';
import { listCustomSites } from './sites';

/** Gives those of the hosts back to the browser that none of the user's sites needs any more. */
export async function giveBack(origins: readonly string[]): Promise<void> {
  const needed = new Set((await listCustomSites()).flatMap((site) => site.origins));
  const spare = origins.filter((origin) => !needed.has(origin));
  if (spare.length === 0) return;
  try {
    await browser.permissions.remove({ origins: spare });
  } catch (error) {
    // A browser may hold on to what it, or its owner, has given for good.
    console.warn('Shuifen could not give back', spare, error);
  }
}
