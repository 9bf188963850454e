import type { MessageId, Speaker } from '../i18n';
import type { PopupItem, PopupView } from '../messages/popup-view';
import type { CountMetric, Health, PageView, Point, State } from '../model';
import { reasonOf } from './badge';
import type { Desk } from './desk';
import { type Judged, judgeKept } from './pipeline';
import { sparkOf } from './spark';

/** Worst first; what is unknown comes last because nothing can be said of it. */
const STATES: readonly State[] = ['unusual', 'doubtful', 'ordinary', 'unknown'];
/** The figure that stands for an item in one line. */
const MAIN_FIGURES: readonly CountMetric[] = ['reposts', 'heat', 'raters', 'likes', 'comments', 'replies'];
/** Below this share of readable figures a page counts as changed. */
const HEALTHY_FROM = 0.5;

function detailOf({ evidence, verdict }: Judged, speaker: Speaker): string {
  const latest = evidence.series.at(-1);
  // Where nothing was seen the sign says it all, and the figure has the line to itself.
  const reason = verdict.state === 'ordinary' ? null : reasonOf(verdict, speaker);
  const figure = figureOf(latest, speaker);
  return [figure, reason].filter((part) => part !== null).join(' · ');
}

function figureOf(latest: Point | undefined, speaker: Speaker): string | null {
  if (latest?.score !== undefined) return `${speaker.metric('score')} ${speaker.number(latest.score, 1)}`;
  const metric = MAIN_FIGURES.find((name) => latest?.counts[name]);
  const count = metric && latest?.counts[metric];
  return metric && count ? `${speaker.metric(metric)} ${speaker.count(count)}` : null;
}

function itemOf(judged: Judged, speaker: Speaker): PopupItem {
  const { evidence, verdict } = judged;
  const { author, title } = evidence.facts;
  return {
    key: verdict.key,
    state: verdict.state,
    stateWord: speaker.say(`state.${verdict.state}`),
    title: [author?.name, title || (author ? '' : speaker.say('badge.untitled'))].filter(Boolean).join(' · '),
    detail: detailOf(judged, speaker),
    spark: sparkOf(evidence, verdict, speaker),
  };
}

function healthOf({ found, unreadable }: Health, speaker: Speaker) {
  const all = found + unreadable;
  const healthy = all > 0 && found / all >= HEALTHY_FROM;
  const values = {
    found: speaker.number(found),
    unreadable: speaker.number(unreadable),
    missing: speaker.number(unreadable),
    all: speaker.number(all),
  };
  if (!healthy) return { healthy, health: speaker.say('popup.health.changed', values) };
  return { healthy, health: speaker.say(unreadable > 0 ? 'popup.health.some' : 'popup.health.all', values) };
}

/** What the popup says where there is nothing to list. */
export function noteOf(why: 'elsewhere' | 'empty' | 'blocked', speaker: Speaker): PopupView {
  return {
    is: 'note',
    lang: speaker.language,
    heading: speaker.say(`popup.${why}.heading`),
    sentence: speaker.say(`popup.${why}.sentence`),
    next: speaker.say(`popup.${why}.next`),
  };
}

/** The page at a glance: how many items in each state, worst first, and how well the page could be read. */
export async function popupOf(view: PageView, desk: Desk): Promise<PopupView> {
  const { speaker } = desk;
  if (view.items.length === 0) return noteOf('empty', speaker);
  const judged = await judgeKept(
    view.items.map(({ key }) => key),
    desk,
  );
  const totals = await desk.ledger.totals();
  const worstFirst = judged.toSorted((a, b) => STATES.indexOf(a.verdict.state) - STATES.indexOf(b.verdict.state));
  return {
    is: 'page',
    lang: speaker.language,
    heading: speaker.say('popup.heading', {
      host: new URL(view.url).host,
      page: speaker.say(`page.${view.adapter}` as MessageId),
    }),
    states: STATES.map((state) => ({
      state,
      count: judged.filter(({ verdict }) => verdict.state === state).length,
      word: speaker.say(`state.${state}`),
    })),
    items: worstFirst.map((each) => itemOf(each, speaker)),
    ...healthOf(view.health, speaker),
    history: speaker.say('popup.history', { items: speaker.number(totals.items) }),
  };
}
