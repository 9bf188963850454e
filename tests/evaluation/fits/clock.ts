import { chinaHour } from '../../../lib/checks/clock';
import { type Cascade, cedCascades, checkedCascades, HOUR_S } from '../cascades';
import { groupBy } from '../groups';
import type { Fit } from '../task';

const HORIZON_S = 14 * 24 * HOUR_S;
const ROUNDS = 10;
/** Limits of the ages between which a rate is taken to stand, in seconds: dense where it falls fast. */
const AGES: readonly number[] = [0, ...Array.from({ length: 41 }, (_, i) => 300 * (HORIZON_S / 300) ** (i / 40))];
const GRID_S = 600;
const NEEDS = ['weibo_cascades_checked', 'weibo_cascades_ced'];

const hourAt = (postedAt: number, second: number) => Math.floor(chinaHour(postedAt + second * 1000));
const ageBin = (second: number) => AGES.findLastIndex((from) => second >= from);
const table = () => AGES.map(() => new Array<number>(24).fill(0));

function add(sums: number[][], bin: number, hour: number, value: number): void {
  const row = sums[bin];
  if (row) row[hour] = (row[hour] ?? 0) + value;
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Activity of each hour of China's day, the fall with age taken out; its mean is 1. Each post counts the same. */
function activityOf(posts: readonly { readonly postedAt: number; readonly moments: readonly number[] }[]): number[] {
  const [events, exposure] = [table(), table()];
  for (const { postedAt, moments } of posts) {
    for (const at of moments) if (at < HORIZON_S) add(events, ageBin(at), hourAt(postedAt, at), 1 / moments.length);
    for (let at = GRID_S / 2; at < HORIZON_S; at += GRID_S) add(exposure, ageBin(at), hourAt(postedAt, at), GRID_S);
  }
  let activity = new Array<number>(24).fill(1);
  for (let round = 0; round < ROUNDS; round += 1) {
    const rates = events.map((row, bin) => {
      const active = total((exposure[bin] ?? []).map((seconds, hour) => seconds * (activity[hour] ?? 1)));
      return total(row) / Math.max(1, active);
    });
    const raw = activity.map((_, hour) => {
      const seen = total(events.map((row) => row[hour] ?? 0));
      return seen / total(exposure.map((row, bin) => (row[hour] ?? 0) * (rates[bin] ?? 0)));
    });
    const mean = total(raw) / 24;
    activity = raw.map((value) => value / mean);
  }
  return activity;
}

const momentsOf = (cascades: readonly Cascade[]) =>
  cascades.flatMap(({ postedAt, reposts, comments }) => [
    { postedAt, moments: reposts },
    ...(comments ? [{ postedAt, moments: comments }] : []),
  ]);

/** The clock that growth follows. Two sources, ten years apart, that differ at midnight: each counts half. */
export const clockFit: Fit = {
  file: 'clock.json',
  needs: NEEDS,
  make({ data }) {
    const sets = [checkedCascades(data), cedCascades(data)];
    const activities = sets.map((cascades) => activityOf(momentsOf(cascades)));
    const mean = Array.from(
      { length: 24 },
      (_, hour) => total(activities.map((each) => each[hour] ?? 1)) / sets.length,
    );
    const years = [...groupBy(sets.flat(), ({ postedAt }) => new Date(postedAt).getUTCFullYear()).keys()].sort();
    return {
      provenance: {
        sets: NEEDS,
        posts: sets.map(({ length }) => length),
        years: [years[0], years.at(-1)],
        fitted: 'activity by hour of China’s day with the fall by age taken out; each set counts half',
        chosen:
          'the decay: between the falls of the two sets (exponents 1.3 and 1.7); checks lean on it at a first look only',
      },
      activityByHour: mean.map((value) => Number(value.toFixed(3))),
      decay: { exponent: 1.35, settlingMs: 900_000 },
    };
  },
};
