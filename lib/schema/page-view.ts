import { z } from './zod';

/** Every string and list a page can fill is bounded: it can spoof only itself, and only so much. */
export const MAX_ITEMS = 500;
const MAX_COUNT = Number.MAX_SAFE_INTEGER;

const text = (max: number) => z.string().check(z.maxLength(max));
const whole = z.number().check(z.int(), z.gte(0), z.lte(MAX_COUNT));
export const key = z.string().check(z.regex(/^(?:weibo|douban|x-[a-z0-9-]{1,21}):[a-z]{1,20}:.{1,120}$/u));

const missing = [
  z.strictObject({ state: z.literal('absent') }),
  z.strictObject({ state: z.literal('unreadable'), text: text(40) }),
] as const;
const count = z.union([
  z
    .strictObject({ state: z.literal('found'), text: text(40), low: whole, high: z.nullable(whole) })
    .check(z.refine(({ low, high }) => high === null || low <= high)),
  ...missing,
]);
const percent = z.number().check(z.gte(0), z.lte(100));
const score = z.union([
  z.strictObject({ state: z.literal('found'), text: text(40), value: z.number().check(z.gte(0), z.lte(10)) }),
  ...missing,
]);
const stars = z.union([
  z.strictObject({
    state: z.literal('found'),
    text: text(80),
    shares: z.tuple([percent, percent, percent, percent, percent]),
  }),
  ...missing,
]);

export const adapterId = z.string().check(z.maxLength(60), z.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/));

const readings = z.strictObject({
  reposts: z.optional(count),
  comments: z.optional(count),
  likes: z.optional(count),
  views: z.optional(count),
  posts: z.optional(count),
  reads: z.optional(count),
  discussions: z.optional(count),
  originals: z.optional(count),
  raters: z.optional(count),
  wishes: z.optional(count),
  collects: z.optional(count),
  replies: z.optional(count),
  useful: z.optional(count),
  followers: z.optional(count),
  following: z.optional(count),
  heat: z.optional(count),
  doing: z.optional(count),
  members: z.optional(count),
  score: z.optional(score),
  stars: z.optional(stars),
});

const item = z.strictObject({
  key,
  kind: z.enum(['post', 'comment', 'user', 'hot', 'topic', 'subject', 'drama', 'thread', 'review']),
  author: z.nullable(z.strictObject({ id: text(100), name: text(40) })),
  title: text(60),
  postedAt: z.optional(z.number().check(z.gte(0), z.lte(8.64e15))),
  rank: z.optional(whole.check(z.gte(1), z.lte(10_000))),
  moved: z.optional(z.number().check(z.int(), z.gte(-10_000), z.lte(10_000))),
  promoted: z.boolean(),
  repostOf: z.optional(key),
  flags: z.array(z.enum(['lottery', 'media', 'pinned', 'comments-closed', 'unverified-layout'])).check(z.maxLength(20)),
  layout: z.optional(adapterId),
  readings,
  comments: z.optional(z.strictObject({ visible: whole, eligible: whole, largestCluster: whole })),
});

const health = z.strictObject({ items: whole, found: whole, absent: whole, unreadable: whole });

export const pageViewSchema = z.strictObject({
  url: text(2048),
  adapter: adapterId,
  viewer: z.enum(['in', 'out', 'unknown']),
  items: z.array(item).check(z.maxLength(MAX_ITEMS)),
  health,
});
