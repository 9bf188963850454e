import type { Adapter } from '../types';
import { hotBoard } from './hot-board';
import { search, searchOld } from './search';
import { superTopicChart } from './super-topic-chart';
import { topic, topicDetail } from './topic';
import { users } from './users';

/** The pages of s.weibo.com and huati.weibo.com. */
export const weiboSearchAdapters: readonly Adapter[] = [
  hotBoard,
  topic,
  topicDetail,
  search,
  searchOld,
  users,
  superTopicChart,
];
