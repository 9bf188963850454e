const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = 7;

function fromBase62(text: string): number {
  let value = 0;
  for (let i = 0; i < text.length; i += 1) value = value * 62 + ALPHABET.indexOf(text.charAt(i));
  return value;
}

/**
 * The numeric post id of a bid (`M9eQm5GlY`), or null where the text is no bid: seven digits make four characters. Digits
 * stay a string: ids outgrow 2^53.
 */
export function midOf(bid: string): string | null {
  if (!/^[1-9A-Za-z][0-9A-Za-z]{4,11}$/.test(bid)) return null;
  // Four characters each, counted from the end; the first may be shorter.
  const parts = (bid.match(/.{1,4}(?=(?:.{4})*$)/g) ?? []).map((group) => `${fromBase62(group)}`);
  // Not every run of letters is a bid: four of them can say more than seven digits hold.
  if (parts.some((digits) => digits.length > DIGITS)) return null;
  return parts.map((digits, index) => (index > 0 ? digits.padStart(DIGITS, '0') : digits)).join('');
}
