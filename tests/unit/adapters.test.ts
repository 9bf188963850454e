import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bidOf } from '../../demo/ids';
import { allAdapters } from '../../lib/adapters/all';
import { allCases } from '../../lib/adapters/cases';
import { CONVERSIONS, type Conversion } from '../../lib/adapters/conversions';
import { matchesUrl } from '../../lib/adapters/engine';
import { MARKS } from '../../lib/adapters/marks';
import { readPage } from '../../lib/adapters/read-page';
import { agree } from '../../lib/adapters/readings';
import { parseTime } from '../../lib/adapters/time';
import { midOf } from '../../lib/adapters/weibo/mid';
import { parseCount } from '../../lib/counts';

const PAGES = new URL('../pages/', import.meta.url);
const TOPIC = `100808${'0f'.repeat(16)}`;

describe('bid and mid', () => {
  it.each([
    ['M9eQm5GlY', '4822020141354450'],
    ['M9elS9Peb', '4822001242341875'],
    ['M9dpTv8ai', '4821965297419558'],
  ])('%s is %s', (bid, mid) => {
    expect(midOf(bid)).toBe(mid);
    expect(bidOf(mid)).toBe(bid);
  });

  it('convert into each other, beyond 2^53 too', () => {
    const mid = fc.bigInt({ min: 1_000_000_000n, max: 10n ** 19n - 1n }).map(String);
    fc.assert(fc.property(mid, (digits) => midOf(bidOf(digits)) === digits));
  });

  it.each(['', 'home', 'ZZZZZZZZZ', '0M9eQm5Gl', 'M9eQm5Gl-', 'M9eQm5GlY'.repeat(2)])('%j is no bid', (text) => {
    expect(midOf(text)).toBeNull();
  });
});

describe('conversions', () => {
  it.each<[as: Conversion, text: string, made: string | null]>([
    ['weibo-post', 'https://weibo.com/5397477824/M9elS9Peb', '4822001242341875'],
    ['weibo-post', '/5397477824/M9elS9Peb?refer_flag=1001030103_#comment', '4822001242341875'],
    ['weibo-post', '//m.weibo.cn/status/4822001242341875', '4822001242341875'],
    ['weibo-post', '//m.weibo.cn/detail/M9elS9Peb', '4822001242341875'],
    ['weibo-post', '/u/5397477824', null],
    ['weibo-post', '/5397477824/home', null],
    ['weibo-post', '/5397477824/index', null],
    ['weibo-post', 'https://weibo.com.example.org/5397477824/M9elS9Peb', null],
    ['weibo-post', 'https://notweibo.com/5397477824/M9elS9Peb', null],
    ['weibo-post', 'javascript:void(0)', null],
    ['weibo-post', 'http://[', null],
    ['weibo-user', '/u/5397477824', '5397477824'],
    ['weibo-user', 'https://weibo.com/5397477824/M9elS9Peb', '5397477824'],
    ['weibo-user', '/n/somebody', null],
    ['weibo-user', '//weibo.com/p/1003065397477824/follow?relate=fans', '5397477824'],
    ['weibo-user', `/p/${TOPIC}/super_index`, null],
    ['weibo-uid', 'ouid=5397477824&rouid=1266321801', '5397477824'],
    ['weibo-uid', 'id=5397477824&type=0', '5397477824'],
    ['weibo-uid', 'mid=4822001242341875&fuid5397477824', null],
    ['weibo-post', 'https://weibo.cn/comment/M9elS9Peb?rl=0#cmtfrm', '4822001242341875'],
    ['weibo-post', 'https://weibo.cn/comment/hot/M9elS9Peb', '4822001242341875'],
    ['weibo-post', 'https://weibo.cn/attitude/M9elS9Peb/add', null],
    ['weibo-id', 'M_M9elS9Peb', '4822001242341875'],
    ['weibo-id', 'mid=4822001242341875', '4822001242341875'],
    ['weibo-id', 'M_', null],
    ['weibo-time', '4822001242341875', String(Date.UTC(2022, 9, 7, 10, 22, 27))],
    ['weibo-time', '/5397477824/M9elS9Peb', String(Date.UTC(2022, 9, 7, 10, 22, 27))],
    ['weibo-time', '3512191498', null],
    ['weibo-user', '/profile/5397477824', '5397477824'],
    ['weibo-uid', '/spam/?cid=4497642757550198&fuid=5397477824&type=2', '5397477824'],
    ['said', ' ：下雨了：真的', '下雨了：真的'],
    ['said', ':', null],
    ['hot-word', ' #长堤＃定档# ', '长堤定档'],
    ['hot-word', '４０摄氏度', '40摄氏度'],
    ['hot-word', '##', null],
    ['hot-word', 'x'.repeat(1_000_000), null],
    ['hot-query', '/weibo?q=%23%E9%95%BF%E5%A0%A4%23&Refer=top', '长堤'],
    ['hot-query', '/weibo?Refer=top', null],
    ['super-topic', `/p/${TOPIC}/super_index`, TOPIC],
    ['super-topic', '/p/100808/super_index', null],
    ['mention', '@街角电台', '街角电台'],
    ['mention', '@', null],
    ['douban-subject', 'https://movie.douban.com/subject/1292052/comments?status=P', '1292052'],
    ['douban-subject', 'https://www.douban.com/location/drama/24849279/', '24849279'],
    ['douban-subject', 'https://www.douban.com/location/drama/search?q=1', null],
    ['douban-subject', 'https://example.org/subject/1292052/', null],
  ])('%s of %s', (as, text, made) => {
    expect(CONVERSIONS[as](text, 'https://weibo.com/')).toBe(made);
  });

  it('never throw, whatever the text', () => {
    const any = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.webPath());
    fc.assert(
      fc.property(any, fc.constantFrom(...Object.values(CONVERSIONS)), (text, convert) => {
        const made = convert(text, 'https://weibo.com/');
        expect(made === null || made.length > 0).toBe(true);
      }),
    );
  });
});

