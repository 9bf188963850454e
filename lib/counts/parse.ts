import type { Count, CountReading } from '../model';
import { clean, shorten } from './clean';
import { isLabel } from './labels';
import { type Token, tokenize } from './tokens';
import { worthOf } from './units';

export interface CountOptions {
  /** `any`: words of every kind may stand around the figure, e.g. a category before a heat. Default: known labels only. */
  readonly words?: 'any';
  /**
   * The widget rounds up (one of weibo.com's does, to two decimals of 亿): the true value may lie a whole step below.
   * Without it, up to half a step below and less than one above: right for rounding and for cutting off.
   */
  readonly roundsUp?: true;
  /** Where the site stops counting without saying so: a figure of exactly this much means "at least". */
  readonly cap?: number;
}

/** Digits in full, or grouped in threes, with decimals; no leading zero. */
const DIGITS = /^(0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d{1,9}))?$/;

const PLAIN = /^\s{0,99}(0|[1-9]\d{0,14})\s{0,99}$/;

/** No site rounds up to its first `1万`: what is less is written in full. */
const WRITTEN_IN_FULL_BELOW = 10_000;

type NumberToken = Extract<Token, { is: 'number' }>;

/** The figure as a whole number of steps, a step being what its last shown digit is worth. Null where it is no count. */
function measure(token: NumberToken): { readonly value: number; readonly step: number } | null {
  const parts = DIGITS.exec(token.digits);
  if (!parts?.[1]) return null;
  const decimals = parts[2] ?? '';
  const step = worthOf(token.unit) / 10 ** decimals.length;
  const value = Number(parts[1].replaceAll(',', '') + decimals) * step;
  // A part of a person is no count, and beyond the safe integers the digits no longer hold.
  return step >= 1 && Number.isSafeInteger(value) ? { value, step } : null;
}

function interval(token: NumberToken, below: boolean, options: CountOptions): Count | null {
  const measured = measure(token);
  if (!measured) return null;
  const { value, step } = measured;
  if (below) return value > 0 && !token.plus ? { low: 0, high: value - 1 } : null;
  if (token.plus || value === options.cap) return { low: value, high: null };
  const slack = options.roundsUp ? step - 1 : Math.floor(step / 2);
  const least =
    worthOf(token.unit) === WRITTEN_IN_FULL_BELOW && value >= WRITTEN_IN_FULL_BELOW ? WRITTEN_IN_FULL_BELOW : 0;
  return { low: Math.max(least, value - slack), high: value + step - 1 };
}

function read(tokens: readonly Token[], options: CountOptions): Count | 'absent' | null {
  const known = tokens.every((token) => token.is !== 'word' || options.words === 'any' || isLabel(token.word));
  if (!known) return null;
  const [number, ...more] = tokens.filter((token) => token.is === 'number');
  if (!number) return 'absent';
  if (more.length > 0) return null;
  const below = tokens.some((token) => token.is === 'below');
  return interval(number, below, options);
}

/**
 * Reads a displayed figure, with or without its label, as the interval of true values it can stand for.
 * A label alone, or nothing, is `absent`: it can mean zero or hidden. What is not plainly one whole, non-negative
 * figure is `unreadable`, with its text cut to 40 characters. Never throws; takes time linear in the text.
 */
export function parseCount(text: string, options: CountOptions = {}): CountReading {
  // Most figures are digits and nothing else, and need none of the patterns below.
  const plain = PLAIN.exec(text)?.[1];
  const value = Number(plain);
  if (plain && value !== options.cap) return { state: 'found', text: plain, low: value, high: value };
  const cleaned = clean(text);
  const tokens = cleaned === null ? null : tokenize(cleaned);
  const count = tokens && read(tokens, options);
  if (count === 'absent') return { state: 'absent' };
  if (!count) return { state: 'unreadable', text: shorten(text) };
  return { state: 'found', text: shorten(text), low: count.low, high: count.high };
}
