import { bidOf } from './ids';
import type { SuperTopic } from './story/boards';
import type { Film } from './story/films';
import type { Person } from './story/people';
import type { Post } from './story/posts';

export const HOME = 'https://weibo.com/';
export const HOT_BOARD = 'https://s.weibo.com/top/summary';
export const TOPIC_CHART = 'https://huati.weibo.com/super/rank';

export const userUrl = ({ uid }: Pick<Person, 'uid'>) => `https://weibo.com/u/${uid}`;
export const postUrl = ({ author, mid }: Post) => `https://weibo.com/${author.uid}/${bidOf(mid)}`;
export const topicUrl = ({ id }: SuperTopic) => `https://weibo.com/p/${id}/super_index`;
export const searchUrl = (word: string) => `https://s.weibo.com/weibo?q=${encodeURIComponent(`#${word}#`)}`;
export const filmUrl = ({ id }: Pick<Film, 'id'>) => `https://movie.douban.com/subject/${id}/`;

/** The same address at a stop of the timeline, so that a visitor stays in time while following links. */
export function atStop(url: string, step: number): string {
  const [address = '', fragment] = url.split('#');
  const joined = `${address}${address.includes('?') ? '&' : '?'}step=${step}`;
  return fragment === undefined ? joined : `${joined}#${fragment}`;
}
