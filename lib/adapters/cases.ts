import type { AdapterCase } from './case';
import { chartCases } from './douban/charts.cases';
import { filmCases } from './douban/film.cases';
import { listCases } from './douban/lists.cases';
import { opinionCases } from './douban/opinions.cases';
import { subjectCases } from './douban/subjects.cases';
import { feedCases } from './weibo/feed.cases';
import { hotSearchCases } from './weibo/hot-search.cases';
import { oldCases } from './weibo/old.cases';
import { oldSuperTopicCases } from './weibo/old-super-topic.cases';
import { postCases } from './weibo/post.cases';
import { profileHeaderCases } from './weibo/profile-header.cases';
import { sidebarBoardCases } from './weibo/sidebar-board.cases';
import { plainCases } from './weibo-mobile/plain.cases';
import { touchCases } from './weibo-mobile/touch.cases';
import { hotBoardCases } from './weibo-search/hot-board.cases';
import { searchCases } from './weibo-search/search.cases';
import { superTopicChartCases } from './weibo-search/super-topic-chart.cases';
import { topicCases } from './weibo-search/topic.cases';
import { usersCases } from './weibo-search/users.cases';

export type { AdapterCase } from './case';

/** Every adapter's fixtures with what must be read from them. For tests: no script that ships imports it. */
export const allCases: readonly AdapterCase[] = [
  ...feedCases,
  ...hotSearchCases,
  ...postCases,
  ...sidebarBoardCases,
  ...profileHeaderCases,
  ...oldCases,
  ...oldSuperTopicCases,
  ...hotBoardCases,
  ...superTopicChartCases,
  ...topicCases,
  ...searchCases,
  ...usersCases,
  ...plainCases,
  ...touchCases,
  ...filmCases,
  ...subjectCases,
  ...chartCases,
  ...listCases,
  ...opinionCases,
];
