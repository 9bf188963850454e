import priors from '../verdict/priors/clock.json';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** China has one zone and no summer time, wherever the reader sits. */
const CHINA_AHEAD_MS = 8 * HOUR_MS;
/** A longer silence gives no rate: nobody knows what happened in it (DESIGN §5, Time). */
export const LONGEST_STEP_MS = 14 * HOUR_MS;

const hours: readonly number[] = priors.activityByHour;
/** Activity from midnight to each full hour, in hours of mean activity: 0 at the first, 24 after the last. */
const untilHour: readonly number[] = Array.from({ length: hours.length + 1 }, (_, hour) =>
  hours.slice(0, hour).reduce((sum, each) => sum + each, 0),
);

/** Active time since the epoch's midnight in China. */
function activeAt(at: number): number {
  const local = at + CHINA_AHEAD_MS;
  const days = Math.floor(local / DAY_MS);
  const hour = (local - days * DAY_MS) / HOUR_MS;
  const full = Math.min(23, Math.floor(hour));
  return HOUR_MS * (24 * days + (untilHour[full] ?? 0) + (hour - full) * (hours[full] ?? 1));
}

/** Time that counts as people are awake: an hour at noon is 1.2 to 1.6 of it, an hour at four in the morning 0.2. */
export const activeMs = (from: number, to: number) => activeAt(to) - activeAt(from);

/** The hour of China's day, 0 up to 24. */
export const chinaHour = (at: number) => ((((at + CHINA_AHEAD_MS) % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS;

/**
 * How an ordinary count has grown by a moment, up to a factor: the integral of a rate that falls with the power
 * −`exponent` of the active time since posting. Where that is unknown a steady rate from `since` on, which expects
 * more of late looks than any decay does and so accuses less.
 *
 * @param postedAt milliseconds, or null
 * @param since the first look
 */
export function growthCurve(postedAt: number | null, since: number): (at: number) => number {
  if (postedAt === null) return (at) => activeMs(since, at);
  const { exponent, settlingMs } = priors.decay;
  const power = 1 - exponent;
  const start = settlingMs ** power;
  return (at) => start - (Math.max(0, activeMs(postedAt, at)) + settlingMs) ** power;
}
