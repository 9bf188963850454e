/** A figure with its label never takes more than this, indentation included; what is longer is not read at all. */
const LONGEST_FIGURE = 1_000;
const LONGEST_SHOWN = 40;

const FULL_WIDTH_OFFSET = 0xfee0;

/**
 * A page's text made plain: full-width forms in ASCII, glyphs and invisible characters gone, one space where there
 * was any white space. Null where the text is too long to be a figure.
 */
export function clean(text: string): string | null {
  if (text.length > LONGEST_FIGURE) return null;
  // Most figures are these alone, and the patterns below take ten times as long.
  if (/^[\d\s.,+一-龥]*$/.test(text)) return text.trim().replace(/\s+/g, ' ');
  // Patterns stand where they are used: made when a page begins, they would take longer than reading a post of it.
  return (
    text
      .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - FULL_WIDTH_OFFSET))
      // Icons: an icon font's private-use code points, what re-encoding made of them (`ñ`, `û`, `?`), and emoji. They are
      // visible, so they part what stands on their two sides.
      .replace(/(?:\p{Co}|\p{Extended_Pictographic}|\uFE0F|[\uFFFDñû?])+/gu, ' ')
      // Format characters (zero-width, direction marks, soft hyphen): invisible, so the digits around them belong together.
      .replace(/\p{Cf}+/gu, '')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/**
 * Characters that would turn or hide what is shown beside them: controls but white space, U+200B, 200E, 200F, 202A to 202E,
 * 2060 to 2069. Said by all others, because to look a category up takes long. The joiner of compound emoji is not among them.
 */
const UNSHOWN = /[^\s -~\xA0-\u200A\u200C-\u200D\u2010-\u2029\u202F-\u205F\u206A-\u{10FFFF}]/gu;

/** Half of a pair, which the cut leaves or the page has put there: no text, and an address with it would throw. */
const LONE_SURROGATE = /[\uD800-\uDFFF]/gu;

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
