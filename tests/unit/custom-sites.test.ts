import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answerCustom, customAdaptersAt, syncScripts } from '../../lib/custom';
import { comesFrom } from '../../lib/judge/sites';
import type { CustomAnswers } from '../../lib/messages/custom';
import type { PageView } from '../../lib/model';
import { parseCustomRequest } from '../../lib/schema/custom-request';
import { pageViewSchema } from '../../lib/schema/page-view';

interface Script {
  readonly id: string;
  readonly matches: readonly string[];
}

/** The browser as far as this room asks it: what it has granted, registered, and run in open tabs. */
const state = vi.hoisted(() => ({
  granted: new Set<string>(),
  /** A host that the browser does not take back. */
  kept: '',
  scripts: [] as Script[],
  /** The one open tab's pattern. */
  open: '',
  ran: 0,
}));

vi.mock('../../lib/browser', () => ({
  browser: {
    permissions: {
      contains: async ({ origins }: { origins: string[] }) => origins.every((origin) => state.granted.has(origin)),
      remove: async ({ origins }: { origins: string[] }) => {
        if (origins.some((origin) => origin === state.kept)) throw new Error('You cannot remove required permissions.');
        for (const origin of origins) state.granted.delete(origin);
      },
    },
    scripting: {
      getRegisteredContentScripts: async () => state.scripts,
      registerContentScripts: async (scripts: Script[]) => {
        if (state.scripts.length > 0) throw new Error('Duplicate script ID');
        state.scripts = scripts;
      },
      updateContentScripts: async (scripts: Script[]) => {
        state.scripts = scripts;
      },
      unregisterContentScripts: async () => {
        state.scripts = [];
      },
      executeScript: async () => {
        state.ran += 1;
      },
    },
    tabs: { query: async ({ url }: { url: string[] }) => (url.includes(state.open) ? [{ id: 1 }] : []) },
  },
}));

const example = (name: string) =>
  readFileSync(new URL(`../../assets/custom-sites/${name}.json`, import.meta.url), 'utf8');
const DOUYIN = 'https://www.douyin.com/*';
const IMDB = 'https://www.imdb.com/*';
const TITLE = 'https://www.imdb.com/title/tt1/';

const registered = () => state.scripts.flatMap(({ matches }) => matches);
const idsAt = async (url: string) => (await customAdaptersAt(url)).map(({ id }) => id);
const add = (text: string) => answerCustom({ type: 'custom-add', text });
const list = async () => ((await answerCustom({ type: 'custom-list' })) as CustomAnswers['custom-list']).sites;

beforeEach(() => {
  fakeBrowser.reset();
  // Each task of a worker in turn, as Web Locks would do it; Node has none.
  vi.stubGlobal('navigator', { locks: { request: (_name: string, task: () => Promise<unknown>) => task() } });
  Object.assign(state, { granted: new Set([IMDB]), kept: '', scripts: [], open: '', ran: 0 });
});

describe('the script for the user’s sites', () => {
  it('is registered where the browser lets us in, and only there', async () => {
    await add(example('imdb'));
    await add(example('douyin'));
    expect(registered()).toEqual([IMDB]);
    state.granted.add(DOUYIN);
    await syncScripts();
    expect(registered()).toEqual([IMDB, DOUYIN]);
  });

  it('goes with the permission', async () => {
    await add(example('imdb'));
    state.granted.clear();
    await syncScripts();
    expect(state.scripts).toEqual([]);
  });

  it('comes to life in open pages when the permission is given, and again after an update, not at every start', async () => {
    Object.assign(state, { granted: new Set(), open: IMDB });
    await add(example('imdb'));
    state.ran = 0;
    state.granted.add(IMDB);
    await syncScripts();
    expect(state.ran).toBe(1);
    await syncScripts();
    expect(state.ran).toBe(1);
    state.scripts = [];
    await syncScripts();
    expect(state.ran).toBe(2);
    expect(registered()).toEqual([IMDB]);
  });
});

describe('the permission for a host', () => {
  it('is given back with the last site that needs it', async () => {
    state.granted.add(DOUYIN);
    await add(example('imdb'));
    await add(example('imdb').replace('x-imdb/title', 'x-imdb/other'));
    await add(example('douyin'));
    await answerCustom({ type: 'custom-remove', id: 'x-imdb/title' });
    expect([...state.granted]).toEqual([IMDB, DOUYIN]);
    await answerCustom({ type: 'custom-remove', id: 'x-imdb/other' });
    expect([...state.granted]).toEqual([DOUYIN]);
  });

  it('stays while a site is only switched off', async () => {
    await add(example('imdb'));
    await answerCustom({ type: 'custom-switch', id: 'x-imdb/title', enabled: false });
    expect([...state.granted]).toEqual([IMDB]);
  });

  it('is given back where a newer file of the site does not need it', async () => {
    await add(example('imdb'));
    await add(example('imdb').replaceAll('www.imdb.com', 'm.imdb.com'));
    expect([...state.granted]).toEqual([]);
  });

  it('stands in the way of nothing where the browser keeps it', async () => {
    state.kept = IMDB;
    await add(example('imdb'));
    expect(await answerCustom({ type: 'custom-remove', id: 'x-imdb/title' })).toEqual({ ok: true });
    expect(await list()).toEqual([]);
  });
});

