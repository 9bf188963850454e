const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MID_GROUP = 7;
const BID_GROUP = 4;

/** Groups of `size` characters, counted from the end; the first may be shorter. */
function groups(text: string, size: number): string[] {
  const first = text.length % size;
  const found = first > 0 ? [text.slice(0, first)] : [];
  for (let at = first; at < text.length; at += size) found.push(text.slice(at, at + size));
  return found;
}

function toBase62(value: number): string {
  const rest = Math.floor(value / 62);
  return (rest > 0 ? toBase62(rest) : '') + ALPHABET.charAt(value % 62);
}

function fromBase62(text: string): number {
  return [...text].reduce((value, character) => value * 62 + ALPHABET.indexOf(character), 0);
}

/** The bid of a numeric post id: seven digits make four characters. Digits stay a string: ids outgrow 2^53. */
export function bidOf(mid: string): string {
  return groups(mid, MID_GROUP)
    .map((group, index) => toBase62(Number(group)).padStart(index > 0 ? BID_GROUP : 1, '0'))
    .join('');
}

/** The numeric post id of a bid (`M9eQm5GlY`), or null where the text is no bid. */
export function midOf(bid: string): string | null {
  if (!/^[0-9A-Za-z]{5,12}$/.test(bid)) return null;
  const mid = groups(bid, BID_GROUP)
    .map((group, index) => String(fromBase62(group)).padStart(index > 0 ? MID_GROUP : 1, '0'))
    .join('');
  // Not every run of letters is a bid: a group above 9,999,999 does not come back.
  return bidOf(mid) === bid ? mid : null;
}
