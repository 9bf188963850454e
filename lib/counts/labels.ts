import { once } from './once';

/**
 * The words that stand beside a figure, or alone in its place where the site shows none (then it is zero or hidden).
 * Lower case, each as one unbroken run of letters. As a pattern, because every page has to carry it.
 */
const WORD = once(
  () =>
    new RegExp(
      `^(?:${[
        '(?:原文|[次人])?(?:转发|评论)|轉發|評論|快?转|[点已次人]?赞|讚|收藏|次?分享|回[复应]|留言|共|全部|[条條次个人]',
        '条(?:评论|回[复应]|微博)|(?:次?(?:播放|阅读|讨论)|[次人]?观看|原创)|(?:播放|观看|阅读|讨论|原创)量',
        '人看过此视频|原创人数|热度值?|影响力|指数|人气',
        '粉[丝絲]|人?关注|關注|(?:全部)?微博|帖子|篇|[位个]?成员|人加入',
        '人?评价|人評價|人评分|人?(?:[看读听玩]过|[在想][看读听玩])|[有无没]用',
        '评价人数不足|目前无人评价|暂无(?:评分)?|尚未上映',
        '(?:like|repost|retweet|comment|share|view|play|follower|post|rating|vote|read|member)s?',
        'repl(?:y|ies)|following|useful',
      ].join('|')})$`,
    ),
);

/** Whether a word is one that sites put beside a figure. */
export function isLabel(word: string): boolean {
  return WORD().test(word);
}
