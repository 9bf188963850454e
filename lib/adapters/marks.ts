/** Words in a text that an adapter can ask for by name. Each pattern is bounded, so no text makes it slow. */
export const MARKS = {
  /** A draw among those who repost: it explains many reposts. */
  lottery: /抽奖|抽獎|转发.{0,20}[抽揪]|[抽揪]\s{0,2}[\d一二两三四五六七八九十百几]{1,4}\s{0,2}[位个名人]|揪\d/,
  /** A link that the site itself marks as paid. */
  'ad-link': /[?&]topic_ad=1(?:&|$)/,
} as const satisfies Record<string, RegExp>;

export type TextMark = keyof typeof MARKS;
