import type { ItemKey, PageView } from '../model';
import { adapterId, key, MAX_ITEMS, pageViewSchema } from './page-view';
import { MAX_REASON } from './settings';
import { z } from './zod';

const tabId = z.number().check(z.int());
const what = z.enum(['item', 'author']);
const site = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,40}$/));

const requestSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('page'), view: pageViewSchema, also: z.array(key).check(z.maxLength(MAX_ITEMS)) }),
  z.strictObject({ type: z.literal('adapters') }),
  z.strictObject({ type: z.literal('panel-script') }),
  z.strictObject({ type: z.literal('explain'), key }),
  z.strictObject({ type: z.literal('ignore'), key, what, reason: z.string().check(z.maxLength(MAX_REASON)) }),
  z.strictObject({ type: z.literal('unignore'), key, what }),
  z.strictObject({ type: z.literal('review'), key, open: z.boolean() }),
  z.strictObject({ type: z.literal('open-review'), key }),
]);

type Request =
  | { readonly type: 'page'; readonly view: PageView; readonly also: readonly ItemKey[] }
  | { readonly type: 'adapters' }
  | { readonly type: 'panel-script' }
  | { readonly type: 'explain'; readonly key: ItemKey }
  | { readonly type: 'ignore'; readonly key: ItemKey; readonly what: 'item' | 'author'; readonly reason: string }
  | { readonly type: 'unignore'; readonly key: ItemKey; readonly what: 'item' | 'author' }
  | { readonly type: 'review'; readonly key: ItemKey; readonly open: boolean }
  | { readonly type: 'open-review'; readonly key: ItemKey };

const ownRequestSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('popup'), tabId }),
  z.strictObject({
    type: z.literal('layout'),
    tabId,
    layout: adapterId,
    answer: z.enum(['matching', 'differing']),
  }),
  z.strictObject({ type: z.literal('history') }),
  z.strictObject({ type: z.literal('history-restored') }),
  z.strictObject({ type: z.literal('history-erased'), site: z.nullable(site) }),
  z.strictObject({ type: z.literal('forget'), key }),
]);

/** A message from one of the extension's own pages if it has the form of one, else null. */
export function parseOwnRequest(value: unknown): z.infer<typeof ownRequestSchema> | null {
  const parsed = ownRequestSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** A message from a page's script if it has the form of one, else null. */
export function parseRequest(value: unknown): Request | null {
  const parsed = requestSchema.safeParse(value);
  return parsed.success ? (parsed.data as Request) : null;
}
