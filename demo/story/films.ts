import type { PerStep } from './steps';

/** Votes of five, four, three, two and one star. */
export type Votes = readonly [five: number, four: number, three: number, two: number, one: number];

export interface ShortComment {
  readonly cid: string;
  readonly by: string;
  readonly stars: 1 | 2 | 3 | 4 | 5;
  readonly on: string;
  readonly text: string;
  readonly useful: number;
}

export interface Film {
  readonly id: string;
  readonly title: string;
  readonly year: number;
  readonly director: string;
  readonly cast: readonly string[];
  readonly genres: readonly string[];
  readonly country: string;
  readonly released: string;
  readonly minutes: number;
  readonly plot: string;
  readonly poster: 'sea' | 'hills' | 'night';
  /** Null while nobody can rate it. */
  readonly votes: PerStep<Votes> | null;
  readonly collects: PerStep<number>;
  readonly wishes: PerStep<number>;
  readonly comments: readonly ShortComment[];
}

/** Ordinary for its score on two evenings; overnight come 20,000 votes, eight in ten of them one star. */
export const longDyke: Film = {
  id: '9900000701',
  title: '长堤',
  year: 2019,
  director: '沈既白',
  cast: ['顾青原', '陆晚舟', '何知秋'],
  genres: ['剧情', '家庭'],
  country: '中国大陆',
  released: '2019-06-14(中国大陆)',
  minutes: 127,
  plot:
    '退休的护堤员老闻每天沿江走十一公里，数石阶，记水位。女儿从南方回来接他，' +
    '他说再等一个汛期。父女俩在堤上走了整整一个夏天，谁也没有提起那艘没有回来的船。',
  poster: 'sea',
  votes: [
    [62_300, 39_900, 9_200, 580, 240],
    [62_790, 40_180, 9_280, 584, 246],
    [64_960, 41_420, 9_600, 760, 16_340],
    [65_700, 41_900, 9_760, 790, 16_670],
    [66_510, 42_440, 9_930, 820, 16_880],
  ],
  collects: [139_870, 141_020, 143_380, 144_610, 146_295],
  wishes: [88_412, 89_066, 89_510, 89_874, 90_633],
  comments: [
    {
      cid: '9900071001',
      by: '北岸',
      stars: 5,
      on: '2019-06-15',
      text: '走路的戏拍得这么好看，很久没有见过了。',
      useful: 4_206,
    },
    {
      cid: '9900071002',
      by: '十一公里',
      stars: 4,
      on: '2019-06-22',
      text: '中段略长，但结尾值得等。潮水退下去的时候，影厅里很安静。',
      useful: 2_318,
    },
    {
      cid: '9900071003',
      by: '收音机',
      stars: 5,
      on: '2019-07-02',
      text: '父亲那句“数错了，再来”，我在座位上数了三遍。',
      useful: 1_174,
    },
  ],
};

/** An ordinary film with an ordinary histogram, for comparison. */
export const postman: Film = {
  id: '9900000702',
  title: '小城邮差',
  year: 2018,
  director: '闻人简',
  cast: ['郑予安', '林小山'],
  genres: ['剧情', '喜剧'],
  country: '中国大陆',
  released: '2018-11-02(中国大陆)',
  minutes: 98,
  plot: '县城最后一个骑自行车送信的人，发现一封二十年前没有送到的信，收信人就住在他每天经过的那条街上。',
  poster: 'hills',
  votes: [
    [4_410, 13_110, 12_620, 1_705, 381],
    [4_419, 13_141, 12_648, 1_709, 382],
    [4_421, 13_150, 12_655, 1_710, 382],
    [4_426, 13_166, 12_670, 1_712, 383],
    [4_440, 13_212, 12_713, 1_718, 384],
  ],
  collects: [40_118, 40_206, 40_231, 40_284, 40_420],
  wishes: [15_204, 15_240, 15_251, 15_266, 15_318],
  comments: [
    {
      cid: '9900072001',
      by: '半斤',
      stars: 4,
      on: '2018-11-04',
      text: '好人好事拍得不让人起腻，不容易。',
      useful: 612,
    },
    { cid: '9900072002', by: '慢递', stars: 3, on: '2018-11-20', text: '前半小时很妙，后来有点用力。', useful: 405 },
  ],
};

/** Not shown yet, so not rated either. */
export const pier: Film = {
  id: '9900000703',
  title: '第七码头',
  year: 2019,
  director: '沈既白',
  cast: ['陆晚舟', '郑予安'],
  genres: ['悬疑'],
  country: '中国大陆',
  released: '2019-11-22(中国大陆)',
  minutes: 112,
  plot: '六个码头都有名字，第七个没有。一名新来的调度员在值夜班时收到一条来自那里的靠泊申请。',
  poster: 'night',
  votes: null,
  collects: [0, 0, 0, 0, 0],
  wishes: [8_214, 8_530, 8_602, 8_688, 9_105],
  comments: [],
};

export const films: readonly Film[] = [longDyke, postman, pier];
