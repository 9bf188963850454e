import { type LevelPrior, levelOf } from '../../../lib/checks/level';
import type { Evidence } from '../../../lib/model';
import { buyReposts, DELIVERIES } from '../attacks/growth';
import { isotonic } from '../calibrate';
import { type Cascade, evidenceOf, isWellSampled, visits } from '../cascades';
import { leastSquares } from '../linear';
import { earlierOf } from '../neighbours';
import type { Random } from '../random';

const LOOKS = [4, 26] as const;
const SIZES = [0.25, 4] as const;
const FROM = -2;
const WIDTH = 0.25;
const BINS = 18;
/** Where a count stands supports what growth shows, and may not replace it. */
const [LEAST, MOST] = [-1.2, 1.5] as const;
const NO_DRIFT = [0, 0, 0] as const;

const rounded = (value: number) => Number(value.toPrecision(3));

/** Posts, each with the author's earlier ones, as some readers would see them. */
function seen(cascades: readonly Cascade[], random: Random, readers: number, bought: boolean): readonly Evidence[] {
  const usable = cascades.filter(isWellSampled);
  const before = earlierOf(usable);
  return usable.flatMap((cascade) =>
    Array.from({ length: readers }, () => {
      const times = visits(random, random.integer(...LOOKS));
      const kind = random.pick(DELIVERIES) ?? 'step';
      const given = bought ? buyReposts(cascade, kind, random.logUniform(...SIZES), random).cascade : cascade;
      return { ...evidenceOf(given, times), authorItems: before(cascade) };
    }).filter(({ series }) => series.length > 1),
  );
}

const hoursOf = ({ facts, series }: Evidence) =>
  Math.log(Math.max(0.5, ((series.at(-1)?.lastAt ?? 0) - (facts.postedAt ?? 0)) / 3_600_000));

/** Natural-log ratio of bought to organic levels, in bins, made to rise. */
function curveOfLevels(organic: readonly number[], bought: readonly number[]): [number, number][] {
  const share = (levels: readonly number[], bin: number) => {
    const from = FROM + bin * WIDTH;
    const inside = levels.filter((level) => {
      const kept = Math.min(FROM + BINS * WIDTH - 1e-9, Math.max(FROM, level));
      return kept >= from && kept < from + WIDTH;
    });
    return (inside.length + 1) / (levels.length + BINS);
  };
  const bins = Array.from({ length: BINS }, (_, bin) => bin);
  const llrs = isotonic(
    bins.map((bin) => Math.log(share(bought, bin) / share(organic, bin))),
    bins.map((bin) => share(organic, bin) + share(bought, bin)),
  );
  return bins.map((bin) => [FROM + (bin + 0.5) * WIDTH, rounded(Math.min(MOST, Math.max(LEAST, llrs[bin] ?? 0)))]);
}

export function fitLevel(cascades: readonly Cascade[], random: Random, readers: number): LevelPrior {
  const organic = seen(cascades, random, readers, false);
  const told = organic.flatMap((evidence) => {
    const level = levelOf(evidence, 'reposts', NO_DRIFT);
    return level === null ? [] : [{ level, age: hoursOf(evidence) }];
  });
  const drift = leastSquares(
    told.map(({ age }) => [1, age, age * age]),
    told.map(({ level }) => level),
  ).map(rounded);
  const levels = (all: readonly Evidence[]) => all.flatMap((evidence) => levelOf(evidence, 'reposts', drift) ?? []);
  return { drift, curve: curveOfLevels(levels(organic), levels(seen(cascades, random, readers, true))) };
}
