/** What a hostile page can cost at most. */
export const LIMITS = {
  items: 500,
  flags: 20,
  /** The longest chart. */
  places: 10_000,
  /** Elements of one item: a book's whole page has 1,100, a post with all its comments open a few thousand. */
  elements: 10_000,
  /** Elements looked at for one place. */
  matches: 50,
  titleLength: 60,
  nameLength: 40,
  idLength: 100,
  /** Characters of a post that are searched for words such as 抽奖: Weibo's longest posts have 5,000. */
  searchedLength: 10_000,
  urlLength: 4_000,
  /** Comments under a post that are compared with each other, and the characters of each. */
  comments: 100,
  commentLength: 300,
  /** Characters of JSON in a page that are looked into: a film's JSON-LD has 5,000. */
  jsonLength: 100_000,
} as const;
