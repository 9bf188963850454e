import type { Speaker } from '../i18n';
import type { PopupIgnored, PopupItem, PopupQuestion, PopupView } from '../messages/popup-view';
import type { Health, MetricName, PageItem, PageView, Reading, State, Verdict } from '../model';
import { type Exception, exceptionFor, isOff } from '../settings';
import { reasonOf } from './badge';
import type { Desk } from './desk';
import { conditionOf } from './health';
import { layoutToConfirm } from './layouts';
import { figureOf } from './main-figure';
import { type ItemNews, newsOf } from './news';
import { diagnoseOf, noteOf, siteView } from './note';
import { type Judged, judgeKept } from './pipeline';
import { sparksOf } from './spark';
import { isInMemory, troubleOf } from './trouble';
import { usualMixOf, usualValues } from './usual';

type PageGlance = Extract<PopupView, { is: 'page' }>;

/** Worst first; what is unknown comes last because nothing can be said of it. */
const STATES: readonly State[] = ['unusual', 'doubtful', 'ordinary', 'unknown'];
/** So many items are shown with the question whether their figures match the page. */
const SAMPLES = 3;
/** So many posts of one account make a page that author's. */
const AUTHORS_PAGE_POSTS = 5;

function detailOf({ evidence, verdict }: Judged, news: ItemNews | undefined, speaker: Speaker): string {
  // Where nothing was seen the sign says it all, and where a layout must be confirmed the question above the list does:
  // the figure has the line to itself.
  const isSaid = verdict.state === 'ordinary' || evidence.facts.flags.includes('unverified-layout');
  const figure = news?.figure ?? figureOf(evidence.series.at(-1), speaker);
  return [figure, isSaid ? null : reasonOf(verdict, speaker)].filter((part) => part !== null).join(' · ');
}

function itemOf(judged: Judged, news: ItemNews | undefined, speaker: Speaker): PopupItem {
  const { evidence, verdict } = judged;
  const { author, title } = evidence.facts;
  return {
    key: verdict.key,
    state: verdict.state,
    stateWord: speaker.say(`state.${verdict.state}`),
    title: [author?.name, title || (author ? '' : speaker.say('badge.untitled'))].filter(Boolean).join(' · '),
    detail: detailOf(judged, news, speaker),
    news: news?.stamp ?? null,
    spark: sparksOf(evidence, verdict, speaker)[0] ?? null,
  };
}

/** How well a page could be read, in words, and what can be done where it could not. */
export function healthOf(health: Health, speaker: Speaker) {
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

/** As the page shows them, to be compared with it; whoever does not read 万 and 亿 sees too what that is. */
function figuresOf({ readings }: PageItem, speaker: Speaker): string {
  const found = Object.entries(readings) as [MetricName, Reading][];
  return found
    .flatMap(([metric, reading]) => {
      if (reading.state !== 'found') return [];
      const shown = reading.text;
      const read = 'low' in reading && speaker.language === 'en' ? speaker.count(reading) : shown;
      const figure = shown === read ? shown : speaker.say('popup.confirm.figure', { shown, read });
      return [`${speaker.metric(metric)} ${figure}`];
    })
    .join(' · ');
}

function ignoredOf(judged: readonly Judged[], { settings, speaker }: Desk): PageGlance['ignored'] {
  const found = judged.flatMap(({ evidence }) => exceptionFor(evidence.facts, settings) ?? []);
  if (found.length === 0) return null;
  const entries = [...new Set(found)].map(
    ({ key, what, title, reason }: Exception): PopupIgnored => ({
      key,
      what,
      title: title || speaker.say('badge.untitled'),
      reason,
    }),
  );
  return { heading: speaker.say('popup.ignored', { n: speaker.number(found.length) }), entries };
}

/** On an account's own page one view of it is enough to know its usual mix: that is worth being told. */
function taughtOf(judged: readonly Judged[], speaker: Speaker): string | null {
  // The site's own charts at the side are nobody's.
  const posts = judged.filter(({ evidence }) => evidence.facts.author !== null);
  const [first] = posts;
  const author = first?.evidence.facts.author;
  if (!author || posts.length < AUTHORS_PAGE_POSTS) return null;
  if (!posts.every(({ evidence }) => evidence.facts.author?.id === author.id)) return null;
  const usual = usualMixOf(first.evidence);
  return usual && speaker.say('popup.taught', { author: author.name, ...usualValues(usual, speaker) });
}

/** Switched off is the whole site, or only the kind of page. */
function offNote(adapter: string, { settings, speaker }: Desk): PopupView {
  const note = noteOf('off', speaker, adapter);
  const isWholeSite = note.site !== null && settings.sites[note.site.id] === false;
  return isWholeSite ? note : { ...note, heading: speaker.say('popup.off.page', { page: speaker.page(adapter) }) };
}

/** Within a state that is worse which is rarer among ordinary items; what is alike stays as it stands on the page. */
function byBadness({ verdict: a }: Judged, { verdict: b }: Judged): number {
  const rarity = (each: Verdict) => each.ordinaryPerThousand ?? 1000;
  return STATES.indexOf(a.state) - STATES.indexOf(b.state) || rarity(a) - rarity(b);
}

async function historyOf({ ledger, speaker, trouble }: Desk): Promise<Pick<PageGlance, 'history' | 'historyInShort'>> {
  const { items, points, since } = await ledger.totals();
  const alike = (history: string) => ({ history, historyInShort: history });
  if (since === null) return alike(speaker.say('popup.history.none'));
  const values = { items: speaker.number(items), points: speaker.number(points), since: speaker.date(since) };
  if (isInMemory(trouble())) return alike(speaker.say('popup.history.memory', values));
  return { history: speaker.say('popup.history', values), historyInShort: speaker.say('popup.history.short', values) };
}

/** What is asked of a tab's page. */
export interface Asked {
  /** Ms since 1970. */
  readonly now: number;
  /** The page was waited for, and what should be on it has not come. */
  readonly isTroubled: boolean;
}

/**
 * The page at a glance: how many items in each state, worst first, what is new of them, and how well the page could be
 * read.
 */
export async function popupOf(view: PageView, desk: Desk, { now, isTroubled }: Asked): Promise<PopupView> {
  const { speaker, settings } = desk;
  if (isOff(view.adapter, settings)) return offNote(view.adapter, desk);
  if (view.items.length === 0) return noteOf(isTroubled ? 'changed' : 'empty', speaker, view.adapter);
  const all = await judgeKept(
    view.items.map(({ key }) => key),
    desk,
  );
  const judged = all.filter(({ evidence }) => exceptionFor(evidence.facts, settings) === null);
  const news = newsOf(judged, now, desk);
  const worstFirst = judged.toSorted(byBadness);
  return {
    is: 'page',
    lang: speaker.language,
    heading: speaker.say('popup.heading', { host: new URL(view.url).host, page: speaker.page(view.adapter) }),
    site: siteView(view.adapter, speaker),
    states: STATES.map((state) => ({
      state,
      count: judged.filter(({ verdict }) => verdict.state === state).length,
      word: speaker.say(`state.${state}`),
    })),
    items: worstFirst.map((each) => itemOf(each, news?.of.get(each.verdict.key), speaker)),
    since: news?.sentence ?? null,
    taught: taughtOf(judged, speaker),
    ignored: ignoredOf(all, desk),
    ...healthOf(view.health, speaker),
    question: questionOf(view, desk),
    trouble: troubleOf(desk),
    ...(await historyOf(desk)),
  };
}