describe('matchesUrl', () => {
  it.each([
    ['weibo.com/', 'https://weibo.com/', true],
    ['weibo.com/', 'https://www.weibo.com/?topnav=1#x', true],
    ['weibo.com/', 'https://weibo.com/u/1', false],
    ['weibo.com/u/*', 'https://weibo.com/u/2000000000/', true],
    ['weibo.com/u/*', 'https://weibo.com/u/2000000000/home', false],
    ['weibo.com/u/*', 'https://weibo.com.example.org/u/1', false],
    ['weibo.com/u/*', 'https://example.org/weibo.com/u/1', false],
    ['weibo.com/u/*', 'https://example.org/?weibo.com/u/1', false],
    ['weibo.com/hot/list/**', 'https://weibo.com/hot/list', true],
    ['weibo.com/hot/list/**', 'https://weibo.com/hot/list/1/2', true],
    ['weibo.com/hot/list/**', 'https://weibo.com/hot/lists', false],
    ['huati.weibo.com/super/rank*/**', 'https://huati.weibo.com/super/ranklist/a', true],
    ['*.example.org/a*b*c', 'https://x.example.org/aXbYc', true],
    ['*.example.org/a*b*c', 'https://x.example.org/ac', false],
    ['*.example.org/a*bc', 'https://x.example.org/abbc', true],
    ['weibo.com/', 'file:///weibo.com/', false],
    ['weibo.com/', 'not an address', false],
  ])('%s against %s', (glob, url, fits) => {
    expect(matchesUrl([glob], url)).toBe(fits);
  });
});

describe('two witnesses of one figure', () => {
  it.each([
    ['27', '27', '27'],
    ['转发', '0', '0'],
    ['转发', '27', '27'],
    ['转发', '转发', 'absent'],
    ['27', '转发', '27'],
    ['27', '??!', '27'],
    ['27', '270', 'unreadable'],
    ['100万+', '96', 'unreadable'],
    ['n/a', '27', 'unreadable'],
  ])('%s beside %s', (main, witness, read) => {
    const reading = agree(parseCount(main), parseCount(witness));
    expect(reading.state === 'found' ? reading.text : reading.state).toBe(read);
  });

  it('narrow an abbreviation to the figure in full', () => {
    expect(agree(parseCount('1.1万'), parseCount('11012'))).toEqual({
      state: 'found',
      text: '1.1万',
      low: 11_012,
      high: 11_012,
    });
  });
});

