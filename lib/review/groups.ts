import type { ItemKind } from '../model';

/** What belongs to no group. */
export const NO_GROUP = null;

/** Weibo writes a topic between two signs of number. */
const TOPIC = /#([^#\n]{1,60})#/;

/** The topic of an item: the first that its words name; a hot search or a topic is its own. */
export function topicOf(title: string, kind: ItemKind): string | null {
  const [, named] = TOPIC.exec(title) ?? [];
  if (named !== undefined) return named.trim() || NO_GROUP;
  return kind === 'hot' || kind === 'topic' ? title || NO_GROUP : NO_GROUP;
}
