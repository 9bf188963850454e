import { COMMON_CONVERSIONS } from '../adapters/conversions-common';
import { MARKS } from '../adapters/marks';
import type { Adapter } from '../adapters/types';
import { METRICS } from '../counts';
import type { Sentence } from '../model';
import { faultOfGlob } from './adapter-url';
import { type Problem, problemsOf } from './problems';
import { z } from './zod';

/** Ten times what the longest adapter of ours would take. */
const MAX_FILE_LENGTH = 50_000;

type NamesOf<T> = readonly [keyof T & string, ...(keyof T & string)[]];
const namesOf = <T extends object>(list: T) => Object.keys(list) as unknown as NamesOf<T>;

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max), z.regex(/^\P{Cc}+$/u, 'wrong.line'));
const list = <T extends z.core.SomeType>(each: T, max: number) => z.array(each).check(z.minLength(1), z.maxLength(max));
const whole = (min: number, max: number) => z.number().check(z.int(), z.gte(min), z.lte(max));

/** Whether a selector can be parsed only a page can tell; one that cannot finds nothing there. */
const selector = text(500);
const source = z.string().check(z.regex(/^(?:text|own-text|url|@[a-zA-Z][\w:.-]{0,60})$/, 'wrong.source'));

const split = z
  .strictObject({ by: text(20), of: whole(2, 20), take: whole(0, 19) })
  .check(z.refine(({ of, take }) => take < of, { path: ['take'], error: 'wrong.take' }));
const place = z.strictObject({
  where: z.exactOptional(selector),
  around: z.exactOptional(selector),
  from: z.exactOptional(source),
  last: z.exactOptional(z.literal(true)),
  with: z.exactOptional(text(40)),
  json: z.exactOptional(z.string().check(z.regex(/^[\w@$-]{1,60}(?:\.[\w@$-]{1,60}){0,9}$/, 'wrong.names'))),
  split: z.exactOptional(split),
  as: z.exactOptional(z.enum(namesOf(COMMON_CONVERSIONS))),
});
const places = list(place, 10);
const tests = list(
  z.strictObject({
    where: z.exactOptional(selector),
    around: z.exactOptional(selector),
    from: z.exactOptional(source),
    is: z.exactOptional(list(text(40), 20)),
    has: z.exactOptional(z.enum(namesOf(MARKS))),
  }),
  10,
);

const field = z.strictObject({
  at: places,
  witness: z.exactOptional(places),
  count: z.exactOptional(
    z.strictObject({
      words: z.exactOptional(z.literal('any')),
      roundsUp: z.exactOptional(z.literal(true)),
      cap: z.exactOptional(whole(1, Number.MAX_SAFE_INTEGER)),
    }),
  ),
  optional: z.exactOptional(z.literal(true)),
});
const fields = z.strictObject(
  Object.fromEntries(namesOf(METRICS).map((metric) => [metric, z.exactOptional(field)])) as {
    readonly [M in keyof typeof METRICS]: z.ZodMiniExactOptional<typeof field>;
  },
);

const anchor = z.strictObject({
  where: selector,
  place: z.enum(['append', 'prepend', 'before', 'after']),
  compact: z.exactOptional(z.literal(true)),
});

const SITE = 'x-[a-z0-9][a-z0-9-]{0,20}';
const rule = {
  select: selector,
  kind: z.enum(['post', 'comment', 'user', 'hot', 'topic', 'subject', 'drama', 'thread', 'review']),
  key: z.strictObject({
    prefix: z.string().check(z.regex(new RegExp(`^${SITE}:[a-z]{1,20}:$`), 'wrong.prefix')),
    id: places,
  }),
  title: places,
  author: z.exactOptional(z.strictObject({ id: places, name: places })),
  postedAt: z.exactOptional(places),
  rank: z.exactOptional(places),
  moved: z.exactOptional(z.strictObject({ up: places, down: places })),
  promoted: z.exactOptional(tests),
  flags: z.exactOptional(
    list(z.strictObject({ flag: z.enum(['lottery', 'media', 'pinned', 'comments-closed']), when: tests }), 10),
  ),
  fields,
  comments: z.exactOptional(z.strictObject({ where: selector })),
  badge: z.array(anchor).check(z.maxLength(10)),
  apart: z.exactOptional(selector),
  skip: z.exactOptional(tests),
};

