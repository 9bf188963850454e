import type { Count } from '../model';
import { covers } from './interval';
import { parseCount } from './parse';

export type CountStyle = 'zh-CN' | 'zh-TW' | 'en';

interface Unit {
  readonly name: string;
  readonly worth: number;
}

/** Largest first. */
const UNITS: { readonly [S in CountStyle]: readonly Unit[] } = {
  'zh-CN': [
    { name: '亿', worth: 1e8 },
    { name: '万', worth: 1e4 },
  ],
  'zh-TW': [
    { name: '億', worth: 1e8 },
    { name: '萬', worth: 1e4 },
  ],
  en: [
    { name: 'B', worth: 1e9 },
    { name: 'M', worth: 1e6 },
    { name: 'K', worth: 1e3 },
  ],
};

/** Below this, figures are written in full: four digits are as short as any abbreviation. */
const FULL_BELOW = 10_000;
/** From this many units on a decimal adds nothing that a reader would use (`168万`, as weibo.com writes it). */
const WHOLE_FROM = 100;

type Rounding = 'round' | 'floor' | 'ceil';

function inFull(value: number, style: CountStyle): string {
  const digits = String(value);
  return style === 'en' ? digits.replace(/\B(?=(\d{3})+$)/g, ',') : digits;
}

function abbreviate(value: number, style: CountStyle, rounding: Rounding, decimals = 1): string {
  const units = UNITS[style];
  const at = units.findIndex(({ worth }) => value >= worth);
  const unit = units[at];
  if (value < FULL_BELOW || !unit) return inFull(value, style);
  const scale = value >= unit.worth * WHOLE_FROM ? 1 : 10 ** decimals;
  const shown = Math[rounding](value / (unit.worth / scale)) / scale;
  const larger = units[at - 1];
  // 99,999,999 is 1亿 rounded, not 10000万.
  if (larger && shown * unit.worth >= larger.worth) return `1${larger.name}`;
  return `${shown}${unit.name}`;
}

/** The one abbreviation that stands for the whole interval, if there is one. */
function single(count: Count, high: number, style: CountStyle): string | null {
  const middle = Math.floor((count.low + high) / 2);
  // An interval that was itself read from an abbreviation is written as that abbreviation again: its middle rounds to
  // it, or its high end cuts off to it.
  const candidates = [1, 0].flatMap((decimals) => [
    abbreviate(middle, style, 'round', decimals),
    abbreviate(high, style, 'floor', decimals),
  ]);
  const found = candidates.find((text) => {
    const reading = parseCount(text);
    return reading.state === 'found' && covers(reading, count);
  });
  return found ?? null;
}

/**
 * `~100M` for what the site shows as `1亿`: one digit of a unit that English has not. A range would hide that both are
 * the same figure.
 */
function inOtherUnits(count: Count, high: number): string | null {
  const shown = single(count, high, 'zh-CN');
  const unit = UNITS['zh-CN'].find(({ name }) => shown?.endsWith(name));
  return shown && unit ? `~${abbreviate(Number.parseFloat(shown) * unit.worth, 'en', 'round')}` : null;
}

/**
 * Writes a count for people: `8431`, `1.2万` or `12K`, `100万+` without upper bound, `1.2万–3.4万` where no single
 * abbreviation covers the interval. Reading the text back excludes no value that `count` allows; but in English `~100M`
 * stands for all that `1亿` does.
 */
export function formatCount(count: Count, style: CountStyle): string {
  const low = abbreviate(count.low, style, 'floor');
  if (count.high === null) return `${low}+`;
  const one = single(count, count.high, style) ?? (style === 'en' ? inOtherUnits(count, count.high) : null);
  return one ?? `${low}–${abbreviate(count.high, style, 'ceil')}`;
}
