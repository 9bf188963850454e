import { browser } from 'wxt/browser';
import type { AnswerTo, PageRequest } from './protocol';

/** The extension was updated, disabled or removed under an open page: this script is an orphan and must fall silent. */
export class Orphaned extends Error {}

/**
 * Asks the background from a page's script. A worker that was stopped in the middle is asked once more.
 * This runs in every page, so it takes WXT's bare `browser` (DESIGN §8).
 *
 * @throws Orphaned when there is no extension behind this script any more
 */
export async function ask<R extends PageRequest>(request: R): Promise<AnswerTo<R>> {
  try {
    return await send(request);
  } catch {
    if (!browser.runtime?.id) throw new Orphaned();
    return await send(request);
  }
}

async function send<R extends PageRequest>(request: R): Promise<AnswerTo<R>> {
  if (!browser.runtime?.id) throw new Orphaned();
  const answer: AnswerTo<R> | undefined = await browser.runtime.sendMessage(request);
  if (!answer) throw new Error('No answer from the background');
  return answer;
}
