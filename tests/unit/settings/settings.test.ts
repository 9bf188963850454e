import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULT_RETENTION } from '../../../lib/ledger';
import { SETTINGS_VERSION } from '../../../lib/schema/settings';
import {
  authorKey,
  changeSettings,
  type Exception,
  exceptionFor,
  isOff,
  loadSettings,
  readSettings,
  watchSettings,
  withException,
  withoutException,
} from '../../../lib/settings';
import { migrate } from '../../../lib/settings/migrations';
import { EXAMPLES } from './examples';

const DEFAULTS = readSettings(null);

const stored = async (name: string): Promise<unknown> => (await fakeBrowser.storage.local.get(name))[name];
const store = (settings: unknown) => fakeBrowser.storage.local.set({ settings });

/** As the browser does: one at a time. */
let last: Promise<unknown> = Promise.resolve();
function request<T>(_name: string, task: () => Promise<T>): Promise<T> {
  const result = last.then(task);
  last = result.catch(() => undefined);
  return result;
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubGlobal('navigator', { locks: { request } });
});

const exception: Exception = { key: 'weibo:1', what: 'author', reason: '', at: 1, title: 'A' };

describe('stored settings', () => {
  it('have an example of every version', () => {
    expect(Object.keys(EXAMPLES).map(Number)).toEqual(Array.from({ length: SETTINGS_VERSION }, (_, i) => i + 1));
  });

  it.each(Object.entries(EXAMPLES))('of version %s are read whole, and brought to the newest version', (_, example) => {
    const { version: _version, ...parts } = { version: 0, ...example };
    const retention = { ...DEFAULTS.retention, ...('retention' in parts && parts.retention) };
    expect(readSettings(example)).toEqual({ ...DEFAULTS, ...parts, retention });
    expect(migrate(example)).toMatchObject({ ...parts, retention, version: SETTINGS_VERSION });
  });

  it('are not touched by reading them: what is pure gives the same again', () => {
    const before = structuredClone(EXAMPLES[1]);
    expect(migrate(EXAMPLES[1])).toEqual(migrate(EXAMPLES[1]));
    expect(EXAMPLES[1]).toEqual(before);
  });

  it.each([
    null,
    undefined,
    7,
    'text',
    [],
    [1, 2],
    { version: 'two' },
    { version: -1 },
    JSON.parse('{"__proto__":{"show":"marked"}}'),
  ])('that are none at all (%j) give the defaults', (value) => {
    expect(readSettings(value)).toEqual(DEFAULTS);
  });

  it('lose no good part to a bad one beside it', () => {
    const { exceptions, sites, thresholds, ...others } = readSettings({
      ...EXAMPLES[2],
      language: 'tlh',
      thresholds: { ratio: 2.5, rollback: 'much', surge: Number.NaN },
      sites: JSON.parse('{"douban":false,"weibo":0,"__proto__":false}'),
      exceptions: [
        ...EXAMPLES[2].exceptions,
        null,
        { key: '', what: 'item' },
        { key: 'weibo:2', what: 'author', at: 'x' },
      ],
    });
    expect(others).toEqual({
      language: 'auto',
      layouts: EXAMPLES[2].layouts,
      show: 'marked',
      pages: EXAMPLES[2].pages,
      checks: {},
      marks: DEFAULTS.marks,
      retention: DEFAULTS.retention,
    });
    expect(thresholds).toEqual({ ratio: 2.5 });
    expect(Object.entries(sites)).toEqual([['douban', false]]);
    expect(exceptions).toEqual([
      ...EXAMPLES[2].exceptions,
      { key: 'weibo:2', what: 'author', reason: '', at: 0, title: '' },
    ]);
  });
});

describe('what version 3 brought', () => {
  it('is by default what was fixed before', () => {
    expect(DEFAULTS).toMatchObject({ checks: {}, marks: { doubtful: 0.3, unusual: 0.8, perThousand: 10 } });
    expect(DEFAULTS.retention).toEqual(DEFAULT_RETENTION);
  });

  it.each([
    [
      { doubtful: 0.5, unusual: 2, perThousand: '3' },
      { doubtful: 0.5, unusual: 0.8, perThousand: 10 },
    ],
    [
      { doubtful: 0.05, unusual: 0.9, perThousand: 50 },
      { doubtful: 0.3, unusual: 0.9, perThousand: 50 },
    ],
    [[0.2, 0.7], DEFAULTS.marks],
    ['strict', DEFAULTS.marks],
  ])('keeps the good limits among %j', (marks, expected) => {
    expect(readSettings({ version: 3, marks }).marks).toEqual(expected);
  });

  it.each([
    [
      { keepAllDays: 3650, afterwards: 'keep' },
      { keepAllDays: 3650, afterwards: 'keep', mostMegabytes: 500 },
    ],
    [
      { keepAllDays: 3651, afterwards: 'keep' },
      { keepAllDays: 30, afterwards: 'keep', mostMegabytes: 500 },
    ],
    [{ keepAllDays: 0, afterwards: 'burn' }, DEFAULTS.retention],
    [{ keepAllDays: 1.5 }, DEFAULTS.retention],
    [null, DEFAULTS.retention],
  ])('keeps the good parts of the retention %j', (retention, expected) => {
    expect(readSettings({ version: 3, retention }).retention).toEqual(expected);
  });

  it('switches off only what says so', () => {
    const checks = JSON.parse('{"digits":false,"surge":true,"night":0,"__proto__":false}');
    expect(Object.entries(readSettings({ version: 3, checks }).checks)).toEqual([['digits', false]]);
  });
});

