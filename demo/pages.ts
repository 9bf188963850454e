import { filmUrl, HOME, HOT_BOARD, postUrl, searchUrl, TOPIC_CHART, topicUrl, userUrl } from './addresses';
import type { Sheet } from './chrome';
import { filmPage } from './douban';
import { hotBoardPage, topicChartPage } from './hot-board';
import { topicChart } from './story/boards';
import { films } from './story/films';
import { people } from './story/people';
import { allPosts } from './story/posts';
import { homePage, postPage, profilePage, searchPage, topicPage } from './weibo-pages';

type Draw = (step: number) => Sheet;

/** Host and path of every page that the demo links to, and how to draw it. Closing slashes do not count. */
const drawings: ReadonlyMap<string, Draw> = new Map<string, Draw>(
  [
    [HOME, homePage] as const,
    [HOT_BOARD, hotBoardPage] as const,
    [TOPIC_CHART, topicChartPage] as const,
    ...Object.values(people).map((person) => [userUrl(person), (step: number) => profilePage(person, step)] as const),
    ...allPosts.map((post) => [postUrl(post), (step: number) => postPage(post, postUrl(post), step)] as const),
    ...topicChart(0).map((topic) => [topicUrl(topic), (step: number) => topicPage(topic, step)] as const),
    ...films.flatMap((film) => {
      const draw = (step: number) => filmPage(film, step);
      // Who has seen it and its short comments stand on the film's own page.
      return [[filmUrl(film), draw] as const, [`${filmUrl(film)}comments`, draw] as const];
    }),
  ].map(([url, draw]) => [placeOf(new URL(url)), draw]),
);

function placeOf({ hostname, pathname }: URL): string {
  return hostname + pathname.replace(/\/+$/, '');
}

const SEARCH = placeOf(new URL(searchUrl('')));
const HOSTS: ReadonlySet<string> = new Set([...drawings.keys()].map((place) => place.split('/')[0] ?? ''));

/** Whether an address belongs to a host that the demo stands in for. */
export const isDemoHost = ({ hostname }: URL): boolean => HOSTS.has(hostname);

/** The page at an address, or null where the demo has none. */
export function sheetAt(url: URL, step: number): Sheet | null {
  if (placeOf(url) === SEARCH) return searchPage(url.searchParams.get('q') ?? '', step);
  return drawings.get(placeOf(url))?.(step) ?? null;
}
