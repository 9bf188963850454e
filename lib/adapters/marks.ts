// Words in a text that an adapter can ask for by name. Each pattern is bounded, so no text makes it slow. Each stands by
// itself: a page's script brings only what its own adapters ask for.

/** A draw among those who repost: it explains many reposts. */
export const LOTTERY =
  /抽奖|抽獎|转发.{0,20}[抽揪]|[抽揪]\s{0,2}[\d一二两三四五六七八九十百几]{1,4}\s{0,2}[位个名人]|揪\d/;
/** Said in place of the comments, or of the box in which one writes them. */
export const COMMENTS_CLOSED = /(?:关闭|關閉|不可|无法|不能|暂停).{0,4}评论|评论.{0,4}关闭/;
/** The whole text says that only a few can see the post. */
export const PRIVATE = /^[\s[(【]{0,3}(?:仅?(?:对)?自己可见|仅?好友圈(?:可见)?|仅?好友可见)[\s\])】]{0,3}$/;
/** A link that the site itself marks as paid. */
export const AD_LINK = /[?&]topic_ad=1(?:&|$)/;
/** What the site notes of a paid post for its own measuring. */
export const AD_LOG = /mark_ad/;

export const MARKS = {
  lottery: LOTTERY,
  'comments-closed': COMMENTS_CLOSED,
  private: PRIVATE,
  'ad-link': AD_LINK,
  'ad-log': AD_LOG,
} as const satisfies Record<string, RegExp>;

export type TextMark = keyof typeof MARKS;
