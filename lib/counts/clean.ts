/** A figure with its label never takes more than this, indentation included; what is longer is not read at all. */
const LONGEST_FIGURE = 1_000;
const LONGEST_SHOWN = 40;

/** Format characters (zero-width, direction marks, soft hyphen): invisible, so the digits around them belong together. */
const INVISIBLE = /\p{Cf}+/gu;
/**
 * Icons: an icon font's private-use code points, what re-encoding made of them (`ñ`, `û`, `?`), and emoji. They are
 * visible, so they part what stands on their two sides.
 */
const GLYPH = /(?:\p{Co}|\p{Extended_Pictographic}|\uFE0F|[\uFFFDñû?])+/gu;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const FULL_WIDTH_OFFSET = 0xfee0;

/**
 * A page's text made plain: full-width forms in ASCII, glyphs and invisible characters gone, one space where there
 * was any white space. Null where the text is too long to be a figure.
 */
export function clean(text: string): string | null {
  if (text.length > LONGEST_FIGURE) return null;
  // Most figures are these alone, and the patterns below take ten times as long.
  if (/^[\d\s.,+一-龥]*$/.test(text)) return text.trim().replace(/\s+/g, ' ');
  return text
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(GLYPH, ' ')
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Characters that would turn or hide what is shown beside them. The joiner of compound emoji is not among them. */
const UNSHOWN = /(?!\s)[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069]/gu;

/** Half of a pair, which the cut leaves or the page has put there: no text, and an address with it would throw. */
const LONE_SURROGATE = /\p{Cs}/gu;

/**
 * A page's text as it is kept and shown: white space folded, no control or direction characters, at most `length`
 * characters (UTF-16 units), no half of a surrogate pair. `length` must be at least 1.
 */
export function shorten(text: string, length = LONGEST_SHOWN): string {
  // A megabyte of text is not worth folding for its first line; the factor leaves room for indentation.
  const folded = text
    .slice(0, length * 50)
    .replace(UNSHOWN, '')
    .replace(/\s+/g, ' ')
    .trim();
  return folded.slice(0, length).replace(LONE_SURROGATE, '').trimEnd();
}
