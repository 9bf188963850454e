import { browser } from '../../lib/browser';

/** What can be wrong with the history on the disk (lib/judge/trouble.ts). */
export type Flaw = 'lost' | 'cleared' | 'damaged';

/** What the extension knows for as long as the browser runs, however often its worker is stopped. */
interface Session {
  /** The database has a log of its own (`renewLog`). */
  readonly logRenewed?: true;
  readonly historyFlaw?: Flaw;
}

export function recallSession(): Promise<Session> {
  return browser.storage.session.get(['logRenewed', 'historyFlaw']);
}

export function forgetInSession(what: keyof Session): Promise<void> {
  return browser.storage.session.remove(what);
}

export function rememberInSession(what: Session): Promise<void> {
  return browser.storage.session.set({ ...what });
}
