import type { Readings, VisibleComments } from '../model';
import type { Conversion } from './conversions';
import type { TextMark } from './marks';
import type { Field } from './types';
import type { Scope } from './where';

/** Makes an id or a plain value of a text; `base` is the page's address. Null where there is none in it. */
export type Convert = (text: string, base: string) => string | null;

type ReadRating<R extends 'score' | 'stars'> = (scope: Scope, field: Field) => NonNullable<Readings[R]>;

/**
 * What adapters can ask of the engine, and not every site's do: a page's script brings only what its own adapters
 * name. What is not there finds nothing. (A test holds each site's kit against its adapters.)
 */
export interface Kit {
  readonly conversions: { readonly [C in Conversion]?: Convert };
  readonly marks?: { readonly [M in TextMark]?: RegExp };
  readonly ratings?: { readonly score: ReadRating<'score'>; readonly stars: ReadRating<'stars'> };
  /** The figures of the comments under a post. */
  readonly comments?: (postText: string, comments: readonly string[]) => VisibleComments;
  /** The text at a path in JSON. */
  readonly json?: (text: string, path: string) => string | null;
}
