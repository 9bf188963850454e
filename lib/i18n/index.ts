import { formatCount } from '../counts';
import type { Count, MetricName, Param, Sentence } from '../model';
import { en } from './en';
import { numberFormat, timeFormat } from './formats';
import type { MessageId, Messages } from './messages';
import { zhCn } from './zh-cn';
import { zhTw } from './zh-tw';

export type { MessageId } from './messages';

/** The languages there are, by BCP 47 tag. */
export const LANGUAGES = { en, 'zh-CN': zhCn, 'zh-TW': zhTw } as const satisfies Record<string, Messages>;
export type Language = keyof typeof LANGUAGES;

/** The language that fits a browser's tag best: `zh-HK` and `zh-Hant` read traditional characters. */
export function languageFor(tag: string): Language {
  const lower = tag.toLowerCase();
  if (!lower.startsWith('zh')) return 'en';
  return /hant|tw|hk|mo/.test(lower) ? 'zh-TW' : 'zh-CN';
}

/** Says things in one language. */
export interface Speaker {
  readonly language: Language;
  /** Fills a message; unknown placeholders stay as they are. */
  say(id: MessageId, values?: Readonly<Record<string, string>>): string;
  /** A check's sentence with its values. An id that no dictionary has is a bug and says so. */
  sentence(sentence: Sentence): string;
  count(count: Count): string;
  number(value: number, digits?: number): string;
  /** @param value 3.1 is 3.1 % */
  percent(value: number, digits?: number): string;
  metric(metric: MetricName): string;
  /** The name of a page kind by its adapter's id; a user's own adapter goes by its id. */
  page(adapter: string): string;
  /** A moment in the reader's own zone, e.g. "21 July, 08:00". */
  time(at: number): string;
  /** A day in the reader's own zone, e.g. "21 July 2019". */
  date(at: number): string;
  /** A length of time in its largest unit, e.g. "31 hours". */
  duration(spanMs: number): string;
  /** How long ago, e.g. "6 minutes ago". */
  ago(spanMs: number): string;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** Hours to 24, as the pictures' axes have them. */
const MOMENT = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

function largestUnit(spanMs: number) {
  // Two of the larger unit before it is used: "31 hours" tells more than "1 day".
  const [unit, unitMs] = UNITS.find(([, size]) => spanMs >= 2 * size) ?? (['second', 1000] as const);
  return { unit, amount: Math.round(spanMs / unitMs) };
}

const isMessageId = (id: string): id is MessageId => Object.hasOwn(en, id);

/** @param timeZone IANA name of the zone in which times are told; the reader's own where none is given */
export function speaker(language: Language, timeZone?: string): Speaker {
  const messages = LANGUAGES[language];
  const zone = timeZone === undefined ? {} : { timeZone };
  const number = (value: number, digits = value < 10 && !Number.isInteger(value) ? 1 : 0) =>
    numberFormat(language, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value);
  const say: Speaker['say'] = (id, values = {}) =>
    messages[id].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const speak: Speaker = {
    language,
    say,
    sentence({ id, params }) {
      if (!isMessageId(id)) throw new Error(`No message ${id}`);
      return say(id, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, param(value)])));
    },
    count: (count) => formatCount(count, language),
    number,
    percent: (value, digits = 1) =>
      numberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(value / 100),
    metric: (metric) => messages[`metric.${metric}`],
    page(adapter) {
      const id = `page.${adapter}`;
      return isMessageId(id) ? say(id) : adapter;
    },
    time: (at) => timeFormat(language, { ...MOMENT, ...zone }).format(at),
    date: (at) => timeFormat(language, { dateStyle: 'long', ...zone }).format(at),
    duration(spanMs) {
      const { unit, amount } = largestUnit(spanMs);
      return numberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
    },
    ago(spanMs) {
      const { unit, amount } = largestUnit(Math.max(0, spanMs));
      if (unit === 'second') return say('time.justNow');
      return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-amount, unit);
    },
  };
  function param(value: Param): string {
    switch (value.is) {
      case 'count':
        return speak.count(value.value);
      case 'number':
        return speak.number(value.value, value.digits);
      case 'percent':
        return speak.percent(value.value, value.digits);
      case 'time':
        return speak.time(value.value);
      case 'duration':
        return speak.duration(value.valueMs);
      case 'metric':
        return speak.metric(value.value);
      case 'text':
        return value.value;
    }
  }
  return speak;
}
