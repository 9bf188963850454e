import { UNIT_NAMES } from './units';

/** A piece of a figure's text. Punctuation that carries no meaning has no token. */
export type Token =
  | {
      readonly is: 'number';
      readonly digits: string;
      /** Empty where the figure is written in full. */
      readonly unit: string;
      readonly plus: boolean;
    }
  | { readonly is: 'word'; readonly word: string }
  | { readonly is: 'below' };

const UNIT = `(?:(${UNIT_NAMES.join('|')})(?![a-z]))?`;
const NUMBER = new RegExp(`(\\d[\\d.,]*) ?${UNIT} ?(\\+)?`, 'iy');
const WORD = /\p{L}[\p{L}\p{M}]*/uy;
/** What may stand around a figure without changing it. A minus, a percent sign or a tilde would. */
const PUNCTUATION = /[ ()[\]{}:·|、，。"“”「」【】]+/uy;
const BELOW = /小于|少于|不足|不到|低于|less than|under|</iy;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Cuts cleaned text into tokens in one pass. Null where a character has no place in a figure's text. */
export function tokenize(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const number = match(NUMBER, text, at);
    const other = number ?? match(BELOW, text, at) ?? match(WORD, text, at) ?? match(PUNCTUATION, text, at);
    if (!other) return null;
    const piece = other[0];
    if (number) {
      tokens.push({ is: 'number', digits: number[1] ?? '', unit: (number[2] ?? '').toLowerCase(), plus: !!number[3] });
    } else if (match(BELOW, piece, 0)) {
      tokens.push({ is: 'below' });
    } else if (match(WORD, piece, 0)) {
      tokens.push({ is: 'word', word: piece.toLowerCase() });
    }
    at += piece.length;
  }
  return tokens;
}
