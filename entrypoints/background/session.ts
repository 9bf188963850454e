import { browser } from '../../lib/browser';

/** What the extension knows for as long as the browser runs, however often its worker is stopped. */
interface Session {
  /** The database has a log of its own (`renewLog`). */
  readonly logRenewed?: true;
  /** The browser has deleted a damaged history. */
  readonly historyLost?: true;
}

export function recallSession(): Promise<Session> {
  return browser.storage.session.get(['logRenewed', 'historyLost']);
}

export function forgetInSession(what: keyof Session): Promise<void> {
  return browser.storage.session.remove(what);
}

export function rememberInSession(what: Session): Promise<void> {
  return browser.storage.session.set({ ...what });
}
