const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = 7;
/** Four characters each, counted from the end; the first may be shorter. */
const GROUPS = /.{1,4}(?=(?:.{4})*$)/g;

function fromBase62(text: string): number {
  return [...text].reduce((value, character) => value * 62 + ALPHABET.indexOf(character), 0);
}

/**
 * The numeric post id of a bid (`M9eQm5GlY`), or null where the text is no bid: seven digits make four characters. Digits
 * stay a string: ids outgrow 2^53.
 */
export function midOf(bid: string): string | null {
  if (!/^[1-9A-Za-z][0-9A-Za-z]{4,11}$/.test(bid)) return null;
  const parts = (bid.match(GROUPS) ?? []).map((group) => `${fromBase62(group)}`);
  // Not every run of letters is a bid: four of them can say more than seven digits hold.
  if (parts.some((digits) => digits.length > DIGITS)) return null;
  return parts.map((digits, index) => (index > 0 ? digits.padStart(DIGITS, '0') : digits)).join('');
}
