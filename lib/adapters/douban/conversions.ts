import type { Convert } from '../kit';
import { isAt, parseUrl } from '../url';

function doubanSubject(text: string, base: string): string | null {
  const url = parseUrl(text, base);
  return isAt(url, 'douban.com')
    ? (/\/(?:subject|game|drama)\/(\d{4,10})(?:\/|$)/.exec(url.pathname)?.[1] ?? null)
    : null;
}

/** What the adapters of Douban's pages make of a text. */
export const DOUBAN_CONVERSIONS = { 'douban-subject': doubanSubject } as const satisfies Record<string, Convert>;
