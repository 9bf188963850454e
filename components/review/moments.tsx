import type { Speaker } from '../../lib/i18n';

const SHORT = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const WHOLE = { dateStyle: 'full', timeStyle: 'long', hourCycle: 'h23' } as const;

const yearOf = (at: number) => new Date(at).getFullYear();

/** Making a format takes longer than a hundred times using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatted(at: number, language: string, options: Intl.DateTimeFormatOptions): string {
  const name = `${language} ${Object.values(options)}`;
  const format = formats.get(name) ?? new Intl.DateTimeFormat(language, options);
  formats.set(name, format);
  return format.format(at);
}

/**
 * A moment in the reader's own zone, with its year where that is not the present one: "21 Jul 2019, 08:00".
 *
 * @param at ms since 1970, as `now`
 */
export function momentWords(at: number, { language }: Pick<Speaker, 'language'>, now = Date.now()): string {
  return formatted(at, language, yearOf(at) === yearOf(now) ? SHORT : { year: 'numeric', ...SHORT });
}

/** The whole of it, with weekday, seconds and zone. */
const wholeMoment = (at: number, { language }: Pick<Speaker, 'language'>) => formatted(at, language, WHOLE);

interface Props {
  /** ms since 1970 */
  readonly at: number;
  readonly speaker: Speaker;
  /** What stands there; the moment in short where nothing is given. */
  readonly words?: string;
}

/** A moment, with the whole of it as its title. */
export function Moment({ at, speaker, words = momentWords(at, speaker) }: Props) {
  return (
    <time dateTime={new Date(at).toISOString()} title={wholeMoment(at, speaker)}>
      {words}
    </time>
  );
}
