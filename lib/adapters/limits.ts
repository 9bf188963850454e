/** What a hostile page can cost at most. */
export const LIMITS = {
  items: 500,
  flags: 20,
  /** Elements looked at for one place. */
  matches: 50,
  titleLength: 60,
  nameLength: 40,
  idLength: 100,
  /** Characters of a post that are searched for words such as 抽奖: Weibo's longest posts have 5,000. */
  searchedLength: 10_000,
  urlLength: 4_000,
} as const;
