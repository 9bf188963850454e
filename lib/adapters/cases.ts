import type { AdapterCase } from './case';
import { filmCases } from './douban/film.cases';
import { feedCases } from './weibo/feed.cases';
import { hotBoardCases } from './weibo-search/hot-board.cases';
import { superTopicChartCases } from './weibo-search/super-topic-chart.cases';

export type { AdapterCase } from './case';

/** Every adapter's fixtures with what must be read from them. For tests: no script that ships imports it. */
export const allCases: readonly AdapterCase[] = [...feedCases, ...hotBoardCases, ...superTopicChartCases, ...filmCases];
