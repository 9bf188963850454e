/** One frozen example of what each version of the settings stored. Never changed: users have them. */
export const EXAMPLES = {
  1: {
    language: 'zh-TW',
    thresholds: { ratio: 2.5, rollback: 3 },
    layouts: { 'weibo/post': 'matching', 'weibo/topic': 'differing' },
  },
  2: {
    version: 2,
    language: 'en',
    thresholds: { ratio: 2.5 },
    layouts: { 'weibo/post': 'matching' },
    show: 'marked',
    sites: { douban: false },
    pages: { 'weibo/hot-board': false },
    exceptions: [
      { key: 'weibo:post:4822018659647509', what: 'item', reason: '', at: 1_563_600_000_000, title: '新歌' },
      { key: 'weibo:1000000001', what: 'author', reason: '抽奖太多', at: 1_563_600_000_001, title: '电台' },
    ],
  },
  3: {
    version: 3,
    language: 'zh-CN',
    thresholds: { ratio: 5, surge: 20 },
    layouts: { 'weibo/topic': 'matching' },
    show: 'all',
    sites: { weibo: false },
    pages: {},
    exceptions: [{ key: 'douban:subject:26266893', what: 'item', reason: '', at: 1_563_600_000_002, title: '电影' }],
    checks: { digits: false, listmove: false },
    marks: { doubtful: 0.2, unusual: 0.7, perThousand: 20 },
    retention: { keepAllDays: 365, afterwards: 'keep' },
  },
} as const;
