const WAN = 10_000;
const YI = 100_000_000;
/** From here on a toolbar shows no exact reposts and comments (since 3 February 2019). */
const CAP = 1_000_000;

/** Rounded to one decimal, without a closing `.0`. */
const oneDecimal = (value: number) => String(Math.round(value * 10) / 10);

/** A figure as a post's toolbar shows it: in full below 10,000, then 万 and 亿, rounded. */
export function inToolbar(value: number): string {
  if (value < WAN) return String(value);
  if (value >= YI) return `${oneDecimal(value / YI)}亿`;
  return `${value < CAP ? oneDecimal(value / WAN) : Math.round(value / WAN)}万`;
}

/** The same where the display rule hides what lies above a million. */
export function underCap(value: number): string {
  return value >= CAP ? '100万+' : inToolbar(value);
}

/** A super topic's influence, followers and the sidebar's heat: one decimal at every size. */
export function inShort(value: number): string {
  if (value < WAN) return String(value);
  return value < YI ? `${oneDecimal(value / WAN)}万` : `${oneDecimal(value / YI)}亿`;
}

/** Shares of a whole in percent, each rounded to one decimal by itself, as Douban does. */
export function sharesOf(votes: readonly number[]): readonly string[] {
  const total = votes.reduce((sum, each) => sum + each, 0);
  return votes.map((each) => ((100 * each) / total).toFixed(1));
}

/** Douban's score of votes given five stars first: twice the mean, to one decimal. */
export function scoreOf(votes: readonly number[]): string {
  const total = votes.reduce((sum, each) => sum + each, 0);
  return ((2 * votes.reduce((sum, each, i) => sum + each * (5 - i), 0)) / total).toFixed(1);
}
