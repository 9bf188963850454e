import { parseCount } from '../../lib/counts';
import type { Count, StarShares } from '../../lib/model';

const WAN = 10_000;
const CAP = 1_000_000;

/** A true number as Weibo shows it (`8431`, `1.2万`, `100万+` where the site caps) and as the extension reads that. */
export function displayed(truth: number, { capped = true }: { readonly capped?: boolean } = {}): Count {
  const reading = parseCount(textOf(Math.round(truth), capped));
  if (reading.state !== 'found') throw new Error(`Not read: ${truth}`);
  return { low: reading.low, high: reading.high };
}

function textOf(truth: number, capped: boolean): string {
  if (capped && truth >= CAP) return '100万+';
  return truth < WAN ? String(truth) : `${(Math.floor(truth / 1000) / 10).toFixed(1)}万`;
}

/** Votes, five stars first, as the shares that Douban shows: to a tenth of a percent. */
export function displayedShares(votes: StarShares): StarShares {
  const total = votes.reduce((sum, vote) => sum + vote, 0);
  return votes.map((vote) => Math.round((1000 * vote) / total) / 10) as unknown as StarShares;
}
