import { type ChinaTime, midOfTime } from '../ids';
import { type Figures, later, settled, told, young } from './figures';
import { type Person, people } from './people';
import type { PerStep } from './steps';

export interface Post {
  readonly mid: string;
  readonly author: Person;
  readonly at: ChinaTime;
  readonly text: string;
  readonly figures: PerStep<Figures>;
  /** The stop with which it appears. */
  readonly since: number;
  /** Posted before the display cap, or by an exempt account: shows reposts and comments above a million. */
  readonly uncapped: boolean;
  /** What the drawn picture below the text shows. */
  readonly picture: 'sea' | 'hills' | 'stage' | null;
  /** The post that this one passes on. */
  readonly original: Post | null;
}

type Rest = Partial<Pick<Post, 'since' | 'uncapped' | 'picture' | 'original'>>;

function post(author: Person, at: ChinaTime, text: string, figures: PerStep<Figures>, rest: Rest = {}): Post {
  const plain = { since: 0, uncapped: false, picture: null, original: null };
  return { mid: midOfTime(at), author, at, text, figures, ...plain, ...rest };
}

const { singer, filmNotes, quiet, radio, choir, asker, veteranFans, daily, walker, kitchen } = people;

/** More reposts than Weibo had people for (HEURISTICS A3): a third of a site's users, for 25 million followers. */
export const hundredMillion = post(
  singer,
  '2018-08-02 10:00:04',
  '新单曲《夏日限定》今天上线。谢谢每一个把它唱出声的人。',
  told(
    [100_204_318, 2_184_206, 894_120],
    [100_206_950, 2_184_311, 894_188],
    [100_207_422, 2_184_330, 894_197],
    [100_208_016, 2_184_352, 894_214],
    [100_208_871, 2_184_401, 894_260],
  ),
  { uncapped: true },
);

/** At the cap nothing can be said: reposts and comments are "at least a million". */
export const atCap = post(
  singer,
  '2019-07-12 20:00:11',
  '巡演最后一站，澄江见。灯牌请调暗一点，后排的朋友也想看见台上。',
  told(
    [1_204_118, 1_018_402, 742_006],
    [1_611_300, 1_066_218, 781_550],
    [1_702_744, 1_078_020, 790_318],
    [1_760_905, 1_085_116, 797_402],
    [1_803_220, 1_091_870, 803_144],
  ),
  { picture: 'stage' },
);

/** Reposts sixty times out of proportion to this author's own posts; after the purge of 22 July a good third is gone. */
export const padded = post(
  quiet,
  '2019-07-17 22:10:36',
  '新歌《慢车》上线，转起来！',
  told(
    [412_380, 1_806, 7_904],
    [786_115, 2_047, 8_882],
    [841_260, 2_101, 9_124],
    [864_307, 2_140, 9_310],
    [522_914, 2_168, 9_397],
  ),
);

/** A film company's campaign, delivered at a reviewer's post: nobody clears it, so one kind of evidence is all there is. */
export const campaign = post(
  filmNotes,
  '2019-07-18 09:15:22',
  '《第七码头》定档了，片方放出第一张剧照。',
  told([18_240, 88, 1_402], [23_116, 112, 1_720], [23_402, 117, 1_768], [23_655, 121, 1_794], [23_871, 124, 1_816]),
);

/** Many reposts, for a reason that stands in the post: nothing to mark. */
export const lottery = post(
  radio,
  '2019-07-18 08:12:20',
  '今晚八点直播间见，聊《慢车》的编曲。转发抽三位，送签名黑胶。',
  young(31_206, 8_204, 11_318),
);

/** The thread that started the week. */
const question = post(
  asker,
  '2019-07-16 23:04:09',
  '认真请教：顾长河的微博没什么人转，超话里也冷清，为什么演唱会的票还是几分钟就没了？',
  told(
    [402, 1_208, 2_160],
    [3_180, 5_260, 14_820],
    [4_022, 6_310, 18_490],
    [4_518, 6_902, 20_730],
    [4_760, 7_204, 21_960],
  ),
);

const filmPosts = [
  post(
    filmNotes,
    '2019-07-18 12:40:51',
    '二刷之后更喜欢《长堤》结尾那个长镜头了：船开出去，人没有回头。',
    young(214, 96, 1_873),
    {
      picture: 'sea',
    },
  ),
  post(
    filmNotes,
    '2019-07-17 21:40:03',
    '《小城邮差》的配乐只用了三件乐器，第二遍才听出来是哪三件。',
    settled(132, 63, 1_204),
  ),
  post(filmNotes, '2019-07-15 20:18:47', '影厅里只有九个人，散场没有一个人先站起来。', settled(288, 126, 2_410)),
  post(filmNotes, '2019-07-13 22:05:30', '整理了七月还能看到的片单，按城市分好了，自取。', settled(301, 118, 2_236)),
  post(
    filmNotes,
    '2019-07-10 21:12:18',
    '“等潮水退了再走”，这句台词放在第四十分钟，放得真稳。',
    settled(176, 81, 1_518),
  ),
  post(filmNotes, '2019-07-08 19:55:42', '老影院下周拆，去拍了几张放映间。', settled(376, 161, 3_074), {
    picture: 'hills',
  }),
] as const;
const olderFilmPosts = [
  post(filmNotes, '2019-07-05 20:31:16', '今天这部不推荐，但海报值得看。', settled(84, 46, 866)),
  post(filmNotes, '2019-07-02 22:48:09', '上半年看了六十一部，写了二十部，欠四十一部。', settled(158, 88, 1_642)),
  post(filmNotes, '2019-06-28 21:20:57', '字幕组的朋友说，最难译的是沉默。', settled(243, 104, 1_980)),
];

