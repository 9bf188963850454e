import { cap } from '../../../lib/checks/cap';
import type { Check } from '../../../lib/checks/check';
import type { MixPrior } from '../../../lib/checks/mix';
import { MIN_LIKES } from '../../../lib/checks/mix';
import { makeRatio } from '../../../lib/checks/ratio';
import { makeRegime, type RegimePrior } from '../../../lib/checks/regime';
import type { Neighbour } from '../../../lib/model';
import mixPrior from '../../../lib/verdict/priors/mix.json';
import regimePrior from '../../../lib/verdict/priors/regime.json';
import type { Data } from '../data';
import { casesOf, fitMix } from '../fits/mix';
import { deviationsByAuthor, fitRegime, NIGRINI_LIMIT, postsOfTheKnown } from '../fits/posts';
import { crossFitted } from '../groups';
import { around, evidenceOf, median, neighbourOf, type Post, postsByAuthor } from '../posts';
import type { Random } from '../random';
import { estimate, shareWhere } from '../score';
import { type Row, row, type Task, type TaskContext } from '../task';

const PER_AUTHOR = 40;
const FIT_PER_AUTHOR = 30;
const KNOWN_FROM_LIKES = 10_000;

interface Shown {
  readonly cluster: string;
  readonly post: Post;
  readonly others: readonly Neighbour[];
}

/** Posts of a kind, at most so many of an author, each with the author's other posts around it, of whatever kind. */
function shownOf(
  authors: Iterable<readonly Post[]>,
  holds: (post: Post) => boolean,
  most: number,
  random: Random,
): Shown[] {
  return [...authors].flatMap((posts) => {
    const fit = posts
      .filter(({ likes }) => likes >= MIN_LIKES)
      .map((post, i) => ({ post, neighbour: neighbourOf(post, `${i}`) }));
    const places = [...fit.entries()].filter(([, { post }]) => holds(post));
    return random.sample(places, most).map(([place, { post }]) => ({
      cluster: post.cluster,
      post,
      others: around(fit, place).map(({ neighbour }) => neighbour),
    }));
  });
}

interface Checked {
  readonly cluster: string;
  readonly spoke: boolean;
}

const alarms = (items: readonly Checked[]) => 1000 * shareWhere(items, ({ spoke }) => spoke);

/** The checks as fitted without the part of the authors that is judged. */
interface Judging {
  readonly ratio: Check;
  readonly regime: Check;
}

function judgingBy(context: TaskContext, authors: ReadonlyMap<string, readonly Post[]>): (cluster: string) => Judging {
  const { data, random } = context;
  const clusters = [...authors.keys()].map((cluster) => ({ cluster }));
  const only = (on: readonly { cluster: string }[]) =>
    new Map(on.map(({ cluster }) => [cluster, authors.get(cluster) ?? []]));
  const parts = crossFitted<{ cluster: string }, { mix: MixPrior; regime: RegimePrior }>(clusters, {
    split: data.split,
    fitted: (on) => ({
      mix: fitMix(casesOf(only(on), FIT_PER_AUTHOR, random.fork('mix')), random.fork('fit')),
      regime: fitRegime(postsOfTheKnown(only(on), random.fork('regime'))),
    }),
    shipped: { mix: mixPrior, regime: regimePrior },
  });
  const byCluster = new Map<string, Judging>();
  for (const { part, prior } of parts) {
    const judging = { ratio: makeRatio(prior.mix), regime: makeRegime(prior.regime) };
    for (const { cluster } of part) byCluster.set(cluster, judging);
  }
  return (cluster) => byCluster.get(cluster) ?? { ratio: makeRatio(mixPrior), regime: makeRegime(regimePrior) };
}

const speaks = (check: Check, shown: Shown, others = shown.others) =>
  check.run(evidenceOf(shown.post, others), check.threshold.default).say === 'spoke';

/** Posts of one big media account, with the counts that the site showed. */
function newsPosts(data: Data): readonly Post[] {
  interface Cascade {
    readonly fake_news: number;
    readonly t0: number;
    readonly author: string;
    readonly likes: number;
    readonly comments: number;
    readonly reposts: number;
  }
  return data
    .jsonLines<Cascade>('weibo_cascades_checked', 'cascades')
    .filter(({ fake_news }) => fake_news === 0)
    .map(({ t0, author, likes, comments, reposts }) => ({
      cluster: author,
      at: t0 * 1000,
      likes,
      comments,
      reposts,
      lottery: false,
      campaign: false,
    }))
    .sort((a, b) => a.at - b.at);
}

