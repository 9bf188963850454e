import type { PopupTrouble } from '../messages/popup-view';
import type { AnswerTo, OwnRequest } from '../messages/protocol';
import type { ItemKey, PageView } from '../model';
import { parseOwnRequest } from '../schema/request';
import type { Desk } from './desk';
import { noteOf } from './note';
import { popupOf } from './popup';
import { troubleOf } from './trouble';
import { renewVerdicts } from './upkeep';

/** What the browser does for an answer to one of the extension's own pages. */
export interface OwnHands {
  /** What a tab's page shows right now, or null where no script of ours answers. */
  readTab(tabId: number): Promise<PageView | null>;
  deskOfTab(tabId: number): Promise<Desk>;
  /** Whether the toolbar says of the page that it could not be read as it should be. */
  isTroubled(tabId: number): Promise<boolean>;
  now(): number;
  rememberLayout(layout: string, answer: 'matching' | 'differing'): Promise<void>;
  /** The desk of ordinary windows. */
  desk(): Promise<Desk>;
  /** A backup has been merged into the history: what was wrong with it may be mended, and open pages look anew. */
  historyRestored(): Promise<void>;
  /** A site (null: everything) was dropped from the disk: what is only in memory goes with it. */
  historyErased(site: string | null): Promise<void>;
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
    case 'history':
      return { ok: true, trouble: await historyTrouble(await hands.desk()) };
    case 'history-restored':
      await hands.historyRestored();
      return { ok: true };
    case 'history-erased':
      await hands.historyErased(request.site);
      return { ok: true };
    case 'forget':
      return forget(request.key, hands);
  }
}

async function historyTrouble(desk: Desk): Promise<PopupTrouble | null> {
  // What has befallen it since it was used last is met now.
  await desk.ledger.totals();
  return troubleOf(desk);
}

/** Its author's other items have less behind them now: they are judged before anybody looks at them again. */
async function forget(key: ItemKey, hands: OwnHands): Promise<AnswerTo<{ type: 'forget' }>> {
  const { ledger } = await hands.desk();
  await ledger.forget([key]);
  await renewVerdicts(() => hands.desk());
  return { ok: true };
}

async function popupOfTab(tabId: number, hands: OwnHands): Promise<AnswerTo<{ type: 'popup' }>> {
  const view = await hands.readTab(tabId);
  const desk = await hands.deskOfTab(tabId);
  const asked = { now: hands.now(), isTroubled: await hands.isTroubled(tabId) };
  const popup = view ? await popupOf(view, desk, asked) : noteOf('elsewhere', desk.speaker);
  // Beside a list the window's privacy is told; where there is nothing to list nothing would be kept of it either.
  if (popup.is === 'page' || desk.trouble() === 'private') return { ok: true, popup };
  return { ok: true, popup: { ...popup, trouble: await historyTrouble(desk) } };
}
