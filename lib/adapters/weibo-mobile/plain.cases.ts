import type { AdapterCase } from '../case';

const feed: AdapterCase = {
  adapter: 'weibo/plain-feed',
  fixture: 'weibo-mobile/plain-feed_2022-02-25.html',
  url: 'https://weibo.cn/',
  expect: {
    viewer: 'in',
    items: [
      {
        key: 'weibo:post:4740727846248488',
        kind: 'post',
        author: { id: '2002000001', name: '谷雨日报' },
        title: '去看看吧',
        postedAt: Date.UTC(2022, 1, 25, 3, 51),
        repostOf: 'weibo:post:4740428121285648',
        flags: ['media'],
        readings: {
          reposts: { state: 'found', text: '转发[1]', low: 1, high: 1 },
          // Here a zero is written.
          comments: { state: 'found', text: '评论[0]', low: 0, high: 0 },
          likes: { state: 'found', text: '赞[4]', low: 4, high: 4 },
        },
      },
      {
        // Some originals go beyond the cap.
        key: 'weibo:post:4740428121285648',
        author: { id: '2002000003', name: '桥边人家' },
        title: '晒谷场开放日，转发这条抽三位送新米。...全文',
        postedAt: Date.UTC(2022, 1, 24, 8, 0),
        flags: ['lottery'],
        readings: {
          reposts: { state: 'found', text: '原文转发[1450782]', low: 1_450_782, high: 1_450_782 },
          comments: { state: 'found', text: '原文评论[1000000]', low: 1_000_000, high: null },
          likes: { state: 'found', text: '赞[1450]', low: 1450, high: 1450 },
        },
      },
      {
        // Liked already, so without a link; the text begins like a figure. One of those after it is for friends only.
        key: 'weibo:post:4740708216907768',
        author: { id: '2002000002', name: '翻谷子的人' },
        title: '赞[5]这个写法是我起的#晒谷场#',
        flags: [],
        readings: {
          reposts: { state: 'found', text: '转发[0]', low: 0, high: 0 },
          comments: { state: 'found', text: '评论[3]', low: 3, high: 3 },
          likes: { state: 'found', text: '已赞[27]', low: 27, high: 27 },
        },
      },
      {
        // What stands below it makes no original of it.
        key: 'weibo:post:4497642092555848',
        flags: [],
        readings: {
          reposts: { state: 'found', text: '转发[2]', low: 2, high: 2 },
          comments: { state: 'found', text: '评论[1]', low: 1, high: 1 },
          likes: { state: 'found', text: '赞[6]', low: 6, high: 6 },
        },
      },
      {
        // Only its original's figures are on show.
        key: 'weibo:post:4516021700448008',
        readings: { reposts: { state: 'absent' }, comments: { state: 'absent' }, likes: { state: 'absent' } },
      },
      {
        key: 'weibo:post:4324014264732448',
        readings: {
          reposts: { state: 'found', text: '转发[3]', low: 3, high: 3 },
          comments: { state: 'absent' },
          likes: { state: 'found', text: '已赞[8]', low: 8, high: 8 },
        },
      },
      {
        key: 'weibo:user:2002000099',
        kind: 'user',
        title: '看场的人',
        readings: {
          followers: { state: 'found', text: '粉丝[1]', low: 1, high: 1 },
          following: { state: 'found', text: '关注[6]', low: 6, high: 6 },
          posts: { state: 'found', text: '微博[0]', low: 0, high: 0 },
        },
      },
    ],
    health: { items: 7, found: 17, absent: 4, unreadable: 0 },
  },
};

