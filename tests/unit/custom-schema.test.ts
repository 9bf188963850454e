import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Adapter, Anchor, Field, ItemRule, Place, Test } from '../../lib/adapters/types';
import { type Language, speaker } from '../../lib/i18n';
import type { ItemKind } from '../../lib/model';
import type { customAdapterSchema } from '../../lib/schema/adapter';
import { parseCustomAdapter } from '../../lib/schema/adapter';
import { type Problem, placeInEnglish } from '../../lib/schema/problems';

const folder = new URL('../../assets/custom-sites/', import.meta.url);
const examples = readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);
const imdb = () => JSON.parse(examples.find(([name]) => name === 'imdb.json')?.[1] ?? '{}');

const inEnglish = ({ place, what }: Problem) => `${placeInEnglish(place)} ${speaker('en').sentence(what)}`;

/** The first problem of the IMDb example with one place changed; the empty path is the adapter itself. */
function problemsWith(path: readonly string[], value: unknown) {
  const adapter = imdb();
  const last = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce((at, name) => at[name], adapter);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  const parsed = parseCustomAdapter(JSON.stringify(adapter));
  return parsed.ok ? [] : parsed.problems.map(inEnglish);
}

describe('a custom adapter', () => {
  it.each(examples)('like the example %s is taken as it is', (_, text) => {
    expect(parseCustomAdapter(text)).toEqual({ ok: true, adapter: JSON.parse(text) });
  });

  it('is shown in the README as it is shipped', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const shown = /## Teach it another site[\s\S]*?```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? '{}';
    expect(JSON.parse(shown)).toEqual(imdb());
  });

  it('can say all that an adapter of ours can', () => {
    type Custom = (typeof customAdapterSchema)['_zod']['output'];
    expectTypeOf<keyof Custom>().toEqualTypeOf<keyof Adapter>();
    expectTypeOf<Custom['item']['kind']>().toEqualTypeOf<ItemKind>();
    expectTypeOf<keyof Custom['item']>().toEqualTypeOf<keyof ItemRule>();
    expectTypeOf<keyof Custom['item']['title'][number]>().toEqualTypeOf<keyof Place>();
    expectTypeOf<keyof Custom['item']['badge'][number]>().toEqualTypeOf<keyof Anchor>();
    expectTypeOf<keyof NonNullable<Custom['item']['promoted']>[number]>().toEqualTypeOf<keyof Test>();
    expectTypeOf<keyof NonNullable<Custom['item']['fields']['likes']>>().toEqualTypeOf<keyof Field>();
    expectTypeOf<keyof Custom['item']['fields']>().toEqualTypeOf<keyof ItemRule['fields']>();
  });

  it.each<[where: string, path: readonly string[], value: unknown, problem: RegExp]>([
    ['no selector', ['item', 'select'], undefined, /^item › select is missing$/],
    ['a figure of no name', ['item', 'fields', 'karma'], { at: [{}] }, /^item › fields › karma is not known here$/],
    ['code', ['item', 'run'], 'fetch("//x")', /^item › run is not known here$/],
    [
      'a prototype name',
      ['item', 'fields', 'constructor'],
      { at: [] },
      /^item › fields › constructor is not known here$/,
    ],
    ['a text for a list', ['item', 'title'], 'h1', /^item › title must be a list/],
    ['no place', ['item', 'fields', 'raters', 'at'], [], /^item › fields › raters › at must not be empty$/],
    [
      'a conversion of its own',
      ['item', 'title'],
      [{}, { as: 'eval' }],
      /^item › title › entry 2 › as must be one of "/,
    ],
    [
      'a mark of its own',
      ['item', 'promoted'],
      [{ where: 'a', has: '.*' }],
      /^item › promoted › entry 1 › has must be/,
    ],
    ['a pattern of its own', ['item', 'title'], [{ where: 'a', is: 'x' }], /^item › title › entry 1 › is is not known/],
    ['an unknown source', ['item', 'title'], [{ from: 'innerHTML' }], /entry 1 › from must be "text", "own-text"/],
    ['a megabyte', ['item', 'select'], 'a'.repeat(20_000), /^item › select must have at most 500 characters$/],
    ['too many places', ['item', 'title'], Array(11).fill({}), /^item › title must have at most 10 entries$/],
    [
      'a part beyond the last',
      ['item', 'title'],
      [{ split: { by: ',', of: 2, take: 2 } }],
      /split › take must be less/,
    ],
    ['a site of ours', ['site'], 'weibo', /^site must be "x-"/],
    ['another id', ['id'], 'x-other/title', /^id must begin with the site/],
    ['keys of ours', ['item', 'key', 'prefix'], 'weibo:post:', /^item › key › prefix must be like "x-site:post:"/],
    ['keys of another', ['item', 'key', 'prefix'], 'x-im:subject:', /^item › key › prefix must begin with the site/],
    ['no date', ['lastSeenReal'], 'yesterday', /^lastSeenReal must be "never" or a date such/],
    [
      'a flag of ours alone',
      ['item', 'flags'],
      [{ flag: 'unverified-layout', when: [] }],
      /entry 1 › flag must be one of/,
    ],
  ])('with %s is refused, and the place named', (_, path, value, problem) => {
    expect(problemsWith(path, value).some((line) => problem.test(line))).toBe(true);
  });

  it.each([
    ['*.com/**', /host in full/],
    ['*.imdb.com/**', /host in full/],
    ['www.*.com/', /host in full/],
    ['*/', /host in full/],
    ['localhost/', /begin with a host/],
    ['192.168.0.1/', /begin with a host/],
    ['www.example.com:8080/', /begin with a host/],
    ['user@www.example.com/', /begin with a host/],
    ['WWW.example.com/', /begin with a host/],
    ['http://www.example.com/', /without "https:/],
    ['https://www.example.com/', /without "https:/],
    ['www.example.com', /needs a path/],
    ['www.example.com/a?b=c', /without spaces, query/],
    ['weibo.com/', /has its own adapters/],
    ['m.weibo.cn/**', /has its own adapters/],
    ['movie.douban.com/subject/*', /has its own adapters/],
    ['login.sina.com.cn/', /has its own adapters/],
    ['login.example.com/', /sign in/],
    ['accounts.example.com/**', /sign in/],
  ])('for %s is refused', (glob, fault) => {
    expect(problemsWith(['urls'], [glob])).toEqual([expect.stringMatching(fault)]);
  });

  it.each(['www.example.com/', 'example.com/**', 'weibo.com.example.org/a/*', 'a-b.example.co.uk/x_(1)/*/y*'])(
    'for %s is taken',
    (glob) => expect(problemsWith(['urls'], [glob])).toEqual([]),
  );

  it.each([
    ['', /^the file is not JSON/],
    ['{"id": }', /^the file is not JSON/],
    ['null', /^the file must be an object/],
    ['[]', /^the file must be an object/],
    [' '.repeat(100_000), /^the file must have at most 50,000 characters/],
  ])('in the file %j is refused', (text, problem) => {
    const parsed = parseCustomAdapter(text);
    expect(parsed.ok ? [] : parsed.problems.map(inEnglish)).toEqual([expect.stringMatching(problem)]);
  });

  it.each<
    [language: Language, missing: string, kind: string, unknown: string, unsafe: string, broken: string, large: string]
  >([
    ['en', 'is missing', 'must be text in quotes', 'is not known here', 'host in full', 'line 2, column 1', '50,000'],
    ['zh-CN', '缺少', '必须是引号里的文字', '没有这个名称', '主机名要写全', '第 2 行第 1 列', '最多 50,000 个字符'],
    ['zh-TW', '缺少', '必須是引號裡的文字', '沒有這個名稱', '主機名稱要寫全', '第 2 行第 1 欄', '最多 50,000 個字元'],
  ])('is told what is wrong in %s', (language, ...words) => {
    const adapterWith = (change: object) => JSON.stringify({ ...imdb(), ...change });
    const texts = [
      adapterWith({ watch: undefined }),
      adapterWith({ watch: 7 }),
      adapterWith({ run: 'fetch' }),
      adapterWith({ urls: ['*.imdb.com/**'] }),
      '{"id": "x-imdb/title",\n}',
      ' '.repeat(50_001),
    ];
    const told = texts.map((text) => {
      const parsed = parseCustomAdapter(text);
      return parsed.ok ? [] : parsed.problems.map(({ what }) => speaker(language).sentence(what));
    });
    expect(told).toEqual(words.map((word) => [expect.stringContaining(word)]));
  });

  it('tells at most twenty problems', () => {
    const parsed = parseCustomAdapter(
      JSON.stringify(Object.fromEntries(Array.from({ length: 99 }, (_, i) => [`a${i}`, 1]))),
    );
    expect(parsed.ok ? null : parsed.problems.length).toBe(20);
  });
});
