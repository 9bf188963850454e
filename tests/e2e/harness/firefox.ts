import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { State } from '../../../lib/model';
import { type Bidi, connectBidi } from './bidi';
import { type FirefoxPage, firefoxPage } from './firefox-page';
import type { Web } from './web';

/**
 * Firefox, driven over WebDriver BiDi: it needs no driver program, and its interception answers requests under the
 * sites' own host names without a certificate.
 */
export interface FirefoxBrowser {
  /** Sends the tab to an address and waits for the page to have loaded. */
  goto(url: string): Promise<void>;
  /** The badges in the page, as soon as there are any and each has its state; empty when none come. */
  badges(): Promise<readonly { readonly key: string; readonly state: State }[]>;
  /** The tab that `goto` sends about. */
  readonly tab: FirefoxPage;
  /** Opens a page of the extension in a tab of its own, e.g. `options.html#data`. */
  extensionPage(path: string): Promise<FirefoxPage>;
  /** Where files that the user saves come to lie. */
  readonly downloadsDir: string;
  close(): Promise<void>;
}

/** Where the commands build the extension for Firefox. */
const builtForFirefox = join(import.meta.dirname, '../../../.output/firefox-mv3');

const START_MS = 60_000;
const BADGES_MS = 20_000;

/** As wxt.config.ts has it. */
const EXTENSION_ID = 'shuifen@shuifen.invalid';

/** No calls home, no first-run pages, and a yes to whatever the extension asks for: no test can press that prompt. */
const preferences = {
  'extensions.webextOptionalPermissionPrompts': false,
  // So that a test can see the background asleep; else it takes half a minute.
  'extensions.background.idle.timeout': 1000,
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
};

/** Starts a Firefox with the built extension in it and `web` in place of the network. */
export async function launchFirefox(program: string, web: Web): Promise<FirefoxBrowser> {
  const profileDir = await mkdtemp(join(tmpdir(), 'shuifen-firefox-'));
  const downloadsDir = join(profileDir, 'downloads');
  await mkdir(downloadsDir);
  // Firefox invents the host of an extension's pages, unless it knows one already.
  const host = randomUUID();
  const ofThisRun = {
    'browser.download.dir': downloadsDir,
    'browser.download.folderList': 2,
    'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: host }),
  };
  const lines = Object.entries({ ...preferences, ...ofThisRun }).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
  );
  await writeFile(join(profileDir, 'user.js'), lines.join('\n'));
  const options = [
    '--headless',
    '--no-remote',
    '--remote-allow-system-access',
    '--remote-debugging-port',
    '0',
    '--profile',
    profileDir,
  ];
  // Its own home: as root, Firefox refuses one that belongs to somebody else.
  const env = { ...process.env, HOME: profileDir };
  const child = spawn(program, options, { stdio: ['ignore', 'ignore', 'pipe'], env });
  const stop = async () => {
    await ended(child);
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const bidi = await connectBidi(`${await addressOf(child)}/session`);
    await bidi.send('session.new', { capabilities: {} });
    await bidi.send('webExtension.install', { extensionData: { type: 'path', path: builtForFirefox } });
    await answerFrom(bidi, web);
    const { contexts } = (await bidi.send('browsingContext.getTree', {})) as { contexts: [{ context: string }] };
    return { ...tabOf(bidi, contexts[0].context, stop), extensionPage: extensionPages(bidi, host), downloadsDir };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Firefox says on stderr where it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    const fail = (what: string) => failed(new Error(`Firefox ${what}: ${said.slice(-500)}`));
    const timer = setTimeout(() => fail('did not start'), START_MS);
    child.once('error', failed);
    child.once('exit', () => fail('ended'));
    child.once('close', () => clearTimeout(timer));
    child.stderr?.on('data', (chunk) => {
      said += chunk;
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (!address) return;
      clearTimeout(timer);
      found(address);
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await gone;
}

/** Every request of a page is answered from `web`, or fails as it would without a network. */
async function answerFrom(bidi: Bidi, web: Web): Promise<void> {
  bidi.on('network.beforeRequestSent', (params) => {
    const { isBlocked, request } = params as { isBlocked: boolean; request: { request: string; url: string } };
    if (!isBlocked) return;
    const answer = web(request.url);
    const reply = answer
      ? bidi.send('network.provideResponse', {
          request: request.request,
          statusCode: answer.status,
          reasonPhrase: 'OK',
          headers: [{ name: 'content-type', value: { type: 'string', value: answer.contentType } }],
          body: { type: 'base64', value: Buffer.from(answer.body).toString('base64') },
        })
      : bidi.send('network.failRequest', { request: request.request });
    // The page may have gone meanwhile, and its request with it.
    reply.catch(() => undefined);
  });
  await bidi.send('session.subscribe', { events: ['network.beforeRequestSent'] });
  const urlPatterns = ['http', 'https'].map((protocol) => ({ type: 'pattern', protocol }));
  await bidi.send('network.addIntercept', { phases: ['beforeRequestSent'], urlPatterns });
}

function extensionPages(bidi: Bidi, host: string): FirefoxBrowser['extensionPage'] {
  return async (path) => {
    const { context } = (await bidi.send('browsingContext.create', { type: 'tab' })) as { context: string };
    const page = firefoxPage(bidi, context);
    await page.goto(`moz-extension://${host}/${path}`);
    return page;
  };
}

function tabOf(
  bidi: Bidi,
  context: string,
  stop: () => Promise<void>,
): Pick<FirefoxBrowser, 'tab' | 'goto' | 'badges' | 'close'> {
  const tab = firefoxPage(bidi, context);
  return {
    tab,
    goto: tab.goto,
    badges: async () => {
      const expression = `(${badgesInPage})(${BADGES_MS})`;
      const target = { context };
      const answer = await bidi.send('script.evaluate', { target, expression, awaitPromise: true });
      const { result } = answer as { result: { value: string } };
      return JSON.parse(result.value);
    },
    close: async () => {
      await bidi.send('browser.close', {}).catch(() => undefined);
      bidi.close();
      await stop();
    },
  };
}

/** Runs in the page, so it is sent as text and uses nothing from here. */
const badgesInPage = `async (patienceMs) => {
  const end = Date.now() + patienceMs;
  for (;;) {
    const hosts = [...document.querySelectorAll('[data-shuifen]')];
    if ((hosts.length > 0 && hosts.every((host) => host.dataset.state)) || Date.now() > end) {
      return JSON.stringify(hosts.map(({ dataset }) => ({ key: dataset.shuifen, state: dataset.state })));
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}`;
