import { describe, expect, it } from 'vitest';
import { CONVERSIONS, type Conversion } from '../../lib/adapters/conversions';
import { assemble, type Gathered, matchesUrl } from '../../lib/adapters/engine';
import { MARKS } from '../../lib/adapters/marks';
import type { Adapter, ReadItem } from '../../lib/adapters/types';
import { feed } from '../../lib/adapters/weibo/feed';
import { post } from '../../lib/adapters/weibo/post';
import { sidebarBoard } from '../../lib/adapters/weibo/sidebar-board';

const BASE = 'https://weibo.com/';
// Only looked into for the viewer, which nothing here asks about.
const DOC = {} as Document;

function gathered(adapter: Adapter, key?: string): Gathered {
  const item = { key, kind: 'hot', author: null, title: '', promoted: false, flags: [], readings: {} };
  return { adapter, items: key === undefined ? [] : [{ item, mount: { key } } as unknown as ReadItem] };
}

describe('what stands aside', () => {
  it('gives its items to the view, and not its name', () => {
    const both = [gathered(sidebarBoard, 'weibo:hot:春分'), gathered(feed, 'weibo:post:5001234567890101')];
    const { view } = assemble(DOC, BASE, both);
    expect(view).toMatchObject({ adapter: 'weibo/feed', items: [{ key: 'weibo:hot:春分' }, {}] });
  });

  it('does not hide that the feed has nothing', () => {
    const { view } = assemble(DOC, BASE, [gathered(sidebarBoard, 'weibo:hot:春分'), gathered(feed)]);
    expect(view).toMatchObject({ adapter: 'weibo/feed', items: [{ key: 'weibo:hot:春分' }] });
  });

  it('names a page that nothing else knows', () => {
    const { view } = assemble(DOC, BASE, [gathered(sidebarBoard, 'weibo:hot:春分')]);
    expect(view?.adapter).toBe('weibo/sidebar-board');
  });
});

it.each([
  ['https://weibo.com/2002000021/O0w7ex701', true],
  ['https://weibo.com/2002000021/O0w7ex701#comment', true],
  ['https://weibo.com/detail/5001234567890121', true],
  ['https://weibo.com/u/2002000021', false],
  ['https://weibo.com/hot/search', false],
  ['https://weibo.com/2002000021', false],
])('%s is the page of one post: %s', (url, is) => {
  expect(matchesUrl(post.urls, url)).toBe(is);
});

it.each<[as: Conversion, text: string, made: string | null]>([
  ['figure', ' 168万 ', ' 168万 '],
  ['figure', '100万+', '100万+'],
  ['figure', '18:12登顶', null],
  ['figure', '7小时在榜', null],
  ['figure', '当前爆词', null],
  ['figure', '', null],
  ['weibo-user', '/u/page/follow/2002000031?relate=fans', '2002000031'],
  ['weibo-user', '/u/page/follow', null],
])('%s of %j', (as, text, made) => {
  expect(CONVERSIONS[as](text, BASE)).toBe(made);
});

it.each([
  ['由于博主设置，目前内容暂不可评论', true],
  ['博主已关闭评论', true],
  ['该微博评论功能已关闭', true],
  ['还没有人评论哦，快来抢沙发！', false],
  ['发布你的评论', false],
])('%s says that comments are closed: %s', (text, closed) => {
  expect(MARKS['comments-closed'].test(text)).toBe(closed);
});
