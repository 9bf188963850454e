import type { Figures } from '../../lib/checks/chart';
import { type Data, numberIn } from './data';
import { displayed } from './display';

/** A hot search as its last row with a heat showed it. */
export interface Topic {
  readonly cluster: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly rank: number;
  /** Marked by Weibo itself as an advertisement. */
  readonly padded: boolean;
  readonly heat: number;
  readonly reads: number;
  readonly discussions: number;
  readonly originals: number;
}

/** From September 2025 on advertisements are shown without a heat: there is nothing to tell them from (DATA.md). */
const ADS_HAVE_HEAT_UNTIL = Date.parse('2025-09-01T00:00:00Z') / 1000;

/** Every topic once, as it was last seen with heat and reads. */
export function topicsOf(data: Data): readonly Topic[] {
  const last = new Map<string, Topic>();
  for (const row of data.csv('weibo_hotsearch', 'hourly')) {
    const [at, heat, reads] = [numberIn(row, 'ts'), numberIn(row, 'hot'), numberIn(row, 'read')];
    const cluster = row.topic ?? '';
    if (!(heat > 0) || !(reads >= 0) || at >= ADS_HAVE_HEAT_UNTIL || (last.get(cluster)?.at ?? 0) > at) continue;
    const [discussions, originals] = [numberIn(row, 'discuss') || 0, numberIn(row, 'origin') || 0];
    const rank = numberIn(row, 'rank');
    last.set(cluster, { cluster, at, rank, padded: row.ads === '1', heat, reads, discussions, originals });
  }
  return [...last.values()];
}

/** The topic's four figures as its pages show them. Heat is shown in full. */
export function figuresShown({ heat, reads, discussions, originals }: Topic): Figures {
  const shown = (value: number) => displayed(value, { capped: false });
  return {
    heat: { low: heat, high: heat },
    reads: shown(reads),
    discussions: shown(discussions),
    originals: shown(originals),
  };
}
