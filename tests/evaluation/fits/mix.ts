import { tailIn } from '../../../lib/checks/calibration';
import type { Place } from '../../../lib/checks/density';
import { type Allowance, MIN_LIKES, type MixPrior, mixOf, placeOf, riseOf, usualMixes } from '../../../lib/checks/mix';
import { mixStanding } from '../../../lib/checks/ratio';
import type { Neighbour } from '../../../lib/model';
import { boughtAnyhow } from '../attacks/posts';
import { bandsOf, curveOf } from '../calibrate';
import { covarianceOf, mixtureOf } from '../mixture';
import { around, evidenceOf, neighbourOf, type Post, pointOf, postsByAuthor } from '../posts';
import type { Random } from '../random';
import type { Fit } from '../task';

/** A post and the author's other posts that a reader has seen beside it. */
export interface Case {
  readonly cluster: string;
  readonly post: Post;
  readonly others: readonly Neighbour[];
}

/** Posts whose proportions can be told of, at most so many of an author, each with its neighbours. */
export function casesOf(authors: ReadonlyMap<string, readonly Post[]>, perAuthor: number, random: Random): Case[] {
  return [...authors.values()].flatMap((posts) => {
    const fit = posts
      .filter(({ lottery, campaign, likes }) => !lottery && !campaign && likes >= MIN_LIKES)
      .map((post, i) => ({ post, neighbour: neighbourOf(post, `${i}`) }));
    return random.sample([...fit.entries()], perAuthor).map(([place, { post }]) => ({
      cluster: post.cluster,
      post,
      others: around(fit, place).map(({ neighbour }) => neighbour),
    }));
  });
}

const LUMPS = 6;
const WIDE = { share: 0.2, factor: 3 };
const SCALES = [
  { share: 0.5, factor: 0.16 },
  { share: 0.3, factor: 0.64 },
  { share: 0.2, factor: 2.56 },
];
const CROWD_POSTS = 2;
/** How many other posts are known: the edges of the bands, and the numbers that each is calibrated at. */
const KNOWN_EDGES = [0, 1, 5, 10, 20, 41];
const KNOWN = [0, 2, 6, 14, 40];
const ENOUGH = 5;

const rounded = (values: readonly number[]) => values.map((value) => Number(value.toPrecision(4)));

function placeOfPost(post: Post): Place {
  const mix = mixOf(pointOf(post));
  if (!mix) throw new Error('A post shows all three counts.');
  return placeOf(mix);
}

/** Half the spread of the differences between posts of one author: how far one lies from where it is expected. */
function ownCovariance(cases: readonly Case[]): readonly number[] {
  const differences = cases.flatMap(({ post, others }) => {
    const [x, y, z] = placeOfPost(post);
    return usualMixes(others).map((mix): Place => {
      const [a, b, c] = placeOf(mix);
      return [x - a, y - b, z - c];
    });
  });
  return rounded(covarianceOf(differences).map((value) => value / 2));
}

/** The same post with fewer of the author's others known: those nearest to it in time. */
const knowing = ({ others }: Case, most: number) => around(others, Math.floor(others.length / 2), most).slice(0, most);

/** Of the strangest so many: enough to tell, and near where it is decided what speaks. */
const TOP_SHARE = 0.05;
const FULL = 1;

/** By how much the strangest of the posts that rose in full are stranger than the strangest of those that did not. */
function allowanceFor(cases: readonly Case[], plain: MixPrior, by: keyof Allowance): number {
  const standingOf = mixStanding(plain);
  const all = cases.flatMap(({ post, others }) => {
    const standing = standingOf(evidenceOf(post, others));
    const usual = usualMixes(others);
    return standing && usual.length >= ENOUGH
      ? [{ score: standing.score, risen: riseOf(standing.mix, usual)[by] }]
      : [];
  });
  const top = (scores: readonly number[]) => {
    const some = scores.toSorted((a, b) => b - a).slice(0, Math.ceil(TOP_SHARE * scores.length));
    return some.reduce((sum, score) => sum + score, 0) / Math.max(1, some.length);
  };
  const scores = (holds: (risen: number) => boolean) =>
    all.flatMap(({ score, risen }) => (holds(risen) ? [score] : []));
  return Number(
    Math.max(0, top(scores((risen) => risen === FULL)) - top(scores((risen) => risen === 0))).toPrecision(3),
  );
}

/** Where posts lie: all that the score needs, without where the scores of ordinary and of padded posts lie. */
export function fitShape(cases: readonly Case[], random: Random): MixPrior {
  const places = cases.map(({ post }) => placeOfPost(post));
  const crowd = mixtureOf(places, LUMPS, random).map(({ share, centre, covariance }) => ({
    share: Number(share.toPrecision(4)),
    centre: rounded(centre),
    covariance: rounded(covariance),
  }));
  const own = { covariance: ownCovariance(cases), scales: SCALES, crowdPosts: CROWD_POSTS };
  const plain: MixPrior = {
    crowd,
    wide: WIDE,
    own,
    allowance: { risen: 0, liked: 0 },
    bands: [],
    llr: { alone: [], known: [] },
  };
  const risen = allowanceFor(cases, plain, 'risen');
  const allowed = { ...plain, allowance: { risen, liked: 0 } };
  return { ...allowed, allowance: { risen, liked: allowanceFor(cases, allowed, 'liked') } };
}

/** All of `mix.json`. */
export const fitMix = (cases: readonly Case[], random: Random) => calibrated(fitShape(cases, random), cases, random);

function calibrated(raw: MixPrior, cases: readonly Case[], random: Random): MixPrior {
  const standingOf = mixStanding(raw);
  const score = (post: Post, others: readonly Neighbour[]) => standingOf(evidenceOf(post, others))?.score;
  const at = (padded: boolean) =>
    cases.flatMap((each) => {
      const post = padded ? boughtAnyhow(each.post, random).post : each.post;
      return KNOWN.flatMap((most) => {
        if (each.others.length < most) return [];
        const value = score(post, knowing(each, most));
        return value === undefined ? [] : [{ at: most, value }];
      });
    });
  const [organic, padded] = [at(false), at(true)];
  const bands = bandsOf(organic, KNOWN_EDGES);
  const curve = (holds: (known: number) => boolean) => {
    const tails = (scores: typeof organic) =>
      scores.filter((each) => holds(each.at)).map((each) => tailIn(bands, each.at, each.value));
    return curveOf(tails(organic), tails(padded));
  };
  const llr = { alone: curve((known) => known < ENOUGH), known: curve((known) => known >= ENOUGH) };
  return { ...raw, bands, llr };
}

const PER_AUTHOR = 60;

export const mixFit: Fit = {
  file: 'mix.json',
  needs: ['weibo_posts'],
  make({ data, random }) {
    const cases = casesOf(postsByAuthor(data), PER_AUTHOR, random);
    const authors = new Set(cases.map(({ cluster }) => cluster)).size;
    return {
      provenance: `heyauri/zombie-blog @3c6449aa (MIT): originals of 2015-2020 with 20 likes or more, give-aways and campaign years left out, at most ${PER_AUTHOR} of an author, as the site shows them; n = ${cases.length} posts of ${authors} authors. log10(count + 1) of likes, comments, reposts. Padded: one count bought, 2 to 100 times.`,
      ...fitMix(cases, random),
    };
  },
};
