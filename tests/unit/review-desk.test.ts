import { describe, expect, it } from 'vitest';
import { memoryLedger } from '../../lib/ledger';
import { NO_FILTER } from '../../lib/review/filter';
import { topicOf } from '../../lib/review/groups';
import type { ReviewFilter, ReviewSort } from '../../lib/schema/review';
import { PADDED } from '../export/samples';
import { HOUR, NOW, post, postKey, three, verdict, viewOf } from '../ledger/samples';
import { DECIDED_AT, deskOver, deskWithStory, EVERYTHING } from '../review/desk';

/** Posts that were flagged or not, each seen at an hour of its own. */
async function manyPosts(n: number) {
  const ledger = memoryLedger();
  for (let id = 1; id <= n; id += 1) {
    const author = { id: String(100 + (id % 3)), name: `作者${id % 3}` };
    const title = id % 4 === 0 ? `#话题${id % 8}# 第 ${id} 条` : `第 ${id} 条`;
    await ledger.record(viewOf(post(id, three(10 * id), { author, title })), NOW + id * HOUR);
  }
  const desk = await deskOver(ledger);
  for (let id = 1; id <= n; id += 1) {
    const state = id % 3 === 0 ? 'unusual' : id % 3 === 1 ? 'doubtful' : 'ordinary';
    await desk.ledger.keepVerdicts([verdict(postKey(id), state)]);
  }
  return desk;
}

const filter = (change: Partial<ReviewFilter>) => ({ filter: { ...NO_FILTER, ...change } });
const sort = (by: ReviewSort['by'], descending = false) => ({ sort: { by, descending } });
const keys = (...ids: number[]) => ids.map(postKey);

describe('the desk', () => {
  it('holds what was flagged and what was sent by hand, and tells how far it has read', async () => {
    const { ledger, desk, progress, shown } = await manyPosts(9);
    await ledger.review(postKey(2), { decision: 'open', note: '', at: NOW });
    await desk.fill();
    expect(progress.at(-1)).toEqual({ rows: 7, done: true });
    expect(shown()).toEqual(keys(9, 6, 3, 7, 4, 1, 2));
    expect(shown(filter({ byHand: true }))).toEqual(keys(2));
  });

  it('leaves out what the rule does not ask for, but nothing that was sent by hand', async () => {
    const { ledger, desk, shown } = await manyPosts(6);
    await ledger.review(postKey(1), { decision: 'open', note: '', at: NOW });
    await desk.fill();
    expect(shown({ rule: { states: ['unusual'], without: [] } })).toEqual(keys(6, 3, 1));
    expect(shown({ rule: { states: ['unusual', 'doubtful'], without: ['weibo'] } })).toEqual(keys(1));
  });

  it.each<[string, Partial<ReviewFilter>, number[]]>([
    ['state', { states: ['unusual'] }, [9, 6, 3]],
    ['site', { sites: ['douban'] }, []],
    ['kind', { kinds: ['post'], states: ['doubtful'] }, [7, 4, 1]],
    ['author, by name or id', { author: '作者1' }, [7, 4, 1]],
    ['several words of a title, in any order', { text: '9 第' }, [9]],
    ['the days on which it was seen', { from: NOW + 6.5 * HOUR, to: NOW + 8 * HOUR }, [7]],
  ])('is narrowed down by %s', async (_, change, expected) => {
    const { desk, shown } = await manyPosts(9);
    await desk.fill();
    expect(shown(filter(change))).toEqual(keys(...expected));
  });

  it('is narrowed down by a check, and sorts by how much it found', async () => {
    const { desk, shown } = await deskWithStory();
    const [first] = desk.view({ ...EVERYTHING, ...sort('findings', true) }).order;
    const { checks } = desk.rows.row(first ?? -1);
    expect(checks.length).toBeGreaterThan(1);
    expect(shown(filter({ checks: ['rollback'] }))).toContain('weibo:post:4390000000000002');
    expect(shown(filter({ checks: ['rollback'] }))).not.toContain(PADDED);
  });

  it.each<[ReviewSort['by'], boolean, number[]]>([
    ['lastAt', false, [1, 3, 4, 6]],
    ['lastAt', true, [6, 4, 3, 1]],
    ['figures', false, [6, 4, 3, 1]],
    ['title', true, [6, 3, 1, 4]],
  ])('sorts by %s, turned round: %s', async (by, descending, expected) => {
    const { desk, shown } = await manyPosts(6);
    await desk.fill();
    // Every post has as many reposts: among equals the one seen last comes first.
    expect(shown(sort(by, descending))).toEqual(keys(...expected));
  });

  it('groups by topic, what has none at the end', async () => {
    const { desk, shown } = await manyPosts(9);
    await desk.fill();
    expect(shown({ group: 'topic' })).toEqual(['话题4', postKey(4), null, ...keys(9, 6, 3, 7, 1)]);
    expect(shown({ group: 'site' })[0]).toBe('weibo');
  });

  it('gives every item of a day once, however many there are', async () => {
    const ledger = memoryLedger();
    const posts = Array.from({ length: 700 }, (_, id) => post(id + 1, three(10)));
    await ledger.record(viewOf(...posts), NOW);
    const { ledger: own, desk, shown } = await deskOver(ledger);
    await own.keepVerdicts(posts.map(({ key }) => verdict(key, 'unusual')));
    await desk.fill();
    expect(new Set(shown()).size).toBe(700);
    expect(shown()).toHaveLength(700);
  });
});

