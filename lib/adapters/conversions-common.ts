import type { Convert } from './kit';
import * as LIMITS from './limits';
import { parseUrl } from './url';

/** The last part of an address's path: the id of most things on most sites. */
export function pathEnd(text: string, base: string): string | null {
  const parts = parseUrl(text, base)?.pathname.split('/') ?? [];
  return parts.findLast((part) => part !== '') ?? null;
}

/** An author's name where it is written as a mention. */
export function mention(text: string): string | null {
  return text.slice(0, LIMITS.urlLength).trim().replace(/^@/, '') || null;
}

/** A text without the colon that joins it to the name before it. */
export function said(text: string): string | null {
  return text.replace(/^[\s:：]+/, '') || null;
}

/** A figure in digits and nothing else, where words of other meaning can stand in its place ("18:12登顶"). */
export function figure(text: string): string | null {
  return /^\s{0,99}\d[\d.,]{0,20}\s?[万萬亿億]?\+?\s{0,99}$/.test(text) ? text : null;
}

/** What adapters of any site make of a text. */
export const COMMON_CONVERSIONS = { figure, mention, said, 'path-end': pathEnd } as const satisfies Record<
  string,
  Convert
>;
