import type { Random } from '../random';

/** Sentences as they are handed out, invented: of films, series, songs, goods, shops, places and people. */
export const TEMPLATES: readonly string[] = [
  '期待新作品上映一定会去电影院支持两遍',
  '这部剧节奏紧凑演员演技在线强烈推荐大家看',
  '新歌循环了一整天旋律真的太抓耳了',
  '姐姐的舞台越来越稳我们会一直陪着你',
  '质量没得说已经第三次回购了推荐给朋友',
  '画面精致配乐动人今年看过最好的一部',
  '剧情拖沓人物没有逻辑看了两集就弃了',
  '客服耐心发货很快包装也很仔细值得信赖',
  '用了半个月皮肤细腻很多会继续用下去',
  '哥哥认真工作的样子最有魅力加油向前走',
  '改编得面目全非对不起原著读者的期待',
  '这家店环境干净味道地道周末还会再来',
  '全程高能没有尿点结尾让人意想不到',
  '国产品牌越做越好用料实在价格也公道',
  '演唱会现场氛围绝了全场大合唱太感动',
  '一星都嫌多完全是在浪费观众的时间',
  '人物塑造立体台词有力量值得慢慢品味',
  '老师讲得清楚明白跟着学一定会有进步',
  '支持正版支持原创希望团队再接再厉',
  '风景如画民宿舒适老板热情下次带家人来',
  '手机流畅不发烫拍照清晰续航也够一天',
  '从第一季追到现在每一季都有新的惊喜',
  '实力派演员撑起整部戏眼神里全是故事',
  '这本书读完久久不能平静适合静下心来看',
];

const FILLERS = [...'真的很超级特别非常太好哈啦呀哦呢吧'];

/** Before each character a filler, and instead of each character none, as often as `rate` says. */
function edited(sentence: string, rate: number, random: Random): string {
  return [...sentence]
    .map((character) => (random.chance(rate) ? random.pick(FILLERS) : '') + (random.chance(rate) ? '' : character))
    .join('');
}

/** The page with `copies` of its comments replaced by edits of one of the templates (EVALUATION §2). */
export function withTemplates(
  comments: readonly string[],
  {
    copies,
    edits,
    templates,
    random,
  }: {
    readonly copies: number;
    readonly edits: number;
    readonly templates: readonly string[];
    readonly random: Random;
  },
): string[] {
  const template = random.pick(templates) ?? '';
  const places = new Set(random.sample([...comments.keys()], copies));
  return comments.map((comment, i) => (places.has(i) ? edited(template, edits, random) : comment));
}
