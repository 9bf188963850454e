const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Milliseconds since 1970 of `2019-07-20 21:03` or `2019-07-20 21:03:12`, China time. */
function instantOf(time: string): number {
  return Date.parse(`${time.replace(' ', 'T')}+08:00`);
}

/** The time of a post as the site writes it under the author's name, seen at `now`. */
export function since(at: string, now: string): string {
  const [day = '', clock = ''] = at.split(' ');
  const [year, month, date] = day.split('-').map(Number);
  const hourAndMinute = clock.slice(0, 5);
  const minutes = Math.floor((instantOf(now) - instantOf(at)) / MINUTE_MS);
  const today = now.slice(0, 10);
  const yesterday = new Date(instantOf(`${today} 08:00`) - DAY_MS).toISOString().slice(0, 10);
  if (minutes < 1) return '刚刚';
  if (minutes < 60) return `${minutes}分钟前`;
  if (day === today) return `${Math.floor(minutes / 60)}小时前`;
  if (day === yesterday) return `昨天 ${hourAndMinute}`;
  const short = `${month}-${date} ${hourAndMinute}`;
  return now.startsWith(`${year}-`) ? short : `${String(year).slice(2)}-${short}`;
}
