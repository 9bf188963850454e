import type { VisibleComments } from '../model';
import * as LIMITS from './limits';

/** Fewer different characters than this are a cheer, a sigh or a saying, which many people write alike. */
const MIN_CHARACTERS = 9;
/** From here on two comments are taken for one sentence, by the characters they share out of all they use. */
const SAME_SENTENCE = 0.5;
/** From here on a comment quotes the post, by the share of its characters that stand in the post too. */
const QUOTES_POST = 0.6;

/**
 * The letters and digits of what somebody says, without what was only quoted, linked or drawn: the comments quoted behind
 * it; whom it answers; emoji, links and names.
 */
function said(text: string): string[] {
  return [
    ...text
      .slice(0, LIMITS.commentLength)
      .replace(/\/\/@.*/su, ' ')
      .replace(/回[复復覆]\s?@[^\s:：]{1,40}[:：]/gu, ' ')
      .replace(/\[[^[\]]{1,12}\]/gu, ' ')
      .replace(/https?:\/\/[\w./?=&%#~+-]+/giu, ' ')
      .replace(/@[\p{L}\p{N}_-]+/gu, ' ')
      .replace(/[^\p{L}\p{N}]+/gu, ''),
  ];
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0;
  for (const character of one) if (other.has(character)) count += 1;
  return count;
}

function isSameSentence(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  // What the sizes alone rule out need not be counted.
  if (Math.min(one.size, other.size) < SAME_SENTENCE * Math.max(one.size, other.size)) return false;
  const common = shared(one, other);
  return common >= SAME_SENTENCE * (one.size + other.size - common);
}

/**
 * The three figures of the template check, taken from the comments that a page shows under a post: how many there
 * are, how many of them say enough to be compared, and how many of these say nearly what one of them says, that one
 * included. Looks at the first 100 comments and the first 300 characters of each. Never throws.
 */
export function commentFigures(postText: string, comments: readonly string[]): VisibleComments {
  const post = new Set(said(postText));
  const visible = comments.slice(0, LIMITS.comments);
  const eligible = visible
    .map((comment) => new Set(said(comment)))
    .filter((characters) => characters.size >= MIN_CHARACTERS)
    .filter((characters) => shared(characters, post) < QUOTES_POST * characters.size);
  const sizes = eligible.map((one) => eligible.filter((other) => isSameSentence(one, other)).length);
  return { visible: visible.length, eligible: eligible.length, largestCluster: Math.max(0, ...sizes) };
}