const profile: AdapterCase = {
  adapter: 'weibo/plain-feed',
  fixture: 'weibo-mobile/plain-profile_2020-06-18.html',
  url: 'https://weibo.cn/u/2002000001?page=1',
  expect: {
    viewer: 'in',
    items: [
      {
        // The account's name and mark stand in the head of the page only.
        key: 'weibo:post:4324014264732448',
        author: { id: '2002000001', name: '谷雨日报' },
        title: '这里每天十点更新。',
        postedAt: Date.UTC(2019, 0, 2, 6, 0),
        flags: ['media', 'pinned'],
        readings: {
          reposts: { state: 'found', text: '转发[1000000]', low: 1_000_000, high: null },
          comments: { state: 'found', text: '评论[393530]', low: 393_530, high: 393_530 },
          likes: { state: 'found', text: '赞[2511439]', low: 2_511_439, high: 2_511_439 },
        },
      },
      {
        key: 'weibo:post:4516021700448008',
        title: '米已经到了。',
        repostOf: 'weibo:post:4514269152465648',
        flags: ['media'],
        readings: {
          reposts: { state: 'found', text: '转发[57012]', low: 57_012, high: 57_012 },
          comments: { state: 'found', text: '评论[40966]', low: 40_966, high: 40_966 },
          likes: { state: 'found', text: '赞[721484]', low: 721_484, high: 721_484 },
        },
      },
      {
        // Its author's name begins with the word for likes.
        key: 'weibo:post:4514269152465648',
        author: { id: '2002000003', name: '赞美桥边' },
        title: '抽奖送新米，晒谷场开放。',
        flags: ['lottery', 'media'],
        readings: {
          reposts: { state: 'found', text: '原文转发[4801631]', low: 4_801_631, high: 4_801_631 },
          comments: { state: 'found', text: '原文评论[6975]', low: 6975, high: 6975 },
          likes: { state: 'found', text: '赞[32125]', low: 32_125, high: 32_125 },
        },
      },
      {
        key: 'weibo:user:2002000001',
        title: '谷雨日报',
        flags: ['media'],
        readings: {
          followers: { state: 'found', text: '粉丝[70805573]', low: 70_805_573, high: 70_805_573 },
          following: { state: 'found', text: '关注[253]', low: 253, high: 253 },
          posts: { state: 'found', text: '微博[1159]', low: 1159, high: 1159 },
        },
      },
    ],
    health: { items: 4, found: 12, absent: 0, unreadable: 0 },
  },
};

const account: AdapterCase = {
  adapter: 'weibo/plain-account',
  fixture: 'weibo-mobile/plain-account_2020-06-18.html',
  url: 'https://weibo.cn/2002000002/profile',
  expect: {
    viewer: 'in',
    items: [
      {
        key: 'weibo:user:2002000002',
        kind: 'user',
        author: null,
        title: '翻谷子的人',
        flags: [],
        readings: {
          followers: { state: 'absent' },
          following: { state: 'found', text: '关注[47]', low: 47, high: 47 },
          posts: { state: 'found', text: '微博[0]', low: 0, high: 0 },
        },
      },
    ],
    health: { items: 1, found: 2, absent: 1, unreadable: 0 },
  },
};

const post: AdapterCase = {
  adapter: 'weibo/plain-post',
  fixture: 'weibo-mobile/plain-post_2020-07-08.html',
  url: 'https://weibo.cn/comment/IEY7faITm?uid=2002000001&rl=0',
  expect: {
    viewer: 'in',
    items: [
      {
        key: 'weibo:post:4497642092555848',
        kind: 'post',
        author: { id: '2002000001', name: '谷雨日报' },
        title: '晒谷的猫#晒谷场#转发[9]的都不是我写的',
        postedAt: Date.UTC(2020, 3, 25, 8, 55),
        flags: ['media'],
        readings: {
          reposts: { state: 'found', text: '转发[1261]', low: 1261, high: 1261 },
          // The open tab has no link.
          comments: { state: 'found', text: '评论[1000000]', low: 1_000_000, high: null },
          likes: { state: 'found', text: '赞[40975]', low: 40_975, high: 40_975 },
        },
      },
      {
        key: 'weibo:comment:4497642757550198',
        kind: 'comment',
        author: { id: '2002000011', name: '米粒' },
        title: '猫也要学。赞[3]',
        readings: { likes: { state: 'found', text: '赞[7970]', low: 7970, high: 7970 } },
      },
      {
        // An account with an address in letters: its number stands in the link that reports the comment.
        key: 'weibo:comment:4513211570098004',
        author: { id: '2002000010', name: '桥边人家' },
        readings: { likes: { state: 'found', text: '赞[0]', low: 0, high: 0 } },
      },
    ],
    health: { items: 3, found: 5, absent: 0, unreadable: 0 },
  },
};

const comments: AdapterCase = {
  adapter: 'weibo/plain-comments',
  fixture: 'weibo-mobile/plain-comments_2020-07-08.html',
  url: 'https://weibo.cn/comment/hot/IEY7faITm?rl=1',
  expect: {
    viewer: 'in',
    items: [
      {
        key: 'weibo:comment:4497642757550198',
        readings: { likes: { state: 'found', text: '赞[7971]', low: 7971, high: 7971 } },
      },
    ],
    health: { items: 1, found: 1, absent: 0, unreadable: 0 },
  },
};

export const plainCases: readonly AdapterCase[] = [feed, profile, account, post, comments];