interface Stratum {
  readonly name: string;
  readonly shown: readonly Shown[];
}

/** False alarms of the checks of posts, by the kind of post (EVALUATION §3.12, §4). */
export const trapsTask: Task = {
  id: 'traps',
  needs: ['weibo_posts'],
  run(context) {
    const { data, random, rounds } = context;
    const authors = postsByAuthor(data);
    const judgingOf = judgingBy(context, authors);
    const all = [...authors.values()];
    const ordinary = (post: Post) => !post.lottery && !post.campaign;
    const known = (posts: readonly Post[]) => median(posts.map(({ likes }) => likes)) >= KNOWN_FROM_LIKES;
    const take = (some: Iterable<readonly Post[]>, holds: (post: Post) => boolean, most: number, name: string) =>
      shownOf(some, holds, most, random.fork(name));
    const strata: readonly Stratum[] = [
      { name: 'ordinary posts', shown: take(all, ordinary, PER_AUTHOR, 'ordinary') },
      { name: 'celebrities (10,000 likes and more)', shown: take(all.filter(known), ordinary, 400, 'known') },
      { name: 'give-aways', shown: take(all, ({ lottery }) => lottery, 100, 'lottery') },
      { name: 'one news account', shown: take([newsPosts(data)], ordinary, 2000, 'news') },
      {
        name: 'years of fan campaigns (organised)',
        shown: take(all, ({ campaign }) => campaign, 400, 'campaign'),
      },
    ];
    const rows = strata.flatMap(({ name, shown }) => stratumRows(name, shown, judgingOf, random, rounds));
    return [...rows, ...unguarded(strata, judgingOf, random, rounds), digitsRow(authors, random, rounds)];
  },
};

const MOST_ALARMS = 15;

function stratumRows(
  name: string,
  shown: readonly Shown[],
  judgingOf: (cluster: string) => Judging,
  random: Random,
  rounds: number,
): Row[] {
  if (shown.length === 0) return [];
  const told = (speaking: (each: Shown) => boolean, of: string) => {
    const checked = shown.map((each) => ({ cluster: each.cluster, spoke: speaking(each) }));
    return row(`posts: ${name}`, `${of}: spoke of 1,000`, estimate(checked, alarms, random.fork(name), rounds), {
      ...(name.startsWith('years') ? {} : { target: MOST_ALARMS }),
      n: shown.length,
    });
  };
  return [
    told((each) => speaks(judgingOf(each.cluster).ratio, each), 'ratio'),
    told((each) => speaks(judgingOf(each.cluster).ratio, each, []), 'ratio, one post alone'),
    told((each) => speaks(judgingOf(each.cluster).regime, each), 'regime'),
    told((each) => speaks(cap, each), 'cap'),
  ];
}

/** What the guard against give-aways is worth: the same posts without their flag. */
function unguarded(
  strata: readonly Stratum[],
  judgingOf: (cluster: string) => Judging,
  random: Random,
  rounds: number,
): Row[] {
  const shown = strata.find(({ name }) => name === 'give-aways')?.shown ?? [];
  if (shown.length === 0) return [];
  const checked = shown.map((each) => {
    const bare = { ...each, post: { ...each.post, lottery: false } };
    return { cluster: each.cluster, spoke: speaks(judgingOf(each.cluster).ratio, bare) };
  });
  return [
    row(
      'posts: give-aways not known as such',
      'ratio: spoke of 1,000',
      estimate(checked, alarms, random.fork('bare'), rounds),
      {
        n: shown.length,
      },
    ),
  ];
}

/** EVALUATION §4, digits: how many honest authors a verdict by Benford's law would flag. No such check ships. */
function digitsRow(authors: ReadonlyMap<string, readonly Post[]>, random: Random, rounds: number): Row {
  const deviations = deviationsByAuthor(authors);
  const flagged = (items: readonly { readonly deviation: number }[]) =>
    shareWhere(items, ({ deviation }) => deviation > NIGRINI_LIMIT);
  return row(
    'digits',
    'honest authors a Benford verdict would flag',
    estimate(deviations, flagged, random.fork('d'), rounds),
    {
      floor: 0.8,
      n: deviations.length,
    },
  );
}
