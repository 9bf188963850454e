import type { AnswerTo, OwnRequest } from '../messages/protocol';
import type { PageView } from '../model';
import type { Desk } from './desk';
import { noteOf, popupOf } from './popup';

/** What the browser does for an answer to one of the extension's own pages. */
export interface OwnHands {
  /** What a tab's page shows right now, or null where no script of ours answers. */
  readTab(tabId: number): Promise<PageView | null>;
  deskOfTab(tabId: number): Promise<Desk>;
}

/** The page at a glance for the popup. Nothing is recorded by looking. */
export async function answerOwn({ tabId }: OwnRequest, hands: OwnHands): Promise<AnswerTo<OwnRequest>> {
  const desk = await hands.deskOfTab(tabId);
  const view = await hands.readTab(tabId);
  const popup = view ? await popupOf(view, desk) : noteOf('elsewhere', desk.speaker);
  return { ok: true, popup };
}