const glob = z.string().check(
  z.maxLength(300),
  z.superRefine((value, ctx) => {
    const fault = faultOfGlob(value);
    if (fault !== null) ctx.addIssue(fault);
  }),
);

/**
 * A user's own adapter as JSON: the same data as `Adapter`, bounded, with no code and no pattern of its own. Everything
 * in it is of one site, whose name begins with `x-`, so that it can say nothing about the items of another.
 */
export const customAdapterSchema = z
  .strictObject({
    id: z.string().check(z.regex(new RegExp(`^${SITE}/[a-z0-9-]{1,30}$`), 'wrong.id')),
    site: z.string().check(z.regex(new RegExp(`^${SITE}$`), 'wrong.site')),
    title: text(60),
    urls: list(glob, 20),
    watch: selector,
    layout: z.exactOptional(selector),
    parked: z.exactOptional(selector),
    item: z.strictObject({
      ...rule,
      original: z.exactOptional(z.strictObject({ ...rule, hint: z.exactOptional(selector) })),
    }),
    aside: z.exactOptional(z.literal(true)),
    viewer: z.exactOptional(z.strictObject({ in: z.exactOptional(selector), out: z.exactOptional(selector) })),
    zone: z.string().check(z.regex(/^[+-](?:0\d|1[0-4]):[0-5]\d$/, 'wrong.zone')),
    lastSeenReal: z
      .string()
      .check(z.regex(/^(?:never|\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))$/, 'wrong.date')),
  })
  .check(
    z.refine(({ id, site }) => id.startsWith(`${site}/`), { path: ['id'], error: 'wrong.id.site' }),
    z.refine(({ item, site }) => item.key.prefix.startsWith(`${site}:`), {
      path: ['item', 'key', 'prefix'],
      error: 'wrong.prefix.site',
    }),
    z.refine(({ item, site }) => item.original?.key.prefix.startsWith(`${site}:`) ?? true, {
      path: ['item', 'original', 'key', 'prefix'],
      error: 'wrong.prefix.site',
    }),
  );

export type CustomAdapter =
  | { readonly ok: true; readonly adapter: Adapter }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const wrong = (what: Sentence): CustomAdapter => ({ ok: false, problems: [{ place: [], what }] });

/** Browsers say where in words of their own, by line and column or by position; some do not say it. */
function notJson(text: string, error: unknown): Sentence {
  const [, line, column] = /line (\d+) column (\d+)/.exec(String(error)) ?? [];
  if (line !== undefined && column !== undefined) return notJsonAt(Number(line), Number(column));
  const [, position] = /at position (\d+)/.exec(String(error)) ?? [];
  if (position === undefined) return { id: 'wrong.notJson', params: {} };
  const before = text.slice(0, Number(position)).split('\n');
  return notJsonAt(before.length, (before.at(-1) ?? '').length + 1);
}

function notJsonAt(line: number, column: number): Sentence {
  return {
    id: 'wrong.notJson.at',
    params: { line: { is: 'number', value: line }, column: { is: 'number', value: column } },
  };
}

/** Reads a user's adapter. What is wrong with it is told place by place, at most 20 of them. Never throws. */
export function parseCustomAdapter(text: string): CustomAdapter {
  if (text.length > MAX_FILE_LENGTH)
    return wrong({ id: 'wrong.long', params: { n: { is: 'number', value: MAX_FILE_LENGTH } } });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return wrong(notJson(text, error));
  }
  const parsed = customAdapterSchema.safeParse(value);
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues, value) };
  return { ok: true, adapter: parsed.data as Adapter };
}
