import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExtensionBrowser, launchWithExtension } from '../e2e/harness/browser';
import type { WebAnswer } from '../e2e/harness/web';
import { type Figure, median } from './figures';
import { feedOf } from './page-feed';
import { callsOn, heapMbAfter, scriptSizes, worldsAt } from './page-rest';
import { buildVariant, type Variant } from './page-variants';
import { type Cost, costOf } from './page-visit';

const SIZES = [50, 500, 1000] as const;
/** Each round loads every variant once, in turn, so that a busy moment of the machine hits all alike. */
const ROUNDS = 2;
/** On a small page little is to be told apart, and one way of drawing from another. */
const SMALL_ROUNDS = 8;
const WAYS_ROUNDS = 5;
/** As many as get their signs at once, without a scroll, which costs more than what tells the ways apart. */
const WAYS_POSTS = 100;
/** In which the background judges a hundred posts, on a machine that has other things to do. */
const WAIT_MS_PER_100 = 300;
const LEAST_WAIT_MS = 3000;
/** So many posts are near at least: those get their badges at once. */
const NEAR_POSTS = 10;
/**
 * The share of the signs that another way has put in at least. It may miss some in a hurry, where what it puts in late
 * looks like a change of the page; that is to its advantage here.
 */
const OTHERS_LEAST = 0.9;
/** What a page's script may weigh. */
const MOST_KB = 12;
const FEED = 'https://weibo.com/?posts=';
const RECYCLED = 'https://weibo.com/hot';
const ELSEWHERE = 'https://example.org/';

const html = (body: string | Buffer): WebAnswer => ({ status: 200, contentType: 'text/html; charset=utf-8', body });
const recycled = html(readFileSync(join(import.meta.dirname, '../pages/live/recycled.html')));
const feeds = new Map([...SIZES, WAYS_POSTS].map((posts) => [`${FEED}${posts}`, html(feedOf(posts))]));

function answer(url: string): WebAnswer | null {
  if (url === RECYCLED) return recycled;
  return url === ELSEWHERE ? html('<!doctype html><p>Nothing to count</p>') : (feeds.get(url) ?? null);
}

/** A figure of the page's bench. */
function figure(metric: string, value: number, unit: string, more: Partial<Figure> = {}): Figure {
  const { baseline } = more;
  return { bench: 'page', metric, value, unit, ...more, ...(baseline !== undefined && { ratio: value / baseline }) };
}

/** Runs `job` in a browser with the variant in it. */
async function inBrowser<T>(variant: Variant, job: (browser: ExtensionBrowser) => Promise<T>): Promise<T> {
  const { dir, remove } = await buildVariant(variant);
  try {
    const browser = await launchWithExtension({ headless: true, locale: 'zh-CN', extensionDir: dir, web: answer });
    try {
      return await job(browser);
    } finally {
      await browser.close();
    }
  } finally {
    remove();
  }
}

interface Load {
  readonly posts: number;
  readonly slower?: number;
  /** Scrolled to the end, after which every post has its badge. */
  readonly scrolled?: boolean;
  readonly rounds?: number;
}

/** Fewer signs than this, and the variant has not done its job. */
function leastOf(variant: Variant, signs: number): number {
  if (variant === 'without') return 0;
  return variant === 'ours' || variant === 'bare' ? signs : signs * OTHERS_LEAST;
}

/** Loads the page in turn with each variant; the costs of all rounds by variant. */
async function costs(
  browsers: ReadonlyMap<Variant, ExtensionBrowser>,
  { posts, slower = 1, scrolled = false, rounds = ROUNDS }: Load,
): Promise<ReadonlyMap<Variant, readonly Cost[]>> {
  const all = new Map<Variant, Cost[]>([...browsers.keys()].map((variant) => [variant, []]));
  const waitMs = LEAST_WAIT_MS + (posts / 100) * WAIT_MS_PER_100 * Math.min(slower, 2);
  const visit = { url: `${FEED}${posts}`, waitMs, slower, scrolled };
  // The first load of each warms it up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [variant, browser] of browsers) {
      const cost = await costOf(browser, visit);
      const least = leastOf(variant, scrolled || variant === 'bare' || posts <= WAYS_POSTS ? posts : NEAR_POSTS);
      if (cost.badges < least) throw new Error(`${variant}: ${cost.badges} badges instead of ${least}`);
      if (round > 0) all.get(variant)?.push(cost);
    }
  }
  return all;
}

