import type { Speaker } from '../i18n';
import type { PopupItem, PopupQuestion, PopupView } from '../messages/popup-view';
import type { CountMetric, Health, MetricName, PageItem, PageView, Point, Reading, State } from '../model';
import { reasonOf } from './badge';
import type { Desk } from './desk';
import { conditionOf } from './health';
import { layoutToConfirm } from './layouts';
import { type Judged, judgeKept } from './pipeline';
import { sparkOf } from './spark';

/** Worst first; what is unknown comes last because nothing can be said of it. */
const STATES: readonly State[] = ['unusual', 'doubtful', 'ordinary', 'unknown'];
/** The figure that stands for an item in one line. */
const MAIN_FIGURES: readonly CountMetric[] = ['reposts', 'heat', 'raters', 'likes', 'comments', 'replies'];
/** So many items are shown with the question whether their figures match the page. */
const SAMPLES = 3;

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

function healthOf(health: Health, speaker: Speaker) {
  const { found, unreadable } = health;
  const condition = conditionOf(health);
  const healthy = condition === 'well';
  const values = {
    found: speaker.number(found),
    unreadable: speaker.number(unreadable),
    all: speaker.number(found + unreadable),
  };
  const id = healthy
    ? unreadable > 0
      ? 'popup.health.some'
      : 'popup.health.all'
    : (`popup.health.${condition}` as const);
  return { healthy, health: speaker.say(id, values), diagnose: healthy ? null : diagnoseOf(speaker) };
}

function diagnoseOf(speaker: Speaker) {
  return { label: speaker.say('popup.diagnose'), done: speaker.say('popup.diagnosed') };
}

/** The question whether a layout's figures match what the user sees, with the first of them; null when not needed. */
function questionOf(view: PageView, desk: Desk): PopupQuestion | null {
  const layout = layoutToConfirm(view, desk.settings);
  if (layout === null) return null;
  const { speaker } = desk;
  const samples = view.items.filter((item) => item.layout === layout).slice(0, SAMPLES);
  return {
    layout,
    question: speaker.say('popup.confirm.question'),
    samples: samples.map((item) => `${item.title || item.key}: ${figuresOf(item, speaker)}`),
    yes: speaker.say('popup.confirm.yes'),
    no: speaker.say('popup.confirm.no'),
  };
}

function figuresOf({ readings }: PageItem, speaker: Speaker): string {
  const found = Object.entries(readings) as [MetricName, Reading][];
  return found
    .flatMap(([metric, reading]) => (reading.state === 'found' ? [`${speaker.metric(metric)} ${reading.text}`] : []))
    .join(' · ');
}

/** What the popup says where there is nothing to list. */
export function noteOf(why: 'elsewhere' | 'empty', speaker: Speaker): PopupView {
  return {
    is: 'note',
    lang: speaker.language,
    heading: speaker.say(`popup.${why}.heading`),
    sentence: speaker.say(`popup.${why}.sentence`),
    next: speaker.say(`popup.${why}.next`),
    diagnose: why === 'empty' ? diagnoseOf(speaker) : null,
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
      page: speaker.page(view.adapter),
    }),
    states: STATES.map((state) => ({
      state,
      count: judged.filter(({ verdict }) => verdict.state === state).length,
      word: speaker.say(`state.${state}`),
    })),
    items: worstFirst.map((each) => itemOf(each, speaker)),
    ...healthOf(view.health, speaker),
    question: questionOf(view, desk),
    // Told instead of the size of the history, because it is what the user can do something about.
    history:
      desk.trouble() !== null
        ? speaker.say('popup.blocked')
        : speaker.say('popup.history', { items: speaker.number(totals.items) }),
  };
}
