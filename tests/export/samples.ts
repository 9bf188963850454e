import {
  collectFiles,
  type ExportAbout,
  type ExportedItem,
  type ExportFormat,
  type ExportOptions,
  exportItems,
} from '../../lib/export';
import { type Ledger, memoryLedger } from '../../lib/ledger';
import type { Author, ItemKey, PageItem, Readings } from '../../lib/model';
import type { ReviewOfExport } from '../../lib/schema/export';
import { judge } from '../../lib/verdict';
import { found, HOUR, NOW, viewOf } from '../ledger/samples';

export const READER: Author = { id: '1000000001', name: '月下读书人' };
export const STAR: Author = { id: '1000000002', name: '林间小号' };
export const PADDED: ItemKey = 'weibo:post:4390000000000001';
const FALLEN: ItemKey = 'weibo:post:4390000000000002';
const FILM: ItemKey = 'douban:subject:26266893';
const BOARD: ItemKey = 'weibo:hot:超话榜首';
const usualPost = (i: number): ItemKey => `weibo:post:43800000000000${10 + i}`;
export const ALL: readonly ItemKey[] = [PADDED, FALLEN, FILM, BOARD, usualPost(0), usualPost(1)];

/** Titles as somebody would write them who does not want to be exported. */
export const HOSTILE = [
  '=HYPERLINK("http://x.test","点我")',
  '+1-2, "引号" and \'apostrophes\'',
  '-2+3',
  '@SUM(A1:A9) 转给 @路人甲 和＠林间小号',
  '"=1+1',
  '\t=1+1',
  '\r\n第二行\n第三行',
  '</script><script>alert(1)</script><img src=x onerror=alert(1)>',
  '</style><!-- --> &amp; &#x3c; ]]>',
  '\u202eمرحبا\u202c abc',
  '👩‍👩‍👧‍👦🏳️‍🌈 𠮷野家',
  'a\u0000b\u0007c\ud800d',
  "'=1+1",
  '＝1＋1',
  '',
] as const;

function item(key: ItemKey, readings: Readings, more: Partial<PageItem> = {}): PageItem {
  const kind = key.startsWith('douban:subject') ? 'subject' : key.startsWith('weibo:hot') ? 'hot' : 'post';
  return { key, kind, author: null, title: '', promoted: false, flags: [], readings, ...more };
}

const three = (reposts: number, comments: number, likes: number): Readings => ({
  reposts: found(reposts),
  comments: found(comments),
  likes: found(likes, Math.round(likes * 1.1)),
});

function film(at: number): PageItem {
  const wave = at / 12;
  const shares = [46 - 6 * wave, 34 - 4 * wave, 14 - 2 * wave, 3, 3 + 12 * wave].map((s) => Math.round(s * 10) / 10);
  const [five = 0, four = 0, threeStars = 0, two = 0, one = 0] = shares;
  return item(
    FILM,
    {
      score: { state: 'found', text: '', value: Math.round((8.6 - wave) * 10) / 10 },
      raters: found(112_400 + Math.round(28_000 * wave)),
      stars: { state: 'found', text: '', shares: [five, four, threeStars, two, one] },
    },
    { title: '山海之间' },
  );
}

/** Twelve visits, an hour apart but for one long night: a padded post, one whose likes fall, a film under a wave. */
export async function ledgerWithStory(): Promise<Ledger> {
  const ledger = memoryLedger();
  const others = Array.from({ length: 8 }, (_, i) =>
    item(usualPost(i), three(200 + 13 * i, 90 + 7 * i, 1800 + 90 * i), {
      author: STAR,
      title: HOSTILE[i] ?? '',
      postedAt: NOW - (i + 2) * 24 * HOUR,
    }),
  );
  for (let visit = 0; visit < 12; visit += 1) {
    const at = NOW + visit * HOUR + (visit > 6 ? 20 * HOUR : 0);
    const padded = three(3_000_000 * (visit + 1), 9000 + 200 * visit, 42_000 + 1000 * visit);
    const fallen = three(1200, 300, visit < 9 ? 50_000 + visit * 100 : 31_000);
    await ledger.record(
      viewOf(
        item(PADDED, padded, {
          author: STAR,
          title: `转发 @${READER.name} 抽奖，${STAR.name}感谢大家`,
          postedAt: NOW - HOUR,
        }),
        item(FALLEN, fallen, { author: READER, title: HOSTILE[7], postedAt: NOW - 30 * HOUR }),
        film(visit),
        item(BOARD, { heat: found(3_109_260 + 91_000 * visit) }, { title: '超话榜首', rank: 1 + (visit % 3) }),
        item(`weibo:user:${STAR.id}`, { followers: found(25_000_000, 25_999_999) }, { kind: 'user', title: STAR.name }),
        ...others,
      ),
      at,
    );
  }
  return ledger;
}

export const KEPT: ReviewOfExport = { decision: 'kept', note: '=查过，@路人甲 也看到了', at: NOW + 40 * HOUR };

/** The items of a ledger as the review page would hand them over. */
export async function* itemsOf(ledger: Ledger, keys: readonly ItemKey[] = ALL): AsyncGenerator<ExportedItem> {
  for (const key of keys) {
    const evidence = (await ledger.evidence([key])).get(key);
    if (evidence === undefined) continue;
    const review = key === PADDED ? KEPT : null;
    yield { evidence, verdict: judge(evidence, SETTINGS), review };
  }
}

export const SETTINGS = { thresholds: { rollback: 2 } } as const;

export const ABOUT: ExportAbout = {
  extension: '0.1.0',
  madeAt: NOW + 48 * HOUR,
  timeZone: 'Asia/Shanghai',
  language: 'zh-CN',
  settings: SETTINGS,
  selection: '状态：数据异常、存疑',
  items: ALL.length,
  redaction: 'authors',
};

/** All files of an export, as bytes. */
export function filesOf(
  format: ExportFormat,
  items: AsyncIterable<ExportedItem>,
  about: Partial<ExportAbout> = {},
  options: ExportOptions = {},
): Promise<ReadonlyMap<string, Blob>> {
  return collectFiles(exportItems(format, items, { ...ABOUT, ...about }, options));
}

/** The one file of an export that makes one. */
export async function fileOf(...args: Parameters<typeof filesOf>): Promise<Blob> {
  const [file] = (await filesOf(...args)).values();
  if (file === undefined) throw new Error('The export made no file.');
  return file;
}
