/** Below this a fraction tells something, as in a score of 8.1; a middle between two counts is a whole number above it. */
const FRACTIONS_BELOW = 100;

/** A figure as the reader's language shortens it: 864 000 → 86.4万, 864K. */
export function shortNumber(value: number, lang: string): string {
  const shown = value < FRACTIONS_BELOW ? value : Math.round(value);
  return new Intl.NumberFormat(lang, { notation: 'compact', maximumFractionDigits: 1 }).format(shown);
}

/** A share of the whole, 0.336 → 33.6%. */
export function percent(share: number, lang: string): string {
  return new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 }).format(share);
}
