import type { ItemKey } from '../model';
import { isCode } from '../schema/code';

/** What stands before and after the id in the address of an item of each kind. */
const ADDRESSES: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'weibo:post': ['weibo.com/detail/', ''],
  'weibo:user': ['weibo.com/u/', ''],
  'weibo:hot': ['s.weibo.com/weibo?q=%23', '%23'],
  'weibo:topic': ['weibo.com/p/', '/super_index'],
  'douban:subject': ['www.douban.com/subject/', '/'],
  'douban:drama': ['www.douban.com/location/drama/', '/'],
  'douban:topic': ['www.douban.com/group/topic/', '/'],
  'douban:review': ['www.douban.com/review/', '/'],
  'douban:user': ['www.douban.com/people/', '/'],
};

/** Where an item can be looked at on its site, made from its key alone; null where its kind has no page of its own. */
export function addressOf(key: ItemKey): string | null {
  const [, kind = '', id = ''] = /^([^:]+:[^:]+):(.*)$/su.exec(key) ?? [];
  const around = Object.hasOwn(ADDRESSES, kind) && !isCode(id) ? ADDRESSES[kind] : undefined;
  if (around === undefined) return null;
  const [before, after] = around;
  return `https://${before}${encodeURIComponent(id.toWellFormed())}${after}`;
}
