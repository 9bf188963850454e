import { adaptersAt } from '../adapters/all';
import type { Adapter } from '../adapters/types';
import type { Speaker } from '../i18n';
import type { Review } from '../ledger';
import type { AnswerTo, BadgePatch, PageRequest, PanelView } from '../messages/protocol';
import type { ItemKey, State } from '../model';
import { parseRequest } from '../schema/request';
import { isOff, type Settings } from '../settings';
import { hiddenPatch } from './badge';
import type { Desk } from './desk';
import { type Condition, conditionOf } from './health';
import { ignore, unignore } from './ignore';
import { panelOf } from './panel';
import { judgeKept, judgePage } from './pipeline';
import { areOf, comesFrom, siteOf } from './sites';

/** The page that asks. */
export interface Asker {
  readonly url: string;
  readonly tabId: number;
  readonly frameId: number;
  /** In a private window nothing is written to the disk. */
  readonly isPrivate: boolean;
}

/** On the toolbar: how many items of the page are unusual, that the page could not be read, or that it is off here. */
export interface OnToolbar {
  readonly unusual: number;
  readonly isTroubled: boolean;
  readonly isOff: boolean;
  /** All of it in words, for the pointer and for screen readers. */
  readonly title: string;
}

/** What the browser does for an answer. */
export interface Hands {
  desk(asker: Asker): Promise<Desk>;
  /** The user's own adapters that may read the page that asks. */
  customAdapters(asker: Asker): Promise<readonly Adapter[]>;
  injectPanel(asker: Asker): Promise<void>;
  /** Opens the moderator's desk at an item. */
  openReview(key: ItemKey): Promise<void>;
  showOnToolbar(asker: Asker, page: OnToolbar): Promise<void>;
  /** Does what the history needs, when no page asks for anything; nobody waits for it. */
  tend(asker: Pick<Asker, 'isPrivate'>): void;
  changeSettings(change: (settings: Settings) => Partial<Settings>): Promise<unknown>;
  now(): number;
}

type Request<T extends PageRequest['type']> = Extract<PageRequest, { type: T }>;

/** Answers one request of a page's script. Whatever goes wrong becomes a refusal in words the reader understands. */
export async function answer(message: unknown, asker: Asker, hands: Hands): Promise<AnswerTo<PageRequest>> {
  const opening = hands.desk(asker);
  // Read while the history is being opened: a worker that was just woken takes as long for either.
  const request = parseRequest(message);
  const desk = await opening;
  const refuse = (id: 'error.sender' | 'error.page') => ({ ok: false as const, reason: desk.speaker.say(id) });
  const site = siteOf(asker.url);
  const adapters = site ? [] : await hands.customAdapters(asker);
  const sites = site ? [site] : adapters.map((adapter) => adapter.site);
  if (sites.length === 0) return refuse('error.sender');
  if (!request) return refuse('error.page');
  switch (request.type) {
    case 'page':
      if (!comesFrom(request.view, asker.url, sites) || !areOf(request.also, sites)) return refuse('error.sender');
      return answerPage(request, asker, hands, desk);
    case 'adapters':
      return { ok: true, adapters: site ? adaptersAt(asker.url) : adapters };
    case 'panel-script':
      await hands.injectPanel(asker);
      return { ok: true };
    case 'explain':
      if (!areOf([request.key], sites)) return refuse('error.sender');
      return explain(request, asker, hands, desk);
    case 'ignore':
    case 'unignore':
      if (!areOf([request.key], sites) || asker.isPrivate) return refuse('error.sender');
      return answerIgnore(request, hands, desk);
    case 'review':
      if (!areOf([request.key], sites)) return refuse('error.sender');
      return answerReview(request, hands, desk);
    case 'open-review':
      if (!areOf([request.key], sites) || asker.isPrivate) return refuse('error.sender');
      await hands.openReview(request.key);
      return { ok: true };
  }
}

async function answerPage(
  { view, also }: Request<'page'>,
  asker: Asker,
  hands: Hands,
  desk: Desk,
): Promise<AnswerTo<Request<'page'>>> {
  // The page does not wait for it: the toolbar takes as long as judging.
  const show = (page: OnToolbar) =>
    void hands.showOnToolbar(asker, page).catch((error: unknown) => console.warn('Shuifen: toolbar', error));
  if (isOff(view.adapter, desk.settings)) {
    const title = desk.speaker.say('toolbar.off');
    show({ unusual: 0, isTroubled: false, isOff: true, title });
    return { ok: true, badges: [...view.items.map(({ key }) => key), ...also].map(hiddenPatch) };
  }
  const badges = await judgePage(view, also, hands.now(), desk);
  hands.tend(asker);
  show(onToolbar(badges, conditionOf(view.health), desk.speaker));
  return { ok: true, badges };
}

function onToolbar(badges: readonly BadgePatch[], condition: Condition, speaker: Speaker): OnToolbar {
  const inState = (state: State) => badges.filter((badge) => badge.state === state).length;
  const [unusual, doubtful] = [inState('unusual'), inState('doubtful')];
  const counts = { unusual: speaker.number(unusual), doubtful: speaker.number(doubtful) };
  const isQuiet = unusual + doubtful === 0;
  const title =
    condition === 'well' ? (isQuiet ? 'toolbar.quiet' : 'toolbar.counts') : (`toolbar.${condition}` as const);
  return { unusual, isTroubled: condition !== 'well', isOff: false, title: speaker.say(title, counts) };
}

async function explain(
  { key }: Request<'explain'>,
  { isPrivate }: Asker,
  hands: Hands,
  desk: Desk,
): Promise<AnswerTo<Request<'explain'>>> {
  const [judged] = await judgeKept([key], desk);
  if (!judged) return { ok: false, reason: desk.speaker.say('error.item') };
  const { evidence, verdict } = judged;
  const review = reviewOf((await desk.ledger.reviews([key])).get(key));
  const asked = { now: hands.now(), speaker: desk.speaker, review, isPrivate };
  return { ok: true, panel: panelOf(evidence, verdict, asked) };
}

async function answerIgnore(
  request: Request<'ignore' | 'unignore'>,
  hands: Hands,
  desk: Desk,
): Promise<AnswerTo<Request<'ignore'>>> {
  const facts = (await desk.ledger.evidence([request.key])).get(request.key)?.facts;
  if (!facts) return { ok: false, reason: desk.speaker.say('error.item') };
  const change = request.type === 'ignore' ? ignore(facts, request, hands.now()) : unignore(facts, request);
  await hands.changeSettings(change);
  return { ok: true };
}

function reviewOf(review: Review | undefined): PanelView['review'] {
  if (review === undefined) return 'none';
  return review.decision === 'open' ? 'open' : 'decided';
}

/** A decision that a moderator has made already stays. */
async function answerReview(
  { key, open }: Request<'review'>,
  hands: Hands,
  { ledger }: Desk,
): Promise<AnswerTo<Request<'review'>>> {
  const state = reviewOf((await ledger.reviews([key])).get(key));
  if (open && state === 'none') await ledger.review(key, { decision: 'open', note: '', at: hands.now() });
  if (!open && state === 'open') await ledger.review(key, null);
  return { ok: true };
}
