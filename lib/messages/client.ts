import { browser } from 'wxt/browser';
import type { AnswerTo, PageRequest } from './protocol';

/**
 * Whether the extension was updated, disabled or removed under an open page: then this script is an orphan and must fall
 * silent.
 */
export function isOrphan(): boolean {
  return !browser.runtime?.id;
}

/**
 * Asks the background from a page's script. A worker that was stopped in the middle is asked once more.
 * This runs in every page, so it takes WXT's bare `browser` (DESIGN §8).
 *
 * @throws whatever the browser says where nobody answers: see `isOrphan`
 */
export async function ask<R extends PageRequest>(request: R): Promise<AnswerTo<R>> {
  const send = async (): Promise<AnswerTo<R> | undefined> => browser.runtime.sendMessage(request);
  const answer = await send().catch(send);
  if (!answer) throw new Error('No answer');
  return answer;
}
