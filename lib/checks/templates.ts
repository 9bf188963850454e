import priors from '../verdict/priors/templates.json';
import { llrOn } from './calibration';
import { blind, type Check, LLR_FLOOR, numberParam, says } from './check';
import { clamp } from './statistics';

/** How often ordinary pages hold a cluster of so many comments. Fitted by tests/evaluation/fits/comments.ts. */
export interface TemplatesPrior {
  readonly provenance: string;
  readonly pages: number;
  /** By the number of comments that say enough to be compared: the share of pages with a cluster of 1, 2, 3 … or more. */
  readonly bands: readonly {
    readonly from: number;
    readonly to: number;
    readonly tails: readonly number[];
    /** By what the share falls with each further comment. */
    readonly decay: number;
  }[];
  /** ln of how much likelier a surprise is on pages with copied comments. */
  readonly llr: readonly (readonly number[])[];
}

const MIN_VISIBLE = 12;
const MIN_ELIGIBLE = 5;
const LLR_CAP = 4;

/** Share of ordinary pages with as many comments in which so many or more say nearly the same. */
export function tailOfCluster(prior: TemplatesPrior, eligible: number, cluster: number): number {
  const band = prior.bands.find(({ from, to }) => eligible >= from && eligible < to) ?? prior.bands.at(-1);
  if (!band || cluster < 2) return 1;
  const beyond = Math.max(0, cluster - band.tails.length);
  return (band.tails[cluster - 1 - beyond] ?? 1) * band.decay ** beyond;
}

/** The smallest cluster that at most `share` of ordinary pages hold. */
function clusterAt(prior: TemplatesPrior, eligible: number, share: number): number {
  let cluster = 2;
  while (cluster < eligible && tailOfCluster(prior, eligible, cluster) > share) cluster += 1;
  return cluster;
}

/**
 * Nearly the same sentence from several accounts under one post (science/HEURISTICS.md A7). The figures come from the
 * page (lib/adapters/comments.ts): the check knows no text.
 */
export function makeTemplates(prior: TemplatesPrior): Check {
  return {
    id: 'templates',
    group: 'text',
    kinds: ['post', 'subject', 'thread', 'review'],
    threshold: { default: 12, min: 1, max: 50, step: 1, unit: 'perThousandOrdinary' },
    acquits: false,
    run({ facts }, threshold) {
      const { comments } = facts;
      if (!comments) return blind('templates.blind.missing');
      const { visible, eligible, largestCluster } = comments;
      if (visible < MIN_VISIBLE || eligible < MIN_ELIGIBLE)
        return blind('templates.blind.few', { needed: numberParam(MIN_VISIBLE), visible: numberParam(visible) });
      const tail = tailOfCluster(prior, eligible, largestCluster);
      const llr = clamp(llrOn(prior.llr, tail), LLR_FLOOR, LLR_CAP);
      if (llr <= 0) return { say: 'quiet', power: 0, llr };
      if (tail * 1000 > threshold) return blind('missing.undecided');
      const params = {
        alike: numberParam(largestCluster),
        compared: numberParam(eligible),
        rare: numberParam(clusterAt(prior, eligible, 0.01)),
        pages: numberParam(prior.pages),
      };
      return {
        say: 'spoke',
        finding: {
          check: 'templates',
          group: 'text',
          metric: 'comments',
          direction: 'high',
          value: tail * 1000,
          threshold,
          llr,
          tail,
          headline: says('templates.headline', params),
          seen: says('templates.seen', params),
          usual: says('templates.usual', params),
          benign: says('templates.benign', params),
        },
      };
    },
  };
}

export const templates: Check = makeTemplates(priors);
