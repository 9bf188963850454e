import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentFigures } from '../../lib/adapters/comments';

const SENTENCE = '期待姐姐的新作品一定会去电影院支持两遍再来写长评';
const OTHERS = [
  '配乐克制得恰到好处，雨戏值得回看',
  '我家楼下那家书店昨天关门了',
  '第三集节奏慢，但人物立住了',
  '有没有人知道片尾曲叫什么',
];

/** The sentence with every tenth character another one, a different one each time. */
function edited(sentence: string, nth: number): string {
  const filler = '啦呀哦呢吧真很太';
  return [...sentence].map((c, i) => ((i + nth) % 10 === 0 ? (filler[nth % filler.length] ?? '') : c)).join('');
}

describe('the figures of visible comments', () => {
  it('no comments, no figures', () => {
    expect(commentFigures('今天天气不错', [])).toEqual({ visible: 0, eligible: 0, largestCluster: 0 });
  });

  it('comments of their own make no cluster', () => {
    expect(commentFigures('今天天气不错', OTHERS)).toEqual({ visible: 4, eligible: 4, largestCluster: 1 });
  });

  it('exact copies are one cluster, whatever stands around them', () => {
    const copies = [SENTENCE, `@某人 ${SENTENCE}`, `回复@某_人-1:${SENTENCE}！！`, `${SENTENCE}[心][心]`];
    const quoted = [`${SENTENCE}//@路人甲:我也去`, `https://t.cn/A6xyz12 ${SENTENCE}`];
    const figures = commentFigures('', [...OTHERS, ...copies, ...quoted]);
    expect(figures).toEqual({ visible: 10, eligible: 10, largestCluster: 6 });
  });

  it('a tenth of the characters changed is still the same sentence', () => {
    const edits = [0, 1, 2, 3, 4, 5].map((nth) => edited(SENTENCE, nth));
    expect(new Set(edits).size).toBe(6);
    expect(commentFigures('', [...OTHERS, ...edits])).toMatchObject({ eligible: 10, largestCluster: 6 });
  });

  it.each([
    ['哈哈哈哈哈哈哈', 0],
    ['七个字不够长的', 0],
    ['八个字还是不够的', 0],
    ['九个不同字就刚好够了', 1],
    ['加油加油加油加油加油', 0],
    ['[鲜花][鲜花][鲜花][鲜花]', 0],
    ['@某人 @另一个人 @第三个人看', 0],
    ['https://weibo.com/2000000001/NAMhW4flH', 0],
    ['！！！？？？……。。。，，，', 0],
  ])('%s counts for %i', (comment, eligible) => {
    expect(commentFigures('', [comment]).eligible).toBe(eligible);
  });

  it('what only repeats the post is left out', () => {
    const post = '新剧《长堤》今晚八点上线，欢迎收看。';
    const quotes = ['新剧长堤今晚八点上线！', '《长堤》今晚八点，欢迎收看呀'];
    expect(commentFigures(post, [...quotes, ...quotes, ...OTHERS])).toEqual({
      visible: 8,
      eligible: 4,
      largestCluster: 1,
    });
  });

  it('a chain of likenesses is no cluster: each is held against one comment', () => {
    const chain = ['甲乙丙丁戊己庚辛壬', '丁戊己庚辛壬癸子丑', '庚辛壬癸子丑寅卯辰'];
    expect(commentFigures('', chain).largestCluster).toBe(3);
    expect(commentFigures('', [...chain, '癸子丑寅卯辰巳午未', '寅卯辰巳午未申酉戌']).largestCluster).toBe(3);
  });
});

describe('whatever the comments', () => {
  const any = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 600 }), fc.constant(SENTENCE)), {
    maxLength: 150,
  });

  it('the figures are in order, bounded, and nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), any, (post, comments) => {
        const { visible, eligible, largestCluster } = commentFigures(post, comments);
        expect(visible).toBe(Math.min(comments.length, 100));
        expect(eligible).toBeLessThanOrEqual(visible);
        expect(largestCluster).toBeLessThanOrEqual(eligible);
        expect(largestCluster > 0).toBe(eligible > 0);
      }),
    );
  });

  it('copies of one of them are all found, wherever they stand', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.shuffledSubarray(OTHERS), (copies, others) => {
        const comments = [...others, ...Array.from({ length: copies }, () => SENTENCE)];
        expect(commentFigures('', comments).largestCluster).toBe(Math.max(copies, others.length > 0 ? 1 : 0));
      }),
    );
  });

  it('only the first 300 characters of one and the first 100 of all are looked at', () => {
    const long = ' '.repeat(300) + SENTENCE;
    expect(commentFigures('', [long])).toMatchObject({ visible: 1, eligible: 0 });
    expect(
      commentFigures(
        '',
        Array.from({ length: 500_000 }, () => SENTENCE),
      ),
    ).toEqual({
      visible: 100,
      eligible: 100,
      largestCluster: 100,
    });
  });
});
