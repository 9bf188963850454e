import type { Adapter } from '../adapters/types';
import type { AnswerTo, PageRequest } from '../messages/protocol';
import { parseRequest } from '../schema/request';
import type { Desk } from './desk';
import { conditionOf } from './health';
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

/** What the browser does for an answer. */
export interface Hands {
  desk(asker: Asker): Promise<Desk>;
  /** The user's own adapters that may read the page that asks. */
  customAdapters(asker: Asker): Promise<readonly Adapter[]>;
  injectPanel(asker: Asker): Promise<void>;
  /** On the toolbar: how many items of the page are unusual, or that the page could not be read. */
  showOnToolbar(asker: Asker, page: { readonly unusual: number; readonly trouble: string | null }): Promise<void>;
  now(): number;
}

type Request<T extends PageRequest['type']> = Extract<PageRequest, { type: T }>;

/** Answers one request of a page's script. Whatever goes wrong becomes a refusal in words the reader understands. */
export async function answer(message: unknown, asker: Asker, hands: Hands): Promise<AnswerTo<PageRequest>> {
  const desk = await hands.desk(asker);
  const refuse = (id: 'error.sender' | 'error.page') => ({ ok: false as const, reason: desk.speaker.say(id) });
  const site = siteOf(asker.url);
  const adapters = site ? [] : await hands.customAdapters(asker);
  const sites = site ? [site] : adapters.map((adapter) => adapter.site);
  if (sites.length === 0) return refuse('error.sender');
  const request = parseRequest(message);
  if (!request) return refuse('error.page');
  switch (request.type) {
    case 'page':
      if (!comesFrom(request.view, asker.url, sites) || !areOf(request.also, sites)) return refuse('error.sender');
      return answerPage(request, asker, hands, desk);
    case 'adapters':
      return { ok: true, adapters };
    case 'panel-script':
      await hands.injectPanel(asker);
      return { ok: true };
    case 'explain':
      if (!areOf([request.key], sites)) return refuse('error.sender');
      return explain(request, hands, desk);
  }
}

async function answerPage(
  { view, also }: Request<'page'>,
  asker: Asker,
  hands: Hands,
  desk: Desk,
): Promise<AnswerTo<Request<'page'>>> {
  const badges = await judgePage(view, also, hands.now(), desk);
  const condition = conditionOf(view.health);
  await hands.showOnToolbar(asker, {
    unusual: badges.filter(({ state }) => state === 'unusual').length,
    trouble: condition === 'well' ? null : desk.speaker.say(`toolbar.${condition}`),
  });
  return { ok: true, badges };
}

async function explain({ key }: Request<'explain'>, hands: Hands, desk: Desk): Promise<AnswerTo<Request<'explain'>>> {
  const [judged] = await judgeKept([key], desk);
  if (!judged) return { ok: false, reason: desk.speaker.say('error.item') };
  return { ok: true, panel: panelOf(judged.evidence, judged.verdict, hands.now(), desk.speaker) };
}