describe('the user’s adapters', () => {
  it('go to pages of their own host, over https, and to no other', async () => {
    await add(example('imdb'));
    expect(await idsAt(TITLE)).toEqual(['x-imdb/title']);
    for (const url of [
      'http://www.imdb.com/title/tt1/',
      'https://imdb.com/title/tt1/',
      'https://m.www.imdb.com/',
      'https://www.imdb.com.example.org/',
      'https://weibo.com/',
      'about:blank',
      'no address',
    ])
      expect(await idsAt(url)).toEqual([]);
  });

  it('stay away while switched off, and while the browser does not let us in', async () => {
    await add(example('imdb'));
    await answerCustom({ type: 'custom-switch', id: 'x-imdb/title', enabled: false });
    expect(await idsAt(TITLE)).toEqual([]);
    expect(state.scripts).toEqual([]);
    await answerCustom({ type: 'custom-switch', id: 'x-imdb/title', enabled: true });
    expect(await idsAt(TITLE)).toEqual(['x-imdb/title']);
    state.granted.clear();
    expect(await idsAt(TITLE)).toEqual([]);
  });

  it('take the place of an older one with the same id', async () => {
    await add(example('imdb'));
    await add(example('imdb').replace('IMDb title', 'Films on IMDb'));
    expect((await list()).map(({ title }) => title)).toEqual(['Films on IMDb']);
  });

  it('are kept in the user’s own words where this version cannot use them', async () => {
    const text = example('douyin').replace('"watch"', '"formerly"');
    await fakeBrowser.storage.local.set({ customSites: [{ id: 'x-douyin/home', text, enabled: true }] });
    await add(example('imdb'));
    const [broken, good] = await list();
    expect(broken).toMatchObject({ id: 'x-douyin/home', text, granted: false });
    expect(broken?.problems).toContainEqual({
      place: ['formerly'],
      what: { id: 'wrong.unknown', params: {} },
    });
    expect(good).toMatchObject({ id: 'x-imdb/title', granted: true, problems: [] });
    expect(registered()).toEqual([IMDB]);
  });

  it('are at most fifty', async () => {
    for (let i = 0; i < 50; i++) await add(example('imdb').replace('x-imdb/title', `x-imdb/title-${i}`));
    expect(await add(example('imdb'))).toMatchObject({
      ok: false,
      problems: [{ place: [], what: { id: 'wrong.full' } }],
    });
    expect(await add(example('imdb').replace('x-imdb/title', 'x-imdb/title-7'))).toMatchObject({ ok: true });
    expect(await list()).toHaveLength(50);
  });
});

describe('a view of a user’s site', () => {
  const view = (adapter: string, ...keys: string[]): PageView => ({
    url: TITLE,
    adapter,
    viewer: 'unknown',
    items: keys.map((key) => ({
      key,
      kind: 'subject',
      author: null,
      title: '',
      promoted: false,
      flags: [],
      readings: {},
    })),
    health: { items: keys.length, found: 0, absent: 0, unreadable: 0 },
  });

  it.each([
    ['its own items', view('x-imdb/title', 'x-imdb:subject:tt1'), TITLE, true],
    ['items of ours', view('x-imdb/title', 'x-imdb:subject:tt1', 'weibo:post:1'), TITLE, false],
    ['items of a site whose name begins alike', view('x-imdb/title', 'x-imdb-2:subject:tt1'), TITLE, false],
    ['an adapter of ours', view('douban/film', 'x-imdb:subject:tt1'), TITLE, false],
    ['an address of another host', view('x-imdb/title', 'x-imdb:subject:tt1'), 'https://www.douyin.com/', false],
  ])('with %s', (_, sent, sender, accepted) => {
    expect(comesFrom(sent, sender, ['x-imdb'])).toBe(accepted);
  });

  it('keeps our own sites apart', () => {
    const url = 'https://movie.douban.com/subject/1/';
    const sent = { ...view('douban/film', 'douban:subject:1'), url };
    expect(comesFrom(sent, url, ['douban'])).toBe(true);
    expect(comesFrom(sent, 'https://weibo.com/', ['weibo'])).toBe(false);
    expect(comesFrom(sent, url, ['weibo'])).toBe(false);
  });

  it('has the form of every view', () => {
    expect(pageViewSchema.safeParse(view('x-imdb/title', 'x-imdb:subject:tt1')).success).toBe(true);
    expect(pageViewSchema.safeParse(view('x-imdb/title', 'y-imdb:subject:tt1')).success).toBe(false);
    expect(pageViewSchema.safeParse(view('x-imdb/title', 'x-im db:subject:tt1')).success).toBe(false);
  });
});

describe('a message about the user’s sites', () => {
  it.each([
    [{ type: 'custom-list' }, true],
    [{ type: 'custom-add', text: '{}' }, true],
    [{ type: 'custom-add', text: 1 }, false],
    [{ type: 'custom-switch', id: 'x-a/b', enabled: 'yes' }, false],
    [{ type: 'popup', tabId: 1 }, false],
    [null, false],
  ])('%j is one: %s', (message, isOne) => expect(parseCustomRequest(message) !== null).toBe(isOne));
});
