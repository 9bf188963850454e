import { superTopicId } from '../ids';
import { atStep, type PerStep } from './steps';

/** A word on the hot-search board; heat is null while it is not on it. */
export interface HotWord {
  readonly word: string;
  readonly heat: PerStep<number | null>;
  readonly tag: '新' | '热' | '沸' | '荐' | null;
  readonly place: 'pinned' | 'paid' | 'ranked';
}

type Heats = PerStep<number | null>;

const hot = (word: string, heat: Heats, tag: HotWord['tag'] = null, place: HotWord['place'] = 'ranked'): HotWord => ({
  word,
  heat,
  tag,
  place,
});

const _ = null;
const all = (heat: number): Heats => [heat, heat, heat, heat, heat];

const hotWords: readonly HotWord[] = [
  hot('澄江防汛', all(0), '热', 'pinned'),
  hot('清凉一夏喝青柠', [2_410_336, 3_180_204, 2_906_118, 3_044_960, 2_318_407], '荐', 'paid'),
  hot('星野手机新色', [1_206_118, 1_880_432, 1_764_330, 1_802_915, 1_120_846], '荐', 'paid'),
  hot('林屿川巡演收官', [2_806_412, 3_306_118, 2_611_204, 1_204_330, 340_118], '沸'),
  hot('为什么票几分钟就没了', [842_206, 2_918_440, 1_926_012, 860_224, 221_406], '热'),
  hot('顾长河超话', [_, 4_206_318, 4_880_206, 5_912_840, 1_402_118], '沸'),
  hot('中年人学打榜', [_, 2_604_118, 3_318_206, 3_606_442, 604_220], '新'),
  hot('超话影响力过亿', [_, _, _, 4_806_204, 902_318], '新'),
  hot('长堤 评分', [_, _, 2_204_806, 2_418_330, 806_442], '新'),
  hot('清理异常互动', [_, _, _, _, 3_418_206], '新'),
  hot('澄江雷阵雨', [2_118_904, 804_206, 612_330, 402_118, 388_206]),
  hot('地铁早高峰让座', [1_804_220, 906_114, 1_302_880, 610_204, 1_204_118]),
  hot('大暑吃什么', [612_308, 806_220, 1_006_318, 1_204_806, 1_806_332]),
  hot('旧电报局二楼', [406_118, 388_204, 402_336, 366_118, 350_224]),
  hot('月末天象', [1_302_664, 1_118_206, 804_330, 1_402_118, 906_206]),
  hot('第七码头定档', [906_332, 702_118, 566_204, 480_336, 1_306_204], '新'),
  hot('高温津贴', [1_602_118, 1_206_330, 1_118_402, 906_118, 1_604_220]),
  hot('猫生了三只', [502_204, 430_118, 404_226, 390_336, 366_402]),
  hot('小区广场舞分贝', [706_330, 604_118, 520_206, 470_118, 612_330]),
  hot('一人食冷面', [806_204, 580_336, 702_118, 430_220, 504_118]),
  hot('毕业纪念册还手写吗', [1_106_118, 640_204, 588_330, 506_118, 402_206]),
  hot('夜跑路线', [604_118, 730_206, 480_118, 702_330, 680_204]),
  hot('周末图书馆排队', [480_206, 1_006_118, 1_204_330, 540_206, 430_118]),
];

export interface SuperTopic {
  readonly id: string;
  readonly name: string;
  readonly influence: PerStep<number>;
}

const topic = (name: string, influence: PerStep<number>): SuperTopic => ({ id: superTopicId(name), name, influence });

/** Most topics move by a few percent in a week. */
const steady = (name: string, first: number): SuperTopic =>
  topic(name, [
    first,
    Math.round(first * 1.021),
    Math.round(first * 1.026),
    Math.round(first * 1.034),
    Math.round(first * 1.061),
  ]);

/** The climb is the published one of July 2019: rank 23 with 2.086 million to rank 1 with 110 million in four days. */
export const veteran = topic('顾长河', [2_086_000, 38_856_000, 54_060_000, 110_000_000, 138_600_000]);
const runnerUp = topic('林屿川', [30_412_000, 43_980_000, 49_260_000, 57_000_000, 57_830_000]);

const STEADY: readonly (readonly [name: string, influence: number])[] = [
  ['夏日限定', 21_806_000],
  ['昼白乐队', 18_402_000],
  ['乔疏影', 16_118_000],
  ['许观澜', 14_920_000],
  ['南风少年', 13_306_000],
  ['周未央', 11_804_000],
  ['陆晚舟', 10_220_000],
  ['青禾女团', 9_418_000],
  ['江照', 8_602_000],
  ['姜与墨', 7_940_000],
  ['十七楼', 7_206_000],
  ['温如许', 6_618_000],
  ['沈既白', 6_030_000],
  ['风物志', 5_480_000],
  ['郑予安', 4_906_000],
  ['橘子汽水', 4_418_000],
  ['苏念安', 3_960_000],
  ['海边来信', 3_502_000],
  ['顾青原', 3_104_000],
  ['旧书店', 2_718_000],
  ['何知秋', 2_306_000],
  ['慢车', 1_804_000],
  ['长堤', 1_402_000],
];

const superTopics: readonly SuperTopic[] = [veteran, runnerUp, ...STEADY.map(([name, first]) => steady(name, first))];

/** The super-topic chart at a stop, first place first. */
export function topicChart(step: number): readonly SuperTopic[] {
  return superTopics.toSorted((a, b) => atStep(b.influence, step) - atStep(a.influence, step));
}

/** A row of the hot-search board; the pinned one has neither rank nor heat. */
export interface HotRow extends Pick<HotWord, 'word' | 'tag' | 'place'> {
  readonly rank: number | null;
  readonly heat: number | null;
}

/** The hot-search board at a stop: the pinned word, then all others by heat, paid ones among them. */
export function hotBoard(step: number): readonly HotRow[] {
  const pinned = hotWords.filter(({ place }) => place === 'pinned');
  const shown = hotWords.flatMap((each) => {
    const heat = atStep(each.heat, step);
    return each.place === 'pinned' || heat === null ? [] : [{ ...each, heat }];
  });
  return [
    ...pinned.map((each) => ({ ...each, rank: null, heat: null })),
    ...shown.toSorted((a, b) => b.heat - a.heat).map((each, i) => ({ ...each, rank: i + 1 })),
  ];
}
