/** An invented account. Ids beginning with 99 are above every id that Weibo has given out. */
export interface Person {
  readonly uid: string;
  readonly name: string;
  readonly about: string;
  readonly followers: number;
  readonly following: number;
  /** The mark beside the name: a person, an organisation, or none. */
  readonly verified: 'person' | 'organisation' | null;
  /** The colour of the drawn avatar, in degrees. */
  readonly hue: number;
}

type Rest = Partial<Pick<Person, 'verified' | 'following'>>;

function person(id: number, name: string, about: string, followers: number, hue: number, rest: Rest = {}): Person {
  return { uid: `99000000${id}`, name, about, followers, hue, following: 120 + id * 7, verified: null, ...rest };
}

export const people = {
  singer: person(11, '林屿川', '歌手，新专辑《夏日限定》', 25_138_402, 18, { verified: 'person', following: 86 }),
  filmNotes: person(12, '城南观影笔记', '一周看三部，写一部', 124_310, 205),
  quiet: person(13, '梧桐不说话', '独立音乐人', 86_204, 142, { verified: 'person' }),
  radio: person(14, '街角电台', '晚八点，说一首歌的来历', 412_960, 268, { verified: 'person' }),
  choir: person(15, '合唱团小满', '业余女中音', 3_418, 52),
  asker: person(16, '票根收藏者', '攒了十二年票根', 9_207, 330),
  veteranFans: person(17, '山河旧友会', '听顾长河的中年人在这里集合', 58_310, 172),
  daily: person(18, '澄江日报', '澄江本地新闻', 8_416_220, 222, { verified: 'organisation' }),
  walker: person(19, '沿河走走', '桥、堤、旧码头', 21_806, 96),
  kitchen: person(20, '阿渡的厨房', '一人食，九点前吃完', 67_511, 34),
} as const satisfies Record<string, Person>;
