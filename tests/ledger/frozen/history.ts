import type { Ledger } from '../../../lib/ledger';
import type { PageItem } from '../../../lib/model';
import { found, HOUR, MINUTE, NOW, post, postKey, three, verdict, viewOf } from '../samples';

const account: PageItem = {
  ...post(0, { followers: found(115_000, 129_999), posts: found(812) }),
  key: 'weibo:user:1000',
  kind: 'user',
  author: null,
  title: '月下读书人',
};
const word: PageItem = {
  ...post(0, { heat: found(4_186_018) }),
  key: 'weibo:hot:茶园',
  kind: 'hot',
  author: null,
  title: '茶园',
};
const film: PageItem = {
  ...post(0, {
    raters: found(21_234),
    score: { state: 'found', text: '8.3', value: 8.3 },
    stars: { state: 'found', text: '', shares: [33.6, 48.5, 16.3, 1.2, 0.4] },
  }),
  key: 'douban:subject:26794435',
  kind: 'subject',
  author: null,
  title: '茶园的早晨',
};
const opinion: PageItem = {
  ...post(0, { useful: found(9), replies: { state: 'absent' } }),
  key: 'douban:review:5',
  kind: 'review',
  author: { id: '豆友 7', name: '豆友' },
  title: '看过',
};

/**
 * What a ledger has lived through that has rows in every store: frozen databases hold it as their versions wrote it.
 * Only ever ask for what those versions did alike.
 */
export async function liveThrough(ledger: Ledger): Promise<void> {
  const comments = { visible: 20, eligible: 9, largestCluster: 3 };
  const full = { postedAt: NOW - HOUR, repostOf: postKey(9), comments, promoted: true, flags: ['lottery'] } as const;
  await ledger.record(viewOf(post(1, three(0), full), account), NOW);
  // More than a stretch holds.
  for (let i = 1; i < 103; i += 1) await ledger.record(viewOf(post(1, three(i), full)), NOW + i * MINUTE);
  await ledger.record(viewOf(post(2, three(7)), word, film, opinion), NOW + 24 * HOUR);
  await ledger.record(viewOf(post(3, { likes: found(11_500, 12_999) }), word, film), NOW + 48 * HOUR);
  await ledger.record(viewOf(post(4, three(1), { author: { id: '2000', name: '路人' } })), NOW + 49 * HOUR);
  const states = ['doubtful', 'ordinary', 'unusual', 'unknown'] as const;
  await ledger.keepVerdicts(states.map((state, i) => verdict(postKey(i + 1), state)));
  await ledger.review(postKey(2), { decision: 'kept', note: '看过', at: NOW });
}
