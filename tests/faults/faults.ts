import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ExtensionBrowser, launchWithExtension } from '../e2e/harness/browser';
import { type Account, accountOf, type Sent, sumOf } from './account';
import { type Crowd, emptyWeb, openCrowd } from './crowd';
import { keptLikes } from './kept';
import { tearLog } from './tear-log';

/** What one round of faults did to the history. */
export interface Told extends Account {
  readonly fault: 'none' | 'kill' | 'torn' | 'stop';
  readonly round: number;
  readonly tabs: number;
}
type Tell = (told: Told) => void;

/** Views that are acknowledged before a fault, so that there is something to lose. */
const WARM_UP_VIEWS = 10;

/** Several pages write the same items at once, undisturbed, until so many views have been acknowledged. */
export async function crowdAlone(tabs: number, views: number, tell: Tell): Promise<Account> {
  return inProfile(async (launch) => {
    const browser = await launch();
    const crowd = await openCrowd(browser, tabs, 0);
    await crowd.acknowledged(views);
    await crowd.stop();
    return accountAfter(browser, [crowd], tell, { fault: 'none', round: 1, tabs });
  });
}

/**
 * The whole browser is killed in the middle of its pages' writing, and started again on the same profile, `rounds`
 * times. Each round is accounted for after the start that follows it, and all of them again at the end.
 *
 * @param fault `torn`: after each kill the database's log ends in half a record, as it does after one kill in fifty
 */
export async function kills(fault: 'kill' | 'torn', rounds: number, tabs: number, tell: Tell): Promise<Account> {
  return inProfile(async (launch, profileDir) => {
    const crowds: Crowd[] = [];
    const accounts: Account[] = [];
    for (let round = 0; ; round += 1) {
      const browser = await launch();
      const about = { fault, round, tabs };
      if (round > 0) accounts.push(await accountAfter(browser, crowds.slice(-1), tell, about));
      if (round === rounds) {
        accounts.push(await accountAfter(browser, crowds, () => undefined, about));
        return worstOf(accounts, rounds);
      }
      const crowd = await openCrowd(browser, tabs, round);
      crowds.push(crowd);
      await crowd.acknowledged(WARM_UP_VIEWS);
      await sleep(momentOf(round, 500));
      await kill(browser);
      if (fault === 'torn') tearLog(profileDir);
    }
  });
}

/** The extension's worker is stopped in the middle of its pages' writing, again and again; the next view wakes it. */
export async function stops(count: number, tabs: number, tell: Tell): Promise<Account> {
  return inProfile(async (launch) => {
    const browser = await launch();
    const crowds: Crowd[] = [];
    // In rounds, each with items of its own: series of tens of thousands of points would measure something else.
    for (let done = 0; done < count; ) {
      const crowd = await openCrowd(browser, tabs, crowds.length);
      crowds.push(crowd);
      for (let i = 0; i < STOPS_A_ROUND && done < count; i += 1, done += 1) {
        await crowd.acknowledged(2);
        await sleep(momentOf(done, 120));
        await browser.sleepWorker();
      }
      await crowd.acknowledged(2);
      await crowd.stop();
      await closePages(browser);
      await accountAfter(browser, [crowd], tell, { fault: 'stop', round: crowds.length, tabs });
    }
    return accountAfter(browser, crowds, () => undefined, { fault: 'stop', round: crowds.length, tabs });
  });
}

const STOPS_A_ROUND = 20;

/** Moments spread over a span, the same in every run. */
function momentOf(round: number, spanMs: number): number {
  return (round * 61 + 17) % spanMs;
}

/** What was acknowledged is counted once, what was wrong in any account is. */
function worstOf(accounts: readonly Account[], rounds: number): Account {
  const { acknowledged } = sumOf(accounts.slice(0, rounds));
  return { ...sumOf(accounts), acknowledged };
}

async function accountAfter(
  browser: ExtensionBrowser,
  crowds: readonly Crowd[],
  tell: Tell,
  about: Pick<Told, 'fault' | 'round' | 'tabs'>,
): Promise<Account> {
  const accounts: Account[] = [];
  for (const crowd of crowds) {
    const sent: readonly Sent[] = crowd.sent();
    accounts.push(accountOf(sent, await keptLikes(browser, crowd.keys)));
  }
  const account = sumOf(accounts);
  tell({ ...about, ...account });
  return account;
}

async function kill({ context }: ExtensionBrowser): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const info = await session?.send('SystemInfo.getProcessInfo');
  const pid = info?.processInfo.find(({ type }) => type === 'browser')?.id;
  if (pid === undefined) throw new Error('The browser does not tell its process.');
  const closed = new Promise((done) => context.once('close', done));
  process.kill(pid, 'SIGKILL');
  await closed;
}

async function closePages({ context, control }: ExtensionBrowser): Promise<void> {
  await Promise.all(context.pages().flatMap((page) => (page === control ? [] : [page.close()])));
}

/** A profile that lasts as long as the work; every browser started on it is closed in the end. */
async function inProfile<T>(
  work: (launch: () => Promise<ExtensionBrowser>, profileDir: string) => Promise<T>,
): Promise<T> {
  const profileDir = mkdtempSync(join(tmpdir(), 'shuifen-faults-'));
  let browser: ExtensionBrowser | undefined;
  try {
    return await work(async () => {
      browser = await launchWithExtension({ headless: true, profileDir, web: emptyWeb });
      return browser;
    }, profileDir);
  } finally {
    await browser?.close();
    rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
}
