// `npm start`: the offline demo, or an address of the user's own, in a browser with the extension in it.
import { mkdir } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { demoPages, respond, steps } from '../demo';
import { type ExtensionBrowser, launchWithExtension, type Tab } from '../tests/e2e/harness/browser';
import { fromUser, run, UsageError } from './cli';
import { photograph } from './photographs';
import { type Place, tell, visit } from './visit';

interface Wish {
  /** Null means the demo. */
  readonly address: string | null;
  readonly headless: boolean;
  /** Where the screenshots go. */
  readonly outDir: string;
}

/** The launcher's own things: a profile in which a login lasts, and screenshots. Git does not see it. */
const ownDir = resolve(import.meta.dirname, '../.shuifen');

function wishFrom(args: readonly string[]): Wish {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { headless: { type: 'boolean', default: false }, out: { type: 'string' } },
    allowPositionals: true,
  });
  const [address = null, ...more] = positionals;
  if (more.length > 0) throw new UsageError('One address at a time.');
  if (address !== null && !/^https?:\/\//.test(address)) throw new UsageError(`${address} is not a web address.`);
  return {
    address,
    headless: values.headless || !hasDisplay(),
    outDir: values.out === undefined ? resolve(ownDir, 'screenshots') : fromUser(values.out),
  };
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Visits every page at every step of the story and tells, at the end, what stands beside each item. */
async function tellDemo({ outDir }: Wish): Promise<void> {
  let now = 0;
  const browser = await launchWithExtension({
    headless: true,
    locale: 'zh-CN',
    colorScheme: 'light',
    web: (url) => respond(url, now),
  });
  try {
    const tabs = new Map<string, Tab>();
    for (const [step, { title }] of steps.entries()) {
      now = step;
      console.log(`${step + 1}/${steps.length}  ${title}`);
      for (const { url } of demoPages(step)) {
        const tab = tabs.get(url) ?? (await browser.openTab());
        tabs.set(url, tab);
        const place = await visit(browser, tab, url);
        if (step === steps.length - 1) await report(browser, tab, place, outDir);
      }
    }
  } finally {
    await browser.close();
  }
}

async function tellAddress(address: string, { outDir }: Wish): Promise<void> {
  const browser = await launchWithExtension({
    headless: true,
    profileDir: resolve(ownDir, 'profile'),
    locale: 'zh-CN',
    colorScheme: 'light',
  });
  try {
    const tab = await browser.openTab();
    await report(browser, tab, await visit(browser, tab, address), outDir);
  } finally {
    await browser.close();
  }
}

async function report(browser: ExtensionBrowser, tab: Tab, place: Place, outDir: string): Promise<void> {
  console.log(`\n${tell(place)}`);
  await mkdir(outDir, { recursive: true });
  for (const file of await photograph(browser, tab, place, outDir))
    console.log(`screenshot: ${relative(process.cwd(), file)}`);
}

/** Opens a window, in the user's own language, and waits until it is closed. */
async function openWindow({ address }: Wish): Promise<void> {
  const browser = await launchWithExtension(
    address === null
      ? { headless: false, web: (url) => respond(url, 0) }
      : { headless: false, profileDir: resolve(ownDir, 'profile') },
  );
  const closed = new Promise((done) => browser.context.once('close', done));
  const [first = await browser.context.newPage()] = browser.context.pages();
  const [start = '', ...others] = address === null ? demoPages(0).map(({ url }) => url) : [address];
  // A page that cannot be reached shows the browser's own words for it.
  const goTo = (page: Page, url: string) => page.goto(url, { waitUntil: 'commit' }).catch(() => null);
  for (const url of others) await goTo(await browser.context.newPage(), url);
  await goTo(first, start);
  await first.bringToFront();
  await browser.control.close();
  console.log('A window is open. Close it to end.');
  await closed;
  await browser.close();
}

await run('npm start [-- https://… | --headless | --out DIR]', async () => {
  const wish = wishFrom(process.argv.slice(2));
  if (!wish.headless) await openWindow(wish);
  else if (wish.address === null) await tellDemo(wish);
  else await tellAddress(wish.address, wish);
});
