/** One stop of the timeline, in July 2019, China time. */
export interface Step {
  readonly id: string;
  readonly title: string;
  /** What has happened since the stop before, in one line for the bar at the foot of every page. */
  readonly news: string;
  /** `2019-07-18 20:00` */
  readonly at: string;
}

/** The dates are those of the week in July 2019 that the story follows (README, "The demo"). */
export const steps = [
  { id: '0718', title: '7月18日 晚', at: '2019-07-18 20:00', news: '有人问：没有数据，票怎么会卖完？' },
  { id: '0720', title: '7月20日 夜', at: '2019-07-20 21:00', news: '老歌迷涌进超话，第 23 位升到第 2 位' },
  { id: '0721', title: '7月21日 早', at: '2019-07-21 08:00', news: '凌晨反超；《长堤》一夜多出两万个评分' },
  { id: '0722', title: '7月22日 零点', at: '2019-07-22 00:00', news: '超话影响力过亿' },
  { id: '0725', title: '7月25日 之后', at: '2019-07-25 20:00', news: '站方清理之后，有的数字变小了' },
] as const satisfies readonly Step[];

/** One value for each stop. */
export type PerStep<T> = readonly [T, T, T, T, T];

/** The value at a stop; a stop beyond the ends is the nearest one. */
export function atStep<T>(values: PerStep<T>, step: number): T {
  return values[clampStep(step)];
}

/** The nearest stop there is; anything that is no number is the first. */
export function clampStep(step: number): 0 | 1 | 2 | 3 | 4 {
  const whole = Number.isFinite(step) ? Math.trunc(step) : 0;
  if (whole <= 0) return 0;
  if (whole === 1 || whole === 2 || whole === 3) return whole;
  return 4;
}
