import { once } from './once';
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
  /** "Less than": always right before a number. */
  | { readonly is: 'below' };

const NUMBER = once(() => new RegExp(`(\\d[\\d.,]*) ?(?:(${UNIT_NAMES.join('|')})(?![a-z]))? ?(\\+)?`, 'iy'));
const LESS = '(?:小于|少于|低于|不足|不到|less than|under|<) ?(?=\\d)';
const BELOW = once(() => new RegExp(LESS, 'iy'));
const WORD = once(() => new RegExp(`(?:(?!${LESS})\\p{L}\\p{M}*)+`, 'iuy'));

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The token at `at` and where it ends; a null token where there is punctuation, null where nothing fits. */
function next(text: string, at: number): { readonly token: Token | null; readonly end: number } | null {
  const number = match(NUMBER(), text, at);
  if (number) {
    const [piece, digits = '', unit = '', plus] = number;
    return {
      token: { is: 'number', digits, unit: unit.toLowerCase(), plus: plus !== undefined },
      end: at + piece.length,
    };
  }
  const below = match(BELOW(), text, at);
  if (below) return { token: { is: 'below' }, end: at + below[0].length };
  const word = match(WORD(), text, at);
  if (word) return { token: { is: 'word', word: word[0].toLowerCase() }, end: at + word[0].length };
  // What may stand around a figure without changing it. A minus, a percent sign or a tilde would.
  const punctuation = match(/[ ()[\]{}:·|、，。"“”「」【】]+/uy, text, at);
  return punctuation && { token: null, end: at + punctuation[0].length };
}

/** Cuts cleaned text into tokens in one pass. Null where a character has no place in a figure's text. */
export function tokenize(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const found = next(text, at);
    if (!found) return null;
    if (found.token) tokens.push(found.token);
    at = found.end;
  }
  return tokens;
}
