import type { Speaker } from '../i18n';
import type { PanelMix } from '../messages/protocol';
import type { Count, Evidence, ItemFacts, Point } from '../model';

/** Posts that make "the author's usual mix" (DESIGN §5, Verdict). */
const ENOUGH_POSTS = 5;
/** Below this the proportions of one post are mostly chance. */
const MIN_LIKES = 20;
const PARTS = ['reposts', 'comments', 'likes'] as const;

type Mix = readonly [reposts: number, comments: number, likes: number];

/** What is usual for an account: the middle of its posts' reposts and comments for a hundred likes. */
export interface UsualMix {
  readonly posts: number;
  readonly repostsPer100: number;
  readonly commentsPer100: number;
}

const middle = ({ low, high }: Count) => (low + (high ?? low)) / 2;

function mixOf(point: Point | undefined): Mix | null {
  const found = PARTS.map((part) => point?.counts[part]);
  if (!found.every((count) => count !== undefined && count.high !== null)) return null;
  const [reposts = 0, comments = 0, likes = 0] = found.map((count) => (count ? middle(count) : 0));
  return [reposts, comments, likes];
}

/** A give-away asks for reposts: it tells nothing of what is usual. */
function usableMix(facts: ItemFacts, latest: Point | undefined): Mix | null {
  const mix = facts.kind === 'post' && !facts.flags.includes('lottery') ? mixOf(latest) : null;
  return mix && mix[2] >= MIN_LIKES ? mix : null;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

/** What is usual for the account of an item, from its other posts; null until there are enough of them. */
export function usualMixOf({ authorItems }: Evidence): UsualMix | null {
  const mixes = authorItems.map(({ facts, latest }) => usableMix(facts, latest)).filter((mix) => mix !== null);
  if (mixes.length < ENOUGH_POSTS) return null;
  return {
    posts: mixes.length,
    repostsPer100: median(mixes.map(([reposts, , likes]) => (100 * reposts) / likes)),
    commentsPer100: median(mixes.map(([, comments, likes]) => (100 * comments) / likes)),
  };
}

const shares = (mix: Mix) => {
  const whole = mix.reduce((sum, part) => sum + part, 0) || 1;
  return mix.map((part) => part / whole);
};

/** This post's mix beside its account's usual one, as two bars; null where either is not known. */
export function mixView(evidence: Evidence, speaker: Speaker): PanelMix | null {
  const own = evidence.facts.kind === 'post' ? mixOf(evidence.series.at(-1)) : null;
  const usual = usualMixOf(evidence);
  if (!own || !usual) return null;
  const values = usualValues(usual, speaker);
  return {
    heading: speaker.say('mix.heading', values),
    parts: PARTS.map((part) => speaker.metric(part)),
    rows: [
      { label: speaker.say('mix.this'), shares: shares(own) },
      { label: speaker.say('mix.usual'), shares: shares([usual.repostsPer100, usual.commentsPer100, 100]) },
    ],
    name: speaker.say('mix.name', values),
  };
}

/** The values of a sentence about an account's usual mix. */
export function usualValues(usual: UsualMix, speaker: Speaker) {
  const whole = (value: number) => speaker.number(value, value < 10 ? 1 : 0);
  return {
    posts: speaker.number(usual.posts),
    reposts: whole(usual.repostsPer100),
    comments: whole(usual.commentsPer100),
  };
}