describe('a decision', () => {
  it('is in the history at once, keeps its note, and can be taken back step by step', async () => {
    const { desk, ledger, shown } = await manyPosts(6);
    await desk.fill();
    const [first, second] = desk.view(EVERYTHING).order;
    await desk.decide([first ?? -1, second ?? -1], 'kept', null);
    await desk.decide([first ?? -1], 'kept', '查过');
    const reviews = () => ledger.reviews(keys(6, 3));
    expect(await reviews()).toEqual(
      new Map([
        [postKey(6), { decision: 'kept', note: '查过', at: DECIDED_AT }],
        [postKey(3), { decision: 'kept', note: '', at: DECIDED_AT }],
      ]),
    );
    expect(shown(filter({ decisions: ['open'] }))).toEqual(keys(4, 1));
    expect(await desk.undo()).toEqual({ items: 1, first });
    expect((await reviews()).get(postKey(6))?.note).toBe('');
    expect(await desk.undo()).toEqual({ items: 2, first });
    expect(await reviews()).toEqual(new Map());
    expect(shown(filter({ decisions: ['open'] }))).toEqual(keys(6, 3, 4, 1));
    expect(await desk.undo()).toEqual({ items: 0, first: null });
  });

  it('that stands already is not written again', async () => {
    const { desk } = await manyPosts(3);
    await desk.fill();
    const ids = [...desk.view(EVERYTHING).order];
    expect(await desk.decide(ids, 'set-aside', null)).toBe(ids.length);
    expect(await desk.decide(ids, 'set-aside', null)).toBe(0);
  });

  it('on many is kept slice by slice, and what was kept before a failure can be taken back', async () => {
    const { desk, queue, ledger } = await manyPosts(3);
    await desk.fill();
    const { decide } = queue;
    let calls = 0;
    Object.assign(queue, {
      decide: (decided: Parameters<typeof decide>[0]) => {
        calls += 1;
        return calls === 2 ? Promise.reject(new Error('full')) : decide(decided);
      },
    });
    const many = Array.from({ length: 501 }, (_, id) => ({
      key: postKey(id + 1),
      before: null,
      after: { decision: 'kept' as const, note: '', at: NOW },
    }));
    await expect(desk.keep(many)).rejects.toThrow('full');
    expect((await ledger.reviews(many.map(({ key }) => key))).size).toBe(500);
    expect(await desk.undo()).toMatchObject({ items: 500 });
    expect((await ledger.reviews(many.map(({ key }) => key))).size).toBe(0);
  });
});

describe('all that is known of an item', () => {
  it('is its evidence, its verdict as of now and its review', async () => {
    const { desk, idOf } = await deskWithStory();
    await desk.decide([idOf(PADDED)], 'kept', '确认');
    const detail = await desk.detail(PADDED);
    expect(detail?.verdict.findings.length).toBeGreaterThan(0);
    expect(detail?.evidence.series.length).toBe(12);
    expect(detail?.review).toMatchObject({ decision: 'kept', note: '确认' });
    expect(await desk.detail('weibo:post:404')).toBeNull();
  });

  it('has a picture where a figure moved, and none where it stood', async () => {
    const { desk, idOf } = await deskWithStory();
    const [moved, none] = await desk.pictures([idOf(PADDED), idOf('weibo:post:4390000000000002')]);
    expect(moved?.length).toBeGreaterThan(10);
    expect(none).toEqual([]);
  });
});

it.each([
  ['#明星超话# 打榜', 'post', '明星超话'],
  ['没有话题', 'post', null],
  ['夏日限定', 'hot', '夏日限定'],
  ['## 空的', 'post', null],
] as const)('the topic of %s (%s) is %s', (title, kind, topic) => {
  expect(topicOf(title, kind)).toBe(topic);
});

describe('an item that was forgotten', () => {
  it('is on the desk no longer, and neither counted nor exported; seen again, it is another row', async () => {
    const { desk, ledger, queue, shown, idOf } = await deskWithStory();
    const all = shown();
    const [gone = '', ...others] = all.map((key) => key ?? '');
    const [id, counted] = [idOf(gone), desk.view(EVERYTHING).counts.all];
    const [history] = (await ledger.histories(null, 10_000)).histories.filter(({ facts }) => facts.key === gone);
    await ledger.forget([gone]);
    await desk.forgotten(gone);
    expect(shown()).toEqual(others);
    expect(desk.view(EVERYTHING).counts.all).toBe(counted - 1);
    expect(desk.rows.idOf(gone)).toBeUndefined();
    if (history) await ledger.merge([history]);
    await queue.decide([[gone, { decision: 'open', note: '', at: DECIDED_AT }]]);
    await desk.refresh([gone]);
    expect(shown().toSorted()).toEqual(all.toSorted());
    expect(idOf(gone)).not.toBe(id);
  });

  it('leaves its author’s others as they are by then', async () => {
    const { ledger, desk, shown } = await manyPosts(9);
    await desk.fill();
    await ledger.forget([postKey(9)]);
    await ledger.keepVerdicts([verdict(postKey(6), 'ordinary'), verdict(postKey(4), 'ordinary')]);
    await desk.forgotten(postKey(9));
    // That of another author is not asked about.
    expect(shown()).toEqual(keys(3, 7, 4, 1));
  });
});
