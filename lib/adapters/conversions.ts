import { LIMITS } from './limits';
import { parseUrl } from './url';
import { midOf } from './weibo/mid';

/** Makes an id or a plain value of a text; `base` is the page's address. Null where there is none in it. */
type Convert = (text: string, base: string) => string | null;

function isAt(url: URL | null, domain: string): url is URL {
  return url !== null && (url.hostname === domain || url.hostname.endsWith(`.${domain}`));
}

function weiboUrl(text: string, base: string): URL | null {
  const url = parseUrl(text, base);
  return isAt(url, 'weibo.com') || isAt(url, 'weibo.cn') ? url : null;
}

/** `/<uid>/<bid or mid>` on weibo.com, `/status/…` and `/detail/…` on m.weibo.cn. */
function weiboPost(text: string, base: string): string | null {
  const path = weiboUrl(text, base)?.pathname ?? '';
  const id = /^\/(?:\d{5,12}|status|detail)\/([0-9A-Za-z]{5,20})\/?$/.exec(path)?.[1];
  // Below an account there are words too (`/profile`); a bid of small letters only has not been given out since 2012.
  if (id === undefined || /^[a-z]+$/.test(id)) return null;
  return /^\d{14,20}$/.test(id) ? id : midOf(id);
}

/** `/u/<uid>` and everything below `/<uid>`. */
function weiboUser(text: string, base: string): string | null {
  const path = weiboUrl(text, base)?.pathname ?? '';
  return /^\/(?:u\/)?(\d{5,12})(?:\/|$)/.exec(path)?.[1] ?? null;
}

/** A hot search has no id but its word: one form for `#word#`, `word` and its full-width spelling. */
function hotWord(text: string): string | null {
  // Normal forms can be longer than the text, so the length is checked on both sides.
  if (text.length > LIMITS.urlLength) return null;
  const word = text.normalize('NFKC').replace(/#/g, '').replace(/\s+/g, ' ').trim();
  return word.length > 0 && word.length <= LIMITS.idLength ? word : null;
}

function hotQuery(text: string, base: string): string | null {
  const word = weiboUrl(text, base)?.searchParams.get('q');
  return word ? hotWord(word) : null;
}

function superTopic(text: string): string | null {
  return /100808[0-9a-f]{32}/.exec(text.slice(0, LIMITS.urlLength))?.[0] ?? null;
}

function doubanSubject(text: string, base: string): string | null {
  const url = parseUrl(text, base);
  return isAt(url, 'douban.com') ? (/\/(?:subject|game)\/(\d{4,10})(?:\/|$)/.exec(url.pathname)?.[1] ?? null) : null;
}

/** An author's name where it is written as a mention. */
function mention(text: string): string | null {
  return text.slice(0, LIMITS.urlLength).trim().replace(/^@/, '') || null;
}

/** All that an adapter can make of a text. A fixed list: adapters are data, and users write them too. */
export const CONVERSIONS = {
  'weibo-post': weiboPost,
  'weibo-user': weiboUser,
  'hot-word': hotWord,
  'hot-query': hotQuery,
  'super-topic': superTopic,
  mention,
  'douban-subject': doubanSubject,
} as const satisfies Record<string, Convert>;

export type Conversion = keyof typeof CONVERSIONS;
