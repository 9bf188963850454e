import { LIMITS } from './limits';

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

function segments(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function fitsSegment(glob: string, segment: string): boolean {
  return glob === '#' ? /^\d+$/.test(segment) : fits(glob, segment);
}

function fitsPath(globs: readonly string[], path: readonly string[]): boolean {
  const open = globs.at(-1) === '**';
  const fixed = open ? globs.slice(0, -1) : globs;
  if (open ? path.length < fixed.length : path.length !== fixed.length) return false;
  return fixed.every((glob, index) => fitsSegment(glob, path[index] ?? ''));
}

function bareHost(host: string): string {
  return host.startsWith('www.') ? host.slice(4) : host;
}

/**
 * Whether a page's address fits one of the `host/path` globs. `*` stands for any run of characters within the host or
 * one segment of the path; a segment `#` for a number; a last segment `**` for any further ones. A leading `www.`, doubled or closing slashes,
 * query and fragment do not count.
 */
export function matchesUrl(globs: readonly string[], url: string): boolean {
  const page = parseUrl(url);
  if (!page) return false;
  return globs.some((glob) => {
    const [host = '', ...path] = glob.split('/');
    return fits(bareHost(host), bareHost(page.host)) && fitsPath(segments(path.join('/')), segments(page.pathname));
  });
}
