const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Offsets are asked for once in each hour that occurs; past this many they are asked for anew. */
const MOST_HOURS = 20_000;

/** Writes times as a zone's clocks show them, with its offset then: `2019-07-21T00:04:00+08:00`. */
export type WriteTime = (at: number) => string;

/**
 * @param timeZone IANA name
 * @throws RangeError for a zone that the platform does not know
 */
export function timesIn(timeZone: string): WriteTime {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const offsets = new Map<number, number>();
  const offsetMinutes = (at: number): number => {
    // Every zone changes its clocks at a quarter of an hour, most at a full one.
    const quarter = Math.floor((4 * at) / HOUR_MS);
    const known = offsets.get(quarter);
    if (known !== undefined) return known;
    if (offsets.size > MOST_HOURS) offsets.clear();
    const minutes = minutesOf(format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '');
    offsets.set(quarter, minutes);
    return minutes;
  };
  return (at) => {
    const minutes = offsetMinutes(at);
    const local = new Date(at + minutes * MINUTE_MS).toISOString().slice(0, -5);
    return `${local}${minutes < 0 ? '-' : '+'}${twoDigits(Math.abs(minutes) / 60)}:${twoDigits(Math.abs(minutes) % 60)}`;
  };
}

/** "GMT+08:00" → 480, "GMT" → 0. */
function minutesOf(name: string): number {
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const size = 60 * Number(hours ?? 0) + Number(minutes ?? 0);
  return sign === '-' ? -size : size;
}

const twoDigits = (value: number) => String(Math.floor(value)).padStart(2, '0');
