/**
 * The words that stand beside a figure, or alone in its place where the site shows none (then it is zero or hidden).
 * Lower case, each as one unbroken run of letters.
 */
const WORDS: ReadonlySet<string> = new Set(
  [
    '转发 轉發 原文转发 快转 转 评论 評論 原文评论 赞 讚 点赞 已赞 收藏 分享 回复 回应 留言 共 全部 条 條 次 个 人',
    '条评论 条回复 条回应 条微博 次转发 次评论 次赞 次阅读 次讨论 次分享 人赞 人转发 人评论',
    '播放 观看 观看量 播放量 次播放 次观看 人观看 人看过此视频',
    '阅读 阅读量 讨论 讨论量 原创 原创量 原创人数 热度 热度值 影响力 指数 人气',
    '粉丝 粉絲 关注 關注 微博 全部微博 帖子 篇 人关注 位成员 成员 个成员 人加入',
    '人评价 人評價 人评分 评价 人看过 人在看 人想看 看过 在看 想看 人读过 人在读 人想读 读过 在读 想读',
    '人听过 人在听 人想听 听过 在听 想听 人玩过 人在玩 人想玩 玩过 在玩 想玩 有用 无用 没用',
    '评价人数不足 目前无人评价 暂无评分 暂无 尚未上映',
    'like likes repost reposts retweet retweets comment comments reply replies share shares view views play plays',
    'follower followers following post posts rating ratings vote votes read reads member members useful',
  ]
    .join(' ')
    .split(' '),
);

/** Whether a word is one that sites put beside a figure. */
export function isLabel(word: string): boolean {
  return WORDS.has(word);
}
