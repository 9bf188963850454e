import { surpriseOf } from '../../../lib/checks/calibration';
import { comoveTail, makeComove } from '../../../lib/checks/comove';
import { steadiestDrip } from '../../../lib/checks/drip';
import { strangestNight } from '../../../lib/checks/night';
import { strangestBurst } from '../../../lib/checks/selfburst';
import type { Evidence } from '../../../lib/model';
import { DELIVERIES, type Delivery } from '../attacks/growth';
import type { Cascade } from '../cascades';
import { type GrowthPriors, growthParts } from '../growth-priors';
import { boughtSamples, organicSamples, type Seen, type SeenBought, seenOf } from '../growth-samples';
import { historyOf, NAIVE_GROWTH } from '../naive/growth';
import { median } from '../posts';
import { auc, estimate, recallAt, type Scored, shareWhere } from '../score';
import { type Row, row, type Task, type TaskContext } from '../task';

const LOOKS = 12;
const LEAST_LOOKS = 4;
const SIZES = [0.5, 1, 3] as const;
const NEEDS = ['weibo_cascades_checked'] as const;

type Method = (evidence: Evidence, prior: GrowthPriors) => number | null;

const surprise = (tail: number | null | undefined) => (tail == null ? null : surpriseOf(tail));
const withoutComments = (evidence: Evidence): Evidence => ({
  ...evidence,
  series: evidence.series.map((point) => ({
    ...point,
    counts: { reposts: point.counts.reposts ?? { low: 0, high: null } },
  })),
});

/** The checks, each by the surprise of its own tail. */
const METHODS = {
  comove: (evidence, prior) => surprise(comoveTail(evidence, prior.comove)) ?? 0,
  night: (evidence, prior) => surprise(strangestNight(withoutComments(evidence), prior.night)?.tail),
  drip: (evidence, prior) => surprise(steadiestDrip(withoutComments(evidence), prior.drip)?.tail),
  selfburst: (evidence, prior) => surprise(strangestBurst(withoutComments(evidence), prior.selfburst)?.tail),
} as const satisfies Record<string, Method>;

interface Part {
  readonly prior: GrowthPriors;
  readonly organic: readonly Seen[];
  readonly bought: ReadonlyMap<string, readonly SeenBought[]>;
}

const nameOf = (how: Delivery, size: number) => `${how} ${size}×`;
const lookedEnough = ({ times }: Seen) => times.length >= LEAST_LOOKS;

const LEAST_EVENTS = 100;
const enough = (cascades: readonly Cascade[]) =>
  cascades.filter(({ reposts, comments }) => Math.min(reposts.length, comments?.length ?? 0) >= LEAST_EVENTS);

function partOf(cascades: readonly Cascade[], prior: GrowthPriors, { random }: TaskContext): Part {
  const bought = new Map<string, readonly SeenBought[]>();
  for (const how of DELIVERIES)
    for (const size of SIZES) {
      const sold = boughtSamples(cascades, random, { readers: 1, looks: LOOKS, kinds: [how], size });
      bought.set(nameOf(how, size), sold.filter(lookedEnough));
    }
  const organic = organicSamples(cascades, random, { readers: 3, looks: LOOKS }).filter(lookedEnough);
  return { prior, organic, bought };
}

function scoredBy(parts: readonly Part[], attack: string, method: Method): readonly Scored[] {
  const scored = (seen: readonly Seen[], padded: boolean, prior: GrowthPriors) =>
    seen.flatMap(({ cluster, evidence }) => {
      const score = method(evidence, prior);
      return score === null ? [] : [{ score, padded, cluster }];
    });
  return parts.flatMap(({ prior, organic, bought }) => [
    ...scored(organic, false, prior),
    ...scored(bought.get(attack) ?? [], true, prior),
  ]);
}

/** The scores of the organic items serve all attacks: each evidence is scored once. */
function remembered(method: Method): Method {
  const known = new WeakMap<Evidence, number | null>();
  return (evidence, prior) => {
    if (!known.has(evidence)) known.set(evidence, method(evidence, prior));
    return known.get(evidence) ?? null;
  };
}

/** The floors and targets of EVALUATION §4 and the issue, for a purchase as large as what came by itself. */
const GOALS: Readonly<Record<string, { readonly floor: number; readonly target: number }>> = {
  'comove step 1×': { floor: 0.66, target: 0.75 },
  'comove night 1×': { floor: 0.55, target: 0.65 },
  'comove drip 1×': { floor: 0.42, target: 0.55 },
  'drip drip 1×': { floor: 0.29, target: 0.4 },
};

const recall = (items: readonly Scored[]) => recallAt(items, 0.01);

