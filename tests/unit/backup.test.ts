import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryLedger } from '../../lib/ledger';
import { backup } from '../../lib/ledger/backup';
import { restore } from '../../lib/ledger/restore';
import {
  ABOUT,
  allSeries,
  anyVisits,
  backupOf,
  everything,
  ledgerOf,
  linesIn,
  packed,
  restoreInto,
} from '../ledger/backups';
import { found, HOUR, KEY, NOW, post, seriesOf, viewOf } from '../ledger/samples';

describe('a backup', () => {
  it('restored elsewhere is the same history', async () => {
    await fc.assert(
      fc.asyncProperty(anyVisits, async (visits) => {
        const [source, target] = [await ledgerOf(visits), memoryLedger()];
        await restoreInto(target, source);
        expect(await everything(target)).toEqual(await everything(source));
        expect(await target.totals()).toEqual(await source.totals());
      }),
    );
  });

  it('restored twice, or where it came from, changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyVisits, anyVisits, async (ours, theirs) => {
        const [target, source] = [await ledgerOf(ours), await ledgerOf(theirs)];
        const first = await restoreInto(target, source);
        const [once, totals] = [await everything(target), await target.totals()];
        for (const again of [source, target]) {
          expect(await restoreInto(target, again)).toMatchObject({
            ok: true,
            merged: { added: 0, changed: 0, points: 0 },
          });
        }
        expect(await everything(target)).toEqual(once);
        expect(await target.totals()).toEqual(totals);
        expect(first.ok).toBe(true);
      }),
    );
  });

  it('of two people comes to the same series, whoever takes over from whom', async () => {
    await fc.assert(
      fc.asyncProperty(anyVisits, anyVisits, async (ours, theirs) => {
        const [a, b] = [await ledgerOf(ours), await ledgerOf(theirs)];
        const [intoA, intoB] = [await ledgerOf(ours), await ledgerOf(theirs)];
        await restoreInto(intoA, b);
        await restoreInto(intoB, a);
        expect(await allSeries(intoA)).toEqual(await allSeries(intoB));
        expect(await intoA.totals()).toEqual(await intoB.totals());
      }),
    );
  });

  it('holds series of many stretches, which go on being recorded afterwards', async () => {
    const [source, target] = [memoryLedger(), memoryLedger()];
    for (let i = 0; i < 350; i += 1) await source.record(viewOf(post(1, { likes: found(i) })), NOW + i * HOUR);
    await restoreInto(target, source);
    for (const ledger of [source, target])
      await ledger.record(viewOf(post(1, { likes: found(350) })), NOW + 350 * HOUR);
    expect(await seriesOf(target, KEY)).toHaveLength(351);
    expect(await everything(target)).toEqual(await everything(source));
    expect(await target.totals()).toEqual(await source.totals());
  });

  it('fills a gap between stretches', async () => {
    const [source, target] = [memoryLedger(), memoryLedger()];
    for (let i = 0; i < 350; i += 1) {
      const view = viewOf(post(1, { likes: found(i) }));
      await source.record(view, NOW + i * HOUR);
      if (i < 120 || i > 330) await target.record(view, NOW + i * HOUR);
    }
    expect(await restoreInto(target, source)).toMatchObject({ merged: { changed: 1, points: 211 } });
    expect(await everything(target)).toEqual(await everything(source));
    expect(await target.totals()).toEqual(await source.totals());
  });

  it('keeps the later facts, and what only the earlier ones knew', async () => {
    const [source, target] = [memoryLedger(), memoryLedger()];
    const likes = { likes: found(1) };
    await source.record(viewOf(post(1, likes, { title: '', postedAt: NOW - HOUR, flags: ['media'] })), NOW + HOUR);
    await target.record(viewOf(post(1, likes, { title: '旧题', postedAt: NOW, flags: ['pinned'] })), NOW);
    await restoreInto(target, source);
    const facts = (await target.evidence([KEY])).get(KEY)?.facts;
    expect(facts).toMatchObject({ title: '旧题', postedAt: NOW - HOUR, flags: ['media'] });
  });

  it('is lines that a person can read, unpacked or not', async () => {
    const source = memoryLedger();
    await source.record(viewOf(post(1, { reposts: found(12), likes: found(11_500, 12_999) })), NOW);
    const lines = await linesIn(await backupOf(source));
    const at = NOW / 1000;
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { shuifen: 'backup', format: 1, version: '0.1.0', at: '2019-07-20T12:00:00.000Z', items: 1, points: 1 },
      {
        item: KEY,
        kind: 'post',
        title: '第 1 条',
        author: { id: '1000', name: '月下读书人' },
        points: [[at, at, 1, { reposts: 12, likes: [11_500, 12_999] }]],
      },
      { end: true, items: 1, points: 1 },
    ]);
    const target = memoryLedger();
    expect(await restore(target, new Blob([lines.join('\n')]))).toMatchObject({ ok: true, merged: { added: 1 } });
    expect(await everything(target)).toEqual(await everything(source));
  });

  it('tells how far it is, and stops when it is told to', async () => {
    const source = memoryLedger();
    for (let page = 0; page < 10; page += 1) {
      const items = Array.from({ length: 50 }, (_, i) => post(page * 50 + i, { likes: found(i) }));
      await source.record(viewOf(...items), NOW);
    }
    const progress: number[] = [];
    const file = await new Response(
      backup(source, ABOUT, { onProgress: ({ done, of }) => progress.push(done / of) }),
    ).blob();
    expect(progress.at(-1)).toBe(1);
    const stop = new AbortController();
    const stopped = backup(source, ABOUT, { signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) });
    await expect(new Response(stopped).blob()).rejects.toThrow();
    const target = memoryLedger();
    const stopCheck = new AbortController();
    const options = { signal: stopCheck.signal, onProgress: () => stopCheck.abort(new Error('enough')) };
    await expect(restore(target, file, options)).rejects.toThrow('enough');
    expect((await target.totals()).items).toBe(0);
    await restore(target, file, { onProgress: ({ done, of }) => progress.push(done / of) });
    expect(progress.at(-1)).toBe(1);
    expect((await target.totals()).items).toBe(500);
  });
});

