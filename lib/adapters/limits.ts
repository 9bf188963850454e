/*
 * What a hostile page can cost at most. Each is a constant of its own, taken with `import * as LIMITS`: then only the
 * numbers go into the pages' scripts, not their names.
 */
/** Items in one view, as the background takes them. */
export const items = 500;
/** Elements found in one look through the page; an endless list gets there after hours. */
export const looked = 2_000;
export const flags = 20;
/** The longest chart. */
export const places = 10_000;
/** Elements of one item: a book's whole page has 1,100, a post with all its comments open a few thousand. */
export const elements = 10_000;
/** Elements looked at for one place. */
export const matches = 50;
export const titleLength = 60;
export const nameLength = 40;
export const idLength = 100;
/** Characters of a post that are searched for words such as 抽奖: Weibo's longest posts have 5,000. */
export const searchedLength = 10_000;
export const urlLength = 4_000;
/** Comments under a post that are compared with each other, and the characters of each. */
export const comments = 100;
export const commentLength = 300;
/** Characters of JSON in a page that are looked into: a film's JSON-LD has 5,000. */
export const jsonLength = 100_000;
