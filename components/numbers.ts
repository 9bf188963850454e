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