describe('a file that is broken', () => {
  const twoItems = async () => {
    const source = memoryLedger();
    for (let i = 0; i < 250; i += 1) await source.record(viewOf(post(1, { likes: found(i) })), NOW + i * HOUR);
    await source.record(viewOf(post(2, { likes: found(5) })), NOW);
    return linesIn(await backupOf(source));
  };
  const broken = async (lines: readonly string[], file = packed(lines)) => {
    const target = memoryLedger();
    const restored = await restore(target, file);
    expect((await target.totals()).items).toBe(0);
    return restored.ok ? null : restored.broken;
  };

  it('at any line changes nothing, and the line is named', async () => {
    const lines = await twoItems();
    expect(lines).toHaveLength(6);
    for (const [i, line] of lines.entries()) {
      for (const wrong of [line.slice(0, -1), '', '[]', 'null', '7', '{"item":1}', `${line} `.repeat(2)]) {
        expect(await broken(lines.with(i, wrong))).toMatchObject({ line: i + 1 });
      }
    }
  });

  it('with a line missing or twice is noticed', async () => {
    const lines = await twoItems();
    for (const i of lines.keys()) {
      expect(await broken(lines.toSpliced(i, 1))).not.toBeNull();
      expect(await broken(lines.toSpliced(i, 0, lines[i] ?? ''))).not.toBeNull();
    }
    expect(await broken(lines.slice(0, -1))).toEqual({ line: 6, fault: 'cut', where: '' });
    expect(await broken([])).toEqual({ line: 1, fault: 'not-backup', where: '' });
  });

  it('cut off, or with a byte changed, is noticed', async () => {
    const bytes = new Uint8Array(await packed(await twoItems()).arrayBuffer());
    for (let length = 0; length < bytes.length; length += 97) {
      expect(await broken([], new Blob([bytes.slice(0, length)]))).not.toBeNull();
    }
    // After gzip's own head, whose bytes mean little.
    for (let at = 10; at < bytes.length; at += 131) {
      expect(await broken([], new Blob([bytes.with(at, (bytes[at] ?? 0) ^ 0x55)]))).not.toBeNull();
    }
  });

  it('of a later format says so', async () => {
    const [header = '', ...rest] = await twoItems();
    expect(await broken([header.replace('"format":1', '"format":2,"new":true'), ...rest])).toMatchObject({
      line: 1,
      fault: 'newer',
    });
  });

  it.each([
    ['a name that every object has', '"kind"', '"__proto__":{"polluted":1},"kind"', 'form'],
    ['a metric that there is not', '"likes":5', '"constructor":5', 'form'],
    ['a negative count', '"likes":5', '"likes":-5', 'form'],
    ['a count of the wrong type', '"likes":5', '"likes":"5"', 'form'],
    ['an interval the wrong way round', '"likes":5', '"likes":[9,3]', 'form'],
    ['a score finer than any', '"likes":5', '"score":8.25', 'form'],
    ['a title that is too long', '第 2 条', '长'.repeat(61), 'form'],
    ['a key of another form', '"item":"weibo:post:2"', '"item":"javascript:alert(1)"', 'form'],
    ['a number beyond all numbers', '"likes":5', '"likes":1e400', 'form'],
    ['brackets without end', '"likes":5', `"likes":${'['.repeat(100_000)}`, 'not-json'],
    ['a line of 50 MB', '第 2 条', ' '.repeat(50_000_000), 'long'],
  ])('by %s names the line', async (_, good, bad, fault) => {
    const lines = await twoItems();
    expect(lines[4]).toContain(good);
    expect(await broken(lines.with(4, lines[4]?.replace(good, bad) ?? ''))).toMatchObject({ line: 5, fault });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('by times out of order, within a line or from one to the next, names the line', async () => {
    const lines = await twoItems();
    const [item = '', more = ''] = lines.slice(2, 4);
    expect(await broken(lines.with(2, more).with(3, item))).toMatchObject({ line: 4, fault: 'order' });
    const at = (NOW + 120 * HOUR) / 1000;
    const early = item.replace(`[${at},${at},`, `[${at - 1_000_000},${at},`);
    expect(early).not.toBe(item);
    expect(await broken(lines.with(2, early))).toMatchObject({ line: 3, fault: 'order' });
  });

  it('is not a backup at all', async () => {
    for (const text of ['hello', '{}', '{"shuifen":"settings"}', '\u0000\u0001', '{"end":true,"items":0,"points":0}'])
      expect(await broken([], new Blob([text]))).toMatchObject({ line: 1, fault: 'not-backup' });
    expect(await broken([], new Blob([new Uint8Array([0xff, 0xfe, 10])]))).toMatchObject({ line: 1, fault: 'damaged' });
  });
});
