import type { Adapter } from '../types';
import { hotBoard } from './hot-board';
import { superTopicChart } from './super-topic-chart';

/** The pages of s.weibo.com and huati.weibo.com. */
export const weiboSearchAdapters: readonly Adapter[] = [hotBoard, superTopicChart];
