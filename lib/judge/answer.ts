import type { AnswerTo, PageRequest } from '../messages/protocol';
import { parseRequest } from '../schema/request';
import type { Desk } from './desk';
import { panelOf } from './panel';
import { judgeKept, judgePage } from './pipeline';
import { comesFrom, siteOf } from './sites';

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
  injectPanel(asker: Asker): Promise<void>;
  showUnusual(asker: Asker, count: number): Promise<void>;
  now(): number;
}

type Request<T extends PageRequest['type']> = Extract<PageRequest, { type: T }>;

/** Answers one request of a page's script. Whatever goes wrong becomes a refusal in words the reader understands. */
export async function answer(message: unknown, asker: Asker, hands: Hands): Promise<AnswerTo<PageRequest>> {
  const desk = await hands.desk(asker);
  const refuse = (id: 'error.sender' | 'error.page') => ({ ok: false as const, reason: desk.speaker.say(id) });
  if (!siteOf(asker.url)) return refuse('error.sender');
  const request = parseRequest(message);
  if (!request) return refuse('error.page');
  switch (request.type) {
    case 'page':
      if (!comesFrom(request.view, asker.url)) return refuse('error.sender');
      return answerPage(request, asker, hands, desk);
    case 'panel-script':
      await hands.injectPanel(asker);
      return { ok: true };
    case 'explain':
      return explain(request, hands, desk);
  }
}

async function answerPage(
  { view, also }: Request<'page'>,
  asker: Asker,
  hands: Hands,
  desk: Desk,
): Promise<AnswerTo<Request<'page'>>> {
  const badges = await judgePage(view, hands.now(), desk);
  const others = await desk.ledger.verdicts(also);
  const states = [...badges, ...others.values()].map(({ state }) => state);
  await hands.showUnusual(asker, states.filter((state) => state === 'unusual').length);
  return { ok: true, badges };
}

async function explain({ key }: Request<'explain'>, hands: Hands, desk: Desk): Promise<AnswerTo<Request<'explain'>>> {
  const [judged] = await judgeKept([key], desk);
  if (!judged) return { ok: false, reason: desk.speaker.say('error.item') };
  return { ok: true, panel: panelOf(judged.evidence, judged.verdict, hands.now(), desk.speaker) };
}
