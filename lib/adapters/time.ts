import { shorten } from '../counts';

const MINUTE_MS = 60_000;
const TIME = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2}) (\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/** Minutes that a zone (`+08:00`) is ahead of UTC. */
function offsetMinutes(zone: string): number {
  const parts = /^([+-])(\d{2}):(\d{2})$/.exec(zone);
  if (!parts) return Number.NaN;
  const minutes = Number(parts[2]) * 60 + Number(parts[3]);
  return parts[1] === '-' ? -minutes : minutes;
}

/**
 * Milliseconds since 1970 of an absolute time (`2022-10-07 18:22`, or those milliseconds) in the page's zone, whatever
 * the reader's. Null for relative times ("3小时前"), which depend on when the page was made, and for impossible dates.
 */
export function parseTime(text: string, zone: string): number | null {
  if (/^1\d{12}$/.test(text)) return Number(text);
  const parts = TIME.exec(shorten(text));
  if (!parts) return null;
  const at = (part: number) => Number(parts[part] ?? 0);
  const local = Date.UTC(at(1), at(2) - 1, at(3), at(4), at(5), at(6));
  const given = new Date(local);
  // Date.UTC turns 31 February into March.
  const real = given.getUTCMonth() === at(2) - 1 && given.getUTCDate() === at(3) && given.getUTCHours() === at(4);
  const time = local - offsetMinutes(zone) * MINUTE_MS;
  return real && Number.isSafeInteger(time) ? time : null;
}
