import type { Ledger } from './ledger';
import { dayOf } from './seen';

const PAGE = 500;

/**
 * When anything was looked at last, ms; null where nothing was. Goes through all that was seen on the newest day: the
 * items of a day stand in the order in which they were seen for the first time on it.
 */
export async function newestLook(ledger: Pick<Ledger, 'page'>): Promise<number | null> {
  let newest: number | null = null;
  for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const page: Awaited<ReturnType<Ledger['page']>> = await ledger.page({ after, limit: PAGE });
    for (const { latest } of page.items) {
      if (latest === null) continue;
      if (newest !== null && dayOf(latest.lastAt) < dayOf(newest)) return newest;
      newest = Math.max(newest ?? 0, latest.lastAt);
    }
    ({ after } = page);
  }
  return newest;
}