async function withBrowsers<T>(
  variants: readonly Variant[],
  job: (browsers: ReadonlyMap<Variant, ExtensionBrowser>) => Promise<T>,
  open: ReadonlyMap<Variant, ExtensionBrowser> = new Map(),
): Promise<T> {
  const [next, ...rest] = variants;
  if (next === undefined) return job(open);
  return inBrowser(next, (browser) => withBrowsers(rest, job, new Map([...open, [next, browser]])));
}

function added(all: ReadonlyMap<Variant, readonly Cost[]>, variant: Variant, of: keyof Cost): number {
  const middle = (which: Variant) => median((all.get(which) ?? []).map((cost) => cost[of]));
  return middle(variant) - middle('without');
}

/** Main-thread time of ours, beside the least that so many badges can cost. */
async function mainThread(): Promise<Figure[]> {
  return withBrowsers(['without', 'bare', 'ours'], async (browsers) => {
    const figures: Figure[] = [];
    for (const posts of SIZES) {
      const all = await costs(browsers, { posts, rounds: posts > 50 ? ROUNDS : SMALL_ROUNDS });
      const [ours, bare] = [added(all, 'ours', 'taskMs'), added(all, 'bare', 'taskMs')];
      figures.push(figure(`main thread, ${posts} posts`, ours, 'ms', { baseline: bare, target: 2 }));
      const shifts = Math.max(...(all.get('ours') ?? []).map((cost) => cost.shifts));
      figures.push(figure(`layout shift, ${posts} posts`, shifts, '', { target: 0 }));
    }
    // Now every post has its sign on both sides: a load leaves those of a long page that are far off the screen out.
    for (const posts of [500, 1000]) {
      const all = await costs(browsers, { posts, scrolled: true });
      const [ours, bare] = [added(all, 'ours', 'taskMs'), added(all, 'bare', 'taskMs')];
      figures.push(
        figure(`main thread, ${posts} posts, scrolled to the end`, ours, 'ms', { baseline: bare, target: 2 }),
      );
    }
    const slow = await costs(browsers, { posts: 1000, slower: 4 });
    figures.push(figure('long tasks, 1000 posts, 4 × slower', added(slow, 'ours', 'longTasks'), '', { target: 0 }));
    figures.push(figure('the same of the bare script', added(slow, 'bare', 'longTasks'), ''));
    return figures;
  });
}

/** Ours beside three other ways to build it; the baseline is the other way, and ours has to be ahead. */
async function otherWays(): Promise<Figure[]> {
  const others = ['wxt-root', 'preact-root', 'message-each'] as const;
  return withBrowsers(['without', 'ours', ...others], async (browsers) => {
    const all = await costs(browsers, { posts: WAYS_POSTS, rounds: WAYS_ROUNDS });
    const ours = added(all, 'ours', 'taskMs');
    return others.map((other) =>
      figure(`main thread, ${WAYS_POSTS} posts, beside ${other}`, ours, 'ms', {
        baseline: added(all, other, 'taskMs'),
        target: 1,
      }),
    );
  });
}

async function atRest(): Promise<Figure[]> {
  return inBrowser('ours', async (browser) => {
    // Before the others: after them the background is busy for a while with what it has seen.
    const calls = await callsOn(browser, `${FEED}50`, LEAST_WAIT_MS);
    // What sees nothing finds nothing: both probes are held against a page where there is something.
    const stirred = await callsOn(browser, `${FEED}50`, LEAST_WAIT_MS, (page) =>
      page.evaluate(() => document.querySelector('article')?.setAttribute('title', 'stirred')),
    );
    const [first = 0, last = 0] = await heapMbAfter(browser, RECYCLED, [500, 5000]);
    if (stirred === 0 || (await worldsAt(browser, `${FEED}50`)) === 0) throw new Error('the probes see nothing');
    return [
      figure('calls and timers in 3 s at rest', calls, '', { target: 0 }),
      figure('heap grown from 500 to 5,000 recycled posts', last - first, 'MB', { target: 1 }),
      figure('worlds in a page of another site', await worldsAt(browser, ELSEWHERE), '', { target: 0 }),
    ];
  });
}

async function scripts(): Promise<Figure[]> {
  return scriptSizes().map(({ name, kb }) => figure(`${name}, compressed`, kb, 'kB', { target: MOST_KB }));
}

/** What Shuifen costs the page, or one part of it: in pairs with and without it, and beside other ways to build the same. */
export async function* pageFigures(part?: string): AsyncGenerator<Figure> {
  for (const [name, measures] of Object.entries({ scripts, rest: atRest, main: mainThread, ways: otherWays }))
    if (part === undefined || part === name) yield* await measures();
}
