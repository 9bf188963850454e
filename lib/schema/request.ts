import type { ItemKey, PageView } from '../model';
import { key, MAX_ITEMS, pageViewSchema } from './page-view';
import { z } from './zod';

const requestSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('page'), view: pageViewSchema, also: z.array(key).check(z.maxLength(MAX_ITEMS)) }),
  z.strictObject({ type: z.literal('panel-script') }),
  z.strictObject({ type: z.literal('explain'), key }),
]);

type Request =
  | { readonly type: 'page'; readonly view: PageView; readonly also: readonly ItemKey[] }
  | { readonly type: 'panel-script' }
  | { readonly type: 'explain'; readonly key: ItemKey };

/** A message from a page's script if it has the form of one, else null. */
export function parseRequest(value: unknown): Request | null {
  const parsed = requestSchema.safeParse(value);
  return parsed.success ? (parsed.data as Request) : null;
}
