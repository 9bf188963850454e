import * as LIMITS from './limits';

/** The parts of an http(s) address, resolved against the page's own; null for anything else. */
export function parseUrl(text: string, base?: string): URL | null {
  if (text.length > LIMITS.urlLength) return null;
  try {
    const url = new URL(text, base);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}

/** Whether an address is of a domain or of a host below it. */
export function isAt(url: URL | null, domain: string): url is URL {
  return url !== null && (url.hostname === domain || url.hostname.endsWith(`.${domain}`));
}

/** Whether the text fits, where every `*` stands for any run of characters. */
function fits(glob: string, text: string): boolean {
  const [head = '', ...rest] = glob.split('*');
  const tail = rest.pop();
  if (tail === undefined) return text === glob;
  if (text.length < head.length + tail.length || !text.startsWith(head) || !text.endsWith(tail)) return false;
  let at = head.length;
  for (const literal of rest) {
    const found = text.indexOf(literal, at);
    if (found < 0) return false;
    at = found + literal.length;
  }
  return at <= text.length - tail.length;
}

/** Host and segments. A leading `www.` and doubled or closing slashes do not count. */
function partsOf(address: string): string[] {
  return address
    .replace(/^www\./, '')
    .split('/')
    .filter((part) => part !== '');
}

/** Whether a page's address is on the host of one of the `host/path` globs. */
export function isOnHost(globs: readonly string[], url: string): boolean {
  const [host = ''] = partsOf(parseUrl(url)?.host ?? '');
  return globs.some((glob) => fits(partsOf(glob)[0] ?? '', host));
}

/**
 * Whether a page's address fits one of the `host/path` globs. `*` stands for any run of characters within the host or
 * one segment of the path; a segment `#` for a number; a last segment `**` for any further ones. A leading `www.`, doubled or closing slashes,
 * query and fragment do not count.
 */
export function matchesUrl(globs: readonly string[], url: string): boolean {
  const page = parseUrl(url);
  if (!page) return false;
  const parts = partsOf(page.host + page.pathname);
  return globs.some((glob) => {
    const wanted = partsOf(glob);
    const isOpen = wanted.at(-1) === '**';
    if (isOpen) wanted.pop();
    if (parts.length < wanted.length || (!isOpen && parts.length > wanted.length)) return false;
    return wanted.every((part, i) => (part === '#' ? /^\d+$/.test(parts[i] ?? '') : fits(part, parts[i] ?? '')));
  });
}