function rowsOf(parts: readonly Part[], check: keyof typeof METHODS, attack: string, context: TaskContext): Row[] {
  const items = scoredBy(parts, attack, METHODS_ONCE[check]);
  const naive = Object.entries(NAIVE_ONCE).map(([name, method]) => ({ name, items: scoredBy(parts, attack, method) }));
  const rows = (metric: string, figure: (all: readonly Scored[]) => number, more: Partial<Row>) => {
    const best = naive
      .map((each) => ({ name: each.name, value: figure(each.items) }))
      .toSorted((a, b) => b.value - a.value)[0];
    return row(`${check} ${attack}`, metric, estimate(items, figure, context.random, context.rounds), {
      baseline: best?.value ?? null,
      ...(best ? { baselineName: best.name } : {}),
      n: items.length,
      ...more,
    });
  };
  return [rows('AUC', auc, {}), rows('recall@1%', recall, GOALS[`${check} ${attack}`] ?? {})];
}

const METHODS_ONCE = Object.fromEntries(
  Object.entries(METHODS).map(([name, method]) => [name, remembered(method)]),
) as Record<keyof typeof METHODS, Method>;
const NAIVE_ONCE: Readonly<Record<string, Method>> = Object.fromEntries(
  Object.entries(NAIVE_GROWTH).map(([name, method]) => [name, remembered((evidence) => method(historyOf(evidence)))]),
);

/** At which look after a delivery began `comove` first speaks, and how many hours after; null where it never does. */
function firstNotice(
  { cascade, times, from }: SeenBought,
  prior: GrowthPriors,
): { looks: number; hours: number } | null {
  const check = makeComove(prior.comove);
  const start = times.findIndex((at) => at >= from);
  for (let i = start; i < times.length; i += 1) {
    const { evidence } = seenOf(cascade, times.slice(0, i + 1));
    if (check.run(evidence, check.threshold.default).say === 'spoke')
      return { looks: i - start + 1, hours: ((times[i] ?? 0) - from) / 3600 };
  }
  return null;
}

function timesToDetect(parts: readonly Part[]): Row[] {
  return DELIVERIES.flatMap((how) => {
    const attack = nameOf(how, 1);
    const notices = parts.flatMap(({ prior, bought }) =>
      (bought.get(attack) ?? []).map((seen) => firstNotice(seen, prior)),
    );
    const noticed = notices.filter((notice) => notice !== null);
    const limits = how === 'step' ? { target: 1 } : how === 'drip' ? { target: 4 } : {};
    const plain = (metric: string, value: number, more: Partial<Row> = {}) =>
      row(`comove ${attack}`, metric, { value, low: Number.NaN, high: Number.NaN }, { n: noticed.length, ...more });
    return [
      plain('looks to detect (median)', median(noticed.map(({ looks }) => looks)), limits),
      plain('hours to detect (median)', median(noticed.map(({ hours }) => hours))),
      plain(
        'noticed at the next look',
        shareWhere(noticed, ({ looks }) => looks === 1),
      ),
      plain('share noticed', noticed.length / notices.length),
    ];
  });
}

/** Organic items that a check speaks of at its default threshold, of 1,000. */
function falseAlarms(parts: readonly Part[], context: TaskContext): Row[] {
  return (Object.keys(METHODS) as (keyof typeof METHODS)[]).map((check) => {
    const items = parts.flatMap(({ organic, prior }) =>
      organic.map(({ evidence, cluster }) => ({ cluster, score: METHODS_ONCE[check](evidence, prior) ?? 0 })),
    );
    const share = (all: readonly (typeof items)[number][]) =>
      1000 * shareWhere(all, ({ score }) => score >= surpriseOf(0.01));
    const value = estimate(items, share, context.random, context.rounds);
    return row(`${check} organic`, 'false alarms per 1,000', value, { target: 10, n: items.length });
  });
}

/** One count that was bought, among counts that were not (EVALUATION §3.3). */
export const growthTask: Task = {
  id: 'growth',
  needs: NEEDS,
  run(context) {
    const parts = growthParts(context.data).map(({ part, prior }) => partOf(enough(part), prior, context));
    const named = (check: keyof typeof METHODS, how: Delivery) =>
      SIZES.map((size) => [check, nameOf(how, size)] as const);
    const asked = [
      ...DELIVERIES.flatMap((how) => named('comove', how)),
      ...named('night', 'night'),
      ...named('drip', 'drip'),
      ...named('selfburst', 'step'),
    ];
    return [
      ...asked.flatMap(([check, attack]) => rowsOf(parts, check, attack, context)),
      ...timesToDetect(parts),
      ...falseAlarms(parts, context),
    ];
  },
};
