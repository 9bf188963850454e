import { describe, expect, it } from 'vitest';
import { changesInWords } from '../../../components/options/settings-changes';
import { speaker } from '../../../lib/i18n';
import {
  type ImportedSettings,
  partsBefore,
  readSettings,
  readSettingsFile,
  type Settings,
  settingsAfter,
  settingsFile,
} from '../../../lib/settings';
import { MOST_FILE_BYTES } from '../../../lib/settings/file';
import { EXAMPLES } from './examples';

const DEFAULTS = readSettings(null);
const ABOUT = { version: '0.1.0', at: Date.UTC(2019, 6, 20) };
const english = speaker('en');

const blob = (text: string) => new Blob([text]);
const fileOf = (settings: unknown, around: object = {}) =>
  blob(JSON.stringify({ shuifen: 'settings', format: 1, version: '0.1.0', at: '', settings, ...around }));

async function imported(file: Blob): Promise<ImportedSettings> {
  const read = await readSettingsFile(file);
  if (!read.ok) throw new Error(JSON.stringify(read.broken));
  return read.imported;
}
const faultOf = async (file: Blob) => {
  const read = await readSettingsFile(file);
  return read.ok ? null : read.broken;
};

const OURS: Settings = {
  ...DEFAULTS,
  language: 'zh-TW',
  thresholds: { ratio: 7, surge: 3 },
  sites: { weibo: false },
  show: 'marked',
  exceptions: [
    { key: 'weibo:1', what: 'author', reason: 'ours', at: 1, title: 'A' },
    { key: 'weibo:2', what: 'author', reason: '', at: 2, title: 'B' },
  ],
};

describe('a file of settings', () => {
  it.each([DEFAULTS, OURS, readSettings(EXAMPLES[3])])('is read as it was written', async (settings) => {
    expect((await imported(blob(settingsFile(settings, ABOUT)))).settings).toEqual(settings);
  });

  it.each(Object.values(EXAMPLES))('of every version is read', async (example) => {
    const { settings } = await imported(fileOf(example));
    expect(settings).toEqual(readSettings(example));
  });

  it.each([
    ['nothing', blob(''), 'not-json'],
    ['half a file', blob('{"shuifen":"settings","format":1,"settings":{'), 'not-json'],
    ['another JSON', blob('{"name":"shuifen"}'), 'not-settings'],
    ['a list', fileOf([]), 'not-settings'],
    ['null', blob('null'), 'not-settings'],
    ['deep nesting', blob('['.repeat(100_000)), 'not-json'],
    ['a later format', fileOf({}, { format: 2 }), 'newer'],
    ['later settings', fileOf({ version: 99 }), 'newer'],
    ['a large file', new Blob([new Uint8Array(MOST_FILE_BYTES + 1)]), 'large'],
  ])('is refused: %s', async (_, file, fault) => {
    expect(await faultOf(file)).toEqual({ fault });
  });

  it('is not read where it is too large', async () => {
    const file = { size: MOST_FILE_BYTES + 1, text: () => Promise.reject(new Error('was read')) } as unknown as Blob;
    expect(await faultOf(file)).toEqual({ fault: 'large' });
  });

  it.each([
    [{ language: 'tlh' }, ['language']],
    [{ thresholds: { ratio: '2' } }, ['thresholds › ratio']],
    [{ thresholds: [] }, ['thresholds']],
    [{ colours: 'many' }, ['colours']],
    [{ sites: { weibo: true } }, ['sites › weibo']],
    [{ retention: { keepAllDays: -1, afterwards: 'thin' } }, ['retention › keepAllDays']],
    [{ exceptions: [OURS.exceptions[0], { key: '' }, OURS.exceptions[1]] }, ['exceptions › [2]']],
    [{ exceptions: [{ ...OURS.exceptions[0], reason: 7 }] }, ['exceptions › [1] › reason']],
    [JSON.parse('{"__proto__":{"show":"marked"}}'), ['__proto__']],
    [JSON.parse('{"sites":{"__proto__":false}}'), ['sites › __proto__']],
    [{ sites: Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`x-${i}`, false])) }, ['sites']],
    [{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }, ['a', 'b', 'c', 'd', 'e']],
  ])('is refused where a part is not right: %j', async (parts, places) => {
    expect(await faultOf(fileOf({ version: 3, ...parts }))).toEqual({ fault: 'form', places });
    expect(Object.hasOwn(Object.prototype, 'show')).toBe(false);
  });
});

