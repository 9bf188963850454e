import type { Convert } from '../kit';
import * as LIMITS from '../limits';
import { isAt, parseUrl } from '../url';
import { midOf } from './mid';

function weiboUrl(text: string, base: string): URL | null {
  const url = parseUrl(text, base);
  return isAt(url, 'weibo.com') || isAt(url, 'weibo.cn') ? url : null;
}

/** A post's id from its numeric or its short form. */
function weiboMid(id: string | undefined): string | null {
  // Below an account there are words too (`/profile`); a bid of small letters only has not been given out since 2012.
  if (id === undefined || /^[a-z]+$/.test(id)) return null;
  return /^\d{14,20}$/.test(id) ? id : midOf(id);
}

/** `/<uid>/<bid or mid>` on weibo.com, `/status/…` and `/detail/…` on m.weibo.cn, `/comment/…` on weibo.cn. */
export function weiboPost(text: string, base: string): string | null {
  const path = weiboUrl(text, base)?.pathname ?? '';
  return weiboMid(/^\/(?:\d{5,12}|status|detail|repost|comment(?:\/hot)?)\/([0-9A-Za-z]{5,20})\/?$/.exec(path)?.[1]);
}

/** The post in an attribute: `mid="…"`, `action-data="mid=…"`, weibo.cn's `id="M_<bid>"`. */
export function weiboId(text: string): string | null {
  return weiboMid(/^(?:mid=|M_)?([0-9A-Za-z]{5,20})$/.exec(text)?.[1]);
}

/** Seconds from 1970 to the moment from which the ids of posts count. */
const WEIBO_EPOCH_S = 515_483_463;

/**
 * When a post was written, in milliseconds: its id is that second and 22 more bits, in the 16 digits that ids have had
 * since 2011. Exact also where the page shows no year, or "3小时前".
 */
export function weiboTime(text: string, base: string): string | null {
  const mid = weiboId(text) ?? weiboPost(text, base);
  return mid?.length === 16 ? String((Math.floor(Number(mid) / 2 ** 22) + WEIBO_EPOCH_S) * 1000) : null;
}

/** `/u/<uid>`, m.weibo.cn's `/profile/<uid>`, its lists of accounts, and everything below `/<uid>` or, on the old page, `/p/<100505, 100306, …><uid>`. */
export function weiboUser(text: string, base: string): string | null {
  const path = weiboUrl(text, base)?.pathname ?? '';
  return /^\/(?:profile\/|u\/(?:page\/follow\/)?|p\/100[1-6]0[56])?(\d{5,12})(?:\/|$)/.exec(path)?.[1] ?? null;
}

/** The account in an attribute of weibo.com's old page: `id=…` of a usercard, `ouid=…` of a post, `uid=…` of a list. */
export function weiboUid(text: string): string | null {
  return /(?:^|[?&])(?:[of]?u)?id=(\d{5,12})(?:&|$)/.exec(text.slice(0, LIMITS.urlLength))?.[1] ?? null;
}

/** A hot search has no id but its word: one form for `#word#`, `word` and its full-width spelling. */
export function hotWord(text: string): string | null {
  // Normal forms can be longer than the text, so the length is checked on both sides.
  if (text.length > LIMITS.urlLength) return null;
  const word = text.normalize('NFKC').replace(/#/g, '').replace(/\s+/g, ' ').trim();
  return word.length > 0 && word.length <= LIMITS.idLength ? word : null;
}

export function hotQuery(text: string, base: string): string | null {
  const word = weiboUrl(text, base)?.searchParams.get('q');
  return word ? hotWord(word) : null;
}

export function superTopic(text: string): string | null {
  return /100808[0-9a-f]{32}/.exec(text.slice(0, LIMITS.urlLength))?.[0] ?? null;
}

/** What the adapters of Weibo's pages make of a text. */
export const WEIBO_CONVERSIONS = {
  'weibo-post': weiboPost,
  'weibo-id': weiboId,
  'weibo-time': weiboTime,
  'weibo-user': weiboUser,
  'weibo-uid': weiboUid,
  'hot-word': hotWord,
  'hot-query': hotQuery,
  'super-topic': superTopic,
} as const satisfies Record<string, Convert>;
