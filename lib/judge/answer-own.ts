import type { AnswerTo, OwnRequest } from '../messages/protocol';
import type { PageView } from '../model';
import { parseOwnRequest } from '../schema/request';
import type { Desk } from './desk';
import { noteOf } from './note';
import { popupOf } from './popup';

/** What the browser does for an answer to one of the extension's own pages. */
export interface OwnHands {
  /** What a tab's page shows right now, or null where no script of ours answers. */
  readTab(tabId: number): Promise<PageView | null>;
  deskOfTab(tabId: number): Promise<Desk>;
  now(): number;
  rememberLayout(layout: string, answer: 'matching' | 'differing'): Promise<void>;
}

/** Answers one of the extension's own pages. */
export async function answerOwn(message: unknown, hands: OwnHands): Promise<AnswerTo<OwnRequest>> {
  const request = parseOwnRequest(message);
  if (!request) throw new Error('An own page asked for something that nobody answers');
  switch (request.type) {
    case 'popup':
      return popupOfTab(request.tabId, hands);
    case 'layout':
      await hands.rememberLayout(request.layout, request.answer);
      return { ok: true };
  }
}

async function popupOfTab(tabId: number, hands: OwnHands): Promise<AnswerTo<{ type: 'popup' }>> {
  const view = await hands.readTab(tabId);
  const desk = await hands.deskOfTab(tabId);
  const popup = view ? await popupOf(view, desk, hands.now()) : noteOf('elsewhere', desk.speaker);
  return { ok: true, popup };
}
