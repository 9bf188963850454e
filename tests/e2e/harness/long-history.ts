// What seeds a long history from within a page of the extension; tests bundle it and call it there.
import { openLedger } from '../../../lib/ledger';
import { postOf, seriesOf } from '../../bench/ledger/items';

const AT_ONCE = 100;

/** Fills the history on the disk with posts that were looked at so many times each. Gives how many points it has then. */
export async function fill(posts: number, looks: number): Promise<number> {
  const opened = await openLedger();
  if (!opened.ok) throw new Error(`The history did not open: ${opened.reason}`);
  const { ledger } = opened;
  for (let from = 0; from < posts; from += AT_ONCE) {
    const histories = Array.from({ length: Math.min(AT_ONCE, posts - from) }, (_, i) => {
      const { key, kind, author, title, promoted, flags } = postOf(from + i);
      return { facts: { key, kind, author, title, promoted, flags }, series: seriesOf(key, looks) };
    });
    await ledger.merge(histories);
  }
  const { points } = await ledger.totals();
  ledger.close();
  return points;
}