describe('what version 4 brought', () => {
  it.each([
    [10, 10],
    [100_000, 100_000],
    [9, 500],
    [100_001, 500],
    [20.5, 500],
    ['50', 500],
  ])('keeps a good bound of size (%j)', (mostMegabytes, expected) => {
    const retention = { keepAllDays: 7, afterwards: 'thin', mostMegabytes };
    expect(readSettings({ version: 4, retention }).retention).toEqual({ ...retention, mostMegabytes: expected });
  });

  it.each([null, 7, [1], 'keep'])('adds one to a retention that was none (%j)', (retention) => {
    expect(migrate({ version: 3, retention })).toEqual({ version: 4, retention: { mostMegabytes: 500 } });
  });
});

describe('loading and changing', () => {
  it('gives the defaults where nothing is stored, and stores nothing by that', async () => {
    expect(await loadSettings()).toEqual(DEFAULTS);
    expect(await stored('settings')).toBeUndefined();
  });

  it('brings an older version up to date at once, and keeps it as it was', async () => {
    await store(EXAMPLES[1]);
    expect(await loadSettings()).toEqual({ ...DEFAULTS, ...EXAMPLES[1] });
    expect(await stored('settings')).toMatchObject({ ...EXAMPLES[1], version: SETTINGS_VERSION });
    expect(await stored('settingsBackup')).toEqual(EXAMPLES[1]);
    await changeSettings(() => ({ show: 'marked' }));
    expect(await stored('settingsBackup')).toEqual(EXAMPLES[1]);
  });

  it('keeps what it cannot use before it writes over it', async () => {
    const broken = { ...EXAMPLES[4], thresholds: 'none' };
    await store(broken);
    await changeSettings(() => ({ show: 'marked' }));
    expect(await stored('settings')).toEqual({ ...EXAMPLES[4], thresholds: {}, show: 'marked' });
    expect(await stored('settingsBackup')).toEqual(broken);
  });

  it('leaves to a later version what that one stored', async () => {
    const later = { ...EXAMPLES[4], version: 9, show: 'all', colours: 'many' };
    await store(later);
    expect(await loadSettings()).toMatchObject({ show: 'all' });
    await changeSettings(() => ({ show: 'marked' }));
    expect(await stored('settings')).toEqual({ ...later, show: 'marked' });
  });

  it('loses none of many changes at a time', async () => {
    await Promise.all(
      ['a', 'b', 'c', 'd'].map((id) =>
        changeSettings(({ thresholds }) => ({ thresholds: { ...thresholds, [id]: id.charCodeAt(0) } })),
      ),
    );
    expect((await loadSettings()).thresholds).toEqual({ a: 97, b: 98, c: 99, d: 100 });
  });

  it('tells of every change, until it is no longer wanted', async () => {
    const told: string[] = [];
    const end = watchSettings(({ show }) => told.push(show));
    await changeSettings(() => ({ show: 'marked' }));
    end();
    await changeSettings(() => ({ show: 'all' }));
    expect(told).toEqual(['marked']);
  });
});

describe('exceptions', () => {
  const facts = { key: 'weibo:post:7', author: { id: '1', name: 'A' } };

  it('are found by the item and by its author, on the same site only', () => {
    expect(authorKey(facts)).toBe('weibo:1');
    const settings = { ...DEFAULTS, exceptions: [exception] };
    expect(exceptionFor(facts, settings)).toBe(exception);
    expect(exceptionFor({ ...facts, key: 'douban:review:7' }, settings)).toBeNull();
    expect(exceptionFor({ ...facts, author: null }, settings)).toBeNull();
    const item: Exception = { ...exception, key: facts.key, what: 'item' };
    expect(exceptionFor({ ...facts, author: null }, { ...DEFAULTS, exceptions: [item] })).toBe(item);
  });

  it('stand once for each thing, and go again', () => {
    const again = { ...exception, reason: 'why' };
    const settings = { ...DEFAULTS, exceptions: withException({ ...DEFAULTS, exceptions: [exception] }, again) };
    expect(settings.exceptions).toEqual([again]);
    expect(withoutException(settings, { key: 'weibo:1', what: 'item' })).toEqual([again]);
    expect(withoutException(settings, exception)).toEqual([]);
  });
});

it.each([
  ['weibo/feed', { sites: { weibo: false } }, true],
  ['weibo/feed', { sites: { douban: false } }, false],
  ['weibo/feed', { pages: { 'weibo/feed': false } }, true],
  ['weibo/post', { pages: { 'weibo/feed': false } }, false],
  ['x-imdb/title', { sites: { 'x-imdb': false } }, true],
] as const)('%s with %j is off: %s', (adapter, changes, expected) => {
  expect(isOff(adapter, { ...DEFAULTS, ...changes })).toBe(expected);
});