describe('importing', () => {
  it('in place of one’s own leaves nothing of them', async () => {
    const theirs = await imported(fileOf({ version: 3, show: 'marked' }));
    expect(settingsAfter(OURS, theirs, 'replace')).toEqual({ ...DEFAULTS, show: 'marked' });
  });

  it('beside one’s own adds to them, and is heeded where both speak', async () => {
    const theirs = await imported(
      fileOf({
        version: 3,
        thresholds: { ratio: 2 },
        sites: { douban: false },
        exceptions: [
          { ...OURS.exceptions[1], reason: 'theirs' },
          { key: 'douban:subject:3', what: 'item', reason: '', at: 3, title: 'C' },
        ],
      }),
    );
    expect(settingsAfter(OURS, theirs, 'merge')).toEqual({
      ...OURS,
      thresholds: { ratio: 2, surge: 3 },
      sites: { weibo: false, douban: false },
      exceptions: [
        OURS.exceptions[0],
        { ...OURS.exceptions[1], reason: 'theirs' },
        { key: 'douban:subject:3', what: 'item', reason: '', at: 3, title: 'C' },
      ],
    });
  });

  it('an older file beside one’s own leaves alone what its version did not have', async () => {
    const theirs = await imported(fileOf(EXAMPLES[1]));
    expect([...theirs.says].toSorted()).toEqual(['language', 'layouts', 'thresholds']);
    expect(settingsAfter(OURS, theirs, 'merge')).toMatchObject({ show: 'marked', sites: { weibo: false } });
  });

  it('twice changes nothing more', async () => {
    for (const mode of ['merge', 'replace'] as const) {
      const theirs = await imported(fileOf(EXAMPLES[3]));
      const once = settingsAfter(OURS, theirs, mode);
      expect(settingsAfter(once, theirs, mode)).toEqual(once);
      expect(changesInWords(once, settingsAfter(once, theirs, mode), english)).toEqual([]);
    }
  });

  it('is undone part by part, without what was changed since', async () => {
    const theirs = await imported(fileOf({ version: 3, show: 'all', thresholds: { ratio: 1 } }));
    const after = settingsAfter(OURS, theirs, 'merge');
    const since: Settings = { ...after, language: 'en' };
    expect({ ...since, ...partsBefore(OURS, after) }).toEqual({ ...OURS, language: 'en' });
  });
});

describe('what an import would change', () => {
  it('is told thing by thing', () => {
    const after: Settings = {
      ...OURS,
      language: 'en',
      show: 'all',
      thresholds: { ratio: 7 },
      sites: { 'x-imdb': false },
      pages: { 'weibo/feed': false },
      checks: { digits: false, 'not-known': false },
      layouts: { 'weibo/post': 'differing' },
      marks: { ...OURS.marks, perThousand: 20 },
      retention: { keepAllDays: 7, afterwards: 'thin', mostMegabytes: 1000 },
      exceptions: [
        { key: 'weibo:2', what: 'author', reason: 'new', at: 2, title: 'B' },
        { key: 'weibo:post:3', what: 'item', reason: '', at: 3, title: '' },
      ],
    };
    expect(changesInWords(OURS, after, english)).toEqual([
      'Language: 繁體中文 → English',
      'Which signs to show: Only beside doubtful and unusual counts → A sign beside everything that was looked at',
      'Weibo: off → on',
      'x-imdb: on → off',
      'Page kind “feed”: on → off',
      'Digits: on → off',
      'not-known: on → off',
      'Threshold of “New ratings between two visits”: 3 → default',
      'Marked at most, of 1,000 ordinary items: 10 → 20',
      'Figures of the layout “post”: not answered → differ',
      'How long it is kept: everything for 30 days, at most 500 MB → everything for 7 days, at most 1,000 MB',
      'Ignored from now on: Untitled (This item only)',
      'Shown again: A (Everything from this account)',
      'Ignored with another note or date: B (Everything from this account)',
    ]);
  });

  it.each(['en', 'zh-CN', 'zh-TW'] as const)('has words for every part of the settings in %s', (language) => {
    for (const part of Object.keys(DEFAULTS) as (keyof Settings)[]) {
      const other = { ...readSettings(EXAMPLES[3]), show: 'marked' } as const;
      const changes = changesInWords(DEFAULTS, { ...DEFAULTS, [part]: other[part] }, speaker(language));
      expect([part, changes.length > 0]).toEqual([
        part,
        JSON.stringify(DEFAULTS[part]) !== JSON.stringify(other[part]),
      ]);
    }
  });
});
