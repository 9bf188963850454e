import type { Adapter } from '../types';
import { feed } from './feed';
import { hotBoard } from './hot-board';
import { superTopicChart } from './super-topic-chart';

export const weiboAdapters: readonly Adapter[] = [feed, hotBoard, superTopicChart];
