/** Below this a fraction tells something, as in a score of 8.1; a middle between two counts is a whole number above it. */
const FRACTIONS_BELOW = 100;

/** A figure as the reader's language shortens it: 864 000 → 86.4万, 864K. */
export function shortNumber(value: number, lang: string): string {
  const shown = value < FRACTIONS_BELOW ? value : Math.round(value);
  return new Intl.NumberFormat(lang, { notation: 'compact', maximumFractionDigits: 1 }).format(shown);
}

/** A share of the whole, 0.336 → 33.6%, always with one decimal, so that a column of them lines up. */
export function percent(share: number, lang: string): string {
  const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(lang, { style: 'percent', ...oneDecimal }).format(share);
}

const BYTE_UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size on the disk in its largest unit, to one decimal: 1 234 567 → 1.2 MB. */
export function inBytes(bytes: number, lang: string): string {
  const step = Math.min(BYTE_UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3) - 1));
  const unit = BYTE_UNITS[step] ?? 'kilobyte';
  const shown = bytes / 1000 ** (step + 1);
  return new Intl.NumberFormat(lang, { style: 'unit', unit, maximumFractionDigits: 1 }).format(shown);
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Both ends of a span of time as briefly as tells them apart: with seconds within minutes, with the date from a day on. */
export function spanLabels(from: number, to: number, lang: string): readonly [first: string, last: string] {
  const durationMs = to - from;
  const clock = new Intl.DateTimeFormat(lang, {
    ...(durationMs >= DAY_MS && { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    ...(durationMs < 5 * MINUTE_MS && { second: '2-digit' }),
    hourCycle: 'h23',
  });
  return [clock.format(from), clock.format(to)];
}