describe('parseTime', () => {
  it.each<[text: string, zone: string, time: number | null]>([
    ['2022-10-07 18:22', '+08:00', Date.UTC(2022, 9, 7, 10, 22)],
    ['2022-1-7 8:05:09', '-03:30', Date.UTC(2022, 0, 7, 11, 35, 9)],
    ['1665138153000', '+08:00', 1_665_138_153_000],
    ['3小时前', '+08:00', null],
    ['10-07 18:22', '+08:00', null],
    ['2022-02-31 18:22', '+08:00', null],
    ['2022-10-07 24:22', '+08:00', null],
    ['2022-10-07 18:60', '+08:00', null],
    ['2022-10-07 18:22', 'Asia/Shanghai', null],
  ])('%s at %s', (text, zone, time) => {
    expect(parseTime(text, zone)).toBe(time);
  });
});

it.each([
  ['转发这条抽三位送签名专辑', true],
  ['评论区抽5位朋友', true],
  ['揪10人送书', true],
  ['抽奖结果见评论', true],
  ['转发微博', false],
  ['抽空看看', false],
])('a draw is announced in %s: %s', (text, announced) => {
  expect(MARKS.lottery.test(text)).toBe(announced);
});

it.each([
  ['[好友圈]', true],
  ['仅自己可见', true],
  ['好友圈可见', true],
  ['我在好友圈说过', false],
])('only a few can see what is marked %s: %s', (text, few) => {
  expect(MARKS.private.test(text)).toBe(few);
});

describe('every adapter', () => {
  it('has an id of its own, under its site', () => {
    expect(new Set(allAdapters.map(({ id }) => id)).size).toBe(allAdapters.length);
    for (const { id, site } of allAdapters) expect(id).toMatch(new RegExp(`^${site}/[a-z-]+$`));
  });

  it.each(allAdapters)('$id is plain data', (adapter) => {
    expect(JSON.parse(JSON.stringify(adapter))).toEqual(adapter);
  });

  it.each(allAdapters)('$id does not lean on hashed class names', (adapter) => {
    // "Module_name_hash": the hash mixes digits into five letters or so.
    expect(JSON.stringify(adapter)).not.toMatch(/_(?=[A-Za-z-]{0,4}\d)[0-9A-Za-z-]{5}(?![0-9A-Za-z-])/);
  });

  it.each(allAdapters)('$id says when it was last seen on a real page, and its zone', ({ lastSeenReal, zone }) => {
    if (lastSeenReal !== 'never') {
      const date = new Date(lastSeenReal);
      expect(Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)).toBe(lastSeenReal);
    }
    expect(parseTime('2022-10-07 18:22', zone)).not.toBeNull();
  });

  it.each(allAdapters)('$id has cases', ({ id }) => {
    expect(allCases.filter(({ adapter }) => adapter === id)).not.toEqual([]);
  });

  it.each(allCases)('$fixture exists and is served where its adapter looks', ({ adapter, fixture, url }) => {
    expect(existsSync(new URL(fixture, PAGES))).toBe(true);
    const owner = allAdapters.find(({ id }) => id === adapter);
    expect(owner && matchesUrl(owner.urls, url)).toBe(true);
  });
});

it('a page that no adapter knows gives nothing', () => {
  // The document is not touched, so none is needed.
  const reading = readPage({} as Document, 'https://weibo.com/settings', allAdapters);
  expect(reading).toEqual({ view: null, found: [] });
});

it('expects nothing of a page that has another layout', () => {
  const old = allAdapters.filter(({ id }) => id.startsWith('weibo/old-'));
  const holding = (matches: readonly string[]) =>
    ({
      querySelectorAll: () => [],
      querySelector: (selector: string) => (matches.includes(selector) ? {} : null),
    }) as unknown as Document;
  expect(readPage(holding([]), 'https://weibo.com/messages', old).view).toBeNull();
  const layout = old[0]?.layout ?? '';
  expect(readPage(holding([layout]), 'https://weibo.com/messages', old).view).toMatchObject({ items: [] });
});