const quietPosts = [
  post(quiet, '2019-07-15 23:26:14', '录音棚的空调坏了，今天的人声都带着一点热。', settled(46, 118, 1_322)),
  post(quiet, '2019-07-12 18:03:40', '换了新琴弦。', settled(31, 84, 1_016)),
  post(quiet, '2019-07-09 22:37:25', '《慢车》的第三版，鼓去掉了。', settled(58, 137, 1_604)),
  post(quiet, '2019-07-06 16:49:02', '排练室楼下的猫生了三只。', settled(72, 196, 2_233)),
  post(quiet, '2019-07-03 21:15:33', '写歌的时候不要看数字。', settled(94, 171, 2_048)),
  post(quiet, '2019-06-30 23:58:12', '六月的最后两分钟，录完了。', settled(40, 103, 1_187)),
] as const;
const olderQuietPosts = [
  post(quiet, '2019-06-25 20:22:48', '谢谢来听的四十个人。', settled(67, 149, 1_790)),
  post(quiet, '2019-06-19 19:40:27', '口琴找到了，在冰箱上面。', settled(28, 91, 968)),
];

/** Shown on the home page only inside the post that passes it on. */
const rehearsal = post(
  radio,
  '2019-07-14 09:30:15',
  '周末的合唱排练缺两个低音，会看谱就来，地址在旧电报局二楼。',
  settled(318, 204, 1_466),
);

export const fresh = post(
  choir,
  '2019-07-18 19:52:40',
  '雨停了。',
  told([0, 2, 7], [1, 4, 16], [1, 4, 17], [1, 4, 17], [1, 4, 18]),
);
const shared = post(choir, '2019-07-16 12:09:33', '去了，低音部终于不孤单。', settled(3, 12, 58), {
  original: rehearsal,
});

const others = {
  bridge: post(walker, '2019-07-18 07:20:05', '堤上的石阶一共两百一十七级，每年少一级。', young(61, 38, 704), {
    picture: 'hills',
  }),
  supper: post(kitchen, '2019-07-18 18:44:19', '冷面、半根黄瓜、一勺芝麻酱。今天就到这里。', young(88, 142, 1_650)),
  weather: post(
    daily,
    '2019-07-18 17:30:00',
    '澄江今晚到明天有雷阵雨，沿江步道 22 时起封闭。',
    young(1_240, 612, 3_905),
  ),
};

/** What the week brings, newest first. */
const [cleared, overHundredMillion, overtaken, second] = [
  post(
    daily,
    '2019-07-24 10:00:00',
    '平台称已清理一批异常互动，部分内容的计数会相应减少。',
    later(4, 6_204, 3_115, 15_820),
    { since: 4 },
  ),
  post(veteranFans, '2019-07-21 23:59:31', '一亿了。都去睡吧，明天还要送孩子上学。', later(3, 8_116, 4_920, 31_204), {
    since: 3,
  }),
  post(
    veteranFans,
    '2019-07-21 00:26:08',
    '4607 万对 4606.9 万，过了。教程写得很细，谢谢年轻朋友教我们怎么签到。',
    later(2, 9_420, 5_806, 36_512),
    { since: 2 },
  ),
  post(
    veteranFans,
    '2019-07-20 19:30:44',
    '会打卡的教不会打卡的，一家一家来。今晚先到第二。',
    later(1, 5_130, 3_904, 20_116),
    { since: 1 },
  ),
] as const;

/** The home page, in its order: recent ones mixed with what is being passed around. */
export const homePosts: readonly Post[] = [
  cleared,
  padded,
  hundredMillion,
  filmPosts[0],
  campaign,
  fresh,
  overHundredMillion,
  lottery,
  quietPosts[0],
  overtaken,
  question,
  filmPosts[1],
  second,
  shared,
  others.supper,
  ...filmPosts.slice(2, 4),
  ...quietPosts.slice(1, 3),
  atCap,
  others.bridge,
  ...quietPosts.slice(3),
  others.weather,
  ...filmPosts.slice(4),
];

/** Every post of the story. */
export const allPosts: readonly Post[] = [...homePosts, rehearsal, ...olderFilmPosts, ...olderQuietPosts];
