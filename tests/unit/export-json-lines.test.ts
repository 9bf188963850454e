import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ExportedItem, exportItems, type Verified, verifyExport } from '../../lib/export';
import { readLines } from '../../lib/export/read';
import { sha256 } from '../../lib/export/sha256';
import { type Ledger, memoryLedger } from '../../lib/ledger';
import type { Neighbour } from '../../lib/model';
import { exportJsonSchema } from '../../lib/schema/export';
import { judge, RULES_VERSION } from '../../lib/verdict';
import {
  ABOUT,
  ALL,
  fileOf,
  HOSTILE,
  itemsOf,
  ledgerWithStory,
  PADDED,
  READER,
  SETTINGS,
  STAR,
} from '../export/samples';
import { found, NOW, post, viewOf } from '../ledger/samples';
import { evidence, facts, point } from './checks/evidence';

const SCHEMA = join(import.meta.dirname, '../../assets/schema/shuifen-export-1.schema.json');
let ledger: Ledger;
let text: string;

beforeAll(async () => {
  ledger = await ledgerWithStory();
  text = await (await fileOf('jsonl', itemsOf(ledger))).text();
});

const linesOf = (file: string) => file.split('\n').slice(0, -1);
const written = (lines: readonly string[]) => new Blob([lines.map((line) => `${line}\n`).join('')]);
const places = (verified: Verified) =>
  verified.is === 'wrong' ? verified.problems.map(({ line, what }) => `${line} ${what.id}`) : [verified.is];

describe('an export as JSON Lines', () => {
  it('holds each line to the published schema', () => {
    const published = JSON.parse(readFileSync(SCHEMA, 'utf8'));
    const schema = z.fromJSONSchema(published);
    for (const line of linesOf(text)) expect(schema.safeParse(JSON.parse(line)).error).toBeUndefined();
    expect(schema.safeParse({ ...JSON.parse(linesOf(text)[0] ?? ''), unheard: 1 }).success).toBe(false);
  });

  it('is published as the code has it (`npm run schema` writes it)', () => {
    expect(existsSync(SCHEMA)).toBe(true);
    expect(JSON.parse(readFileSync(SCHEMA, 'utf8'))).toEqual(JSON.parse(JSON.stringify(exportJsonSchema())));
  });

  it('says at its head what it is and what it does not claim', () => {
    const header = JSON.parse(linesOf(text)[0] ?? '');
    expect(header).toMatchObject({
      extension: '0.1.0',
      rules: RULES_VERSION,
      madeAt: '2019-07-22T20:00:00+08:00',
      settings: SETTINGS,
      redaction: 'authors',
      items: ALL.length,
    });
    expect(header.thresholds.rollback).toEqual({ value: 2, unit: 'percentFall' });
    expect(header.statement.join()).toMatch(/不是人.*不能防止伪造/s);
  });

  it('writes every other item that verdicts use once, before the first that needs it', () => {
    const keys = linesOf(text).flatMap((line) => JSON.parse(line).context ?? []);
    expect(keys.length).toBeGreaterThan(5);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('exports nothing of the settings that names people', async () => {
    const settings = { ...SETTINGS, exceptions: [{ key: `weibo:${STAR.id}`, what: 'author', title: STAR.name }] };
    const file = await fileOf('jsonl', itemsOf(ledger), { settings });
    expect(await file.text()).not.toContain('exceptions');
    expect((await verifyExport(file)).is).toBe('fine');
  });
});

describe('verifyExport', () => {
  it.each(['none', 'authors', 'items'] as const)(
    'recomputes every verdict of a file redacted by “%s”',
    async (redaction) => {
      const file = await fileOf('jsonl', itemsOf(ledger), { redaction });
      expect(await verifyExport(file)).toMatchObject({ is: 'fine', items: ALL.length });
    },
  );

  it('names the one line in which a letter was changed', async () => {
    const lines = linesOf(text);
    await fc.assert(
      fc.asyncProperty(fc.nat(lines.length - 1), fc.nat(), async (row, place) => {
        const line = lines[row] ?? '';
        const at = place % line.length;
        const changed = line.slice(0, at) + (line[at] === '7' ? '8' : '7') + line.slice(at + 1);
        const verified = await verifyExport(written(lines.with(row, changed)));
        expect(verified.is).toBe('wrong');
        // Lines that build on it may suffer too; but it comes first, and no other is called changed.
        const problems = places(verified);
        expect(problems[0]).toMatch(new RegExp(`^${row + 1} `));
        for (const problem of problems) expect(problem).not.toMatch(new RegExp(`^(?!${row + 1} )\\d+ verify.changed`));
      }),
      { numRuns: 30 },
    );
  });

  it('finds out whoever changes a figure and makes new digests for it: the verdict no longer follows', async () => {
    const forged = resealed(linesOf(text).map((line) => line.replace('"reposts":36000000', '"reposts":3600')));
    const row = linesOf(text).findIndex((line) => line.includes(`"item":"${PADDED}"`)) + 1;
    expect([...new Set(places(await verifyExport(written(forged))))]).toEqual([`${row} verify.differs`]);
  });

  it.each([
    ['a line taken out', (lines: readonly string[]) => lines.toSpliced(3, 1), ['4 verify.gone']],
    ['a line put in', (lines: readonly string[]) => lines.toSpliced(3, 0, lines[2] ?? ''), ['4 verify.extra']],
    ['the end cut off', (lines: readonly string[]) => lines.slice(0, -1), ['16 verify.cut']],
    ['something after the end', (lines: readonly string[]) => [...lines, '{}'], ['17 verify.after']],
    ['another file', () => ['{"shuifen":"backup"}'], ['1 verify.notExport']],
    ['nothing', () => [], ['1 verify.notExport']],
    [
      'a later format',
      (lines: readonly string[]) => lines.map((line) => line.replace('"format":1', '"format":9')),
      ['1 verify.newer'],
    ],
  ])('notices %s', async (_, change, expected) => {
    const problems = places(await verifyExport(written(change(linesOf(text)))));
    expect(problems.filter((problem) => !/totals|context|changed/.test(problem))).toEqual(expected);
  });

  it('names the lines that changed places', async () => {
    const lines = linesOf(text);
    const swapped = lines.with(1, lines[2] ?? '').with(2, lines[1] ?? '');
    expect(places(await verifyExport(written(swapped)))).toEqual(['2 verify.changed', '3 verify.changed']);
  });

  it('blames the digests, not the lines, where those were changed', async () => {
    const lines = linesOf(text);
    const manifest = JSON.parse(lines.at(-1) ?? '');
    const forged = JSON.stringify({ ...manifest, digests: manifest.digests.with(4, '0'.repeat(64)) });
    const verified = await verifyExport(written(lines.with(-1, forged)));
    expect(places(verified)).toEqual([`${lines.length} verify.changed`]);
  });

  it('says which version re-derives a file of other rules, if it is undamaged', async () => {
    const lines = resealed(linesOf(text).map((line) => line.replace(/("rules":)\d+/, '$1999')));
    expect(await verifyExport(written(lines))).toEqual({
      is: 'other-rules',
      rules: 999,
      extension: '0.1.0',
    });
    const damaged = lines.with(5, (lines[5] ?? '').replace('"likes"', '"views"'));
    expect((await verifyExport(written(damaged))).is).toBe('wrong');
  });

  it('reads a packed file too, and says where bytes are no text', async () => {
    const packed = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob();
    expect((await verifyExport(packed)).is).toBe('fine');
    const broken = new Blob([linesOf(text)[0] ?? '', '\n', new Uint8Array([0xff, 0xfe, 10])]);
    expect(places(await verifyExport(broken))).toContain('2 verify.damaged');
  });

  it('never throws on any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.string(), fc.json(), fc.constantFrom(...linesOf(text)))), async (lines) => {
        expect((await verifyExport(written(lines.map((line) => line.replaceAll('\n', ''))))).is).toBe('wrong');
      }),
      { numRuns: 40 },
    );
  });
});

function postOf(author: number, n: number): Neighbour {
  const key = `weibo:post:${10 * author + n}`;
  const latest = point({ counts: { likes: 100 + n, reposts: n, comments: 3 } });
  return { facts: facts({ key, author: { id: String(author), name: `author ${author}` } }), latest, series: [latest] };
}

describe('a long export', () => {
  it('has digests in between and context that fell out of the window once more, and still verifies', async () => {
    // The first post of every author, then the second ones: by then those of the first authors are forgotten.
    async function* items(): AsyncGenerator<ExportedItem> {
      for (const place of [0, 1]) {
        for (let author = 0; author < 220; author += 1) {
          const [own, ...others] = [0, 1, 2, 3, 4, 5].map((n) => postOf(author, (n + place) % 6));
          if (own) yield { evidence: evidence({ ...own, authorItems: others }), verdict: null, review: null };
        }
      }
    }
    const file = await fileOf('jsonl', items());
    const kinds = { digests: 0, context: 0 };
    for await (const { parsed } of readLines(file)) {
      if (parsed.ok && 'digests' in parsed.line) kinds.digests += 1;
      if (parsed.ok && 'context' in parsed.line) kinds.context += 1;
    }
    expect(kinds.digests).toBeGreaterThan(3);
    expect(kinds.context).toBeGreaterThan(1500);
    expect(await verifyExport(file)).toMatchObject({ is: 'fine', items: 440 });
  });
});

describe('redaction', () => {
  const people = [STAR.id, STAR.name, READER.id, READER.name, '路人甲'];

  it.each(['jsonl', 'csv', 'html'] as const)('leaves nobody’s name or id in %s', async (format) => {
    let all = '';
    for await (const { bytes } of exportItems(format, itemsOf(ledger), ABOUT)) all += new TextDecoder().decode(bytes);
    for (const name of people) expect(all).not.toContain(name);
    expect(all).toContain(PADDED);
  });

  it('hides the items as well when asked to', async () => {
    const hidden = await (await fileOf('jsonl', itemsOf(ledger), { redaction: 'items' })).text();
    for (const secret of [...people, '4390000000000001', '26266893', '山海之间', 'https://'])
      expect(hidden).not.toContain(secret);
  });

  it('gives one person one code within a file, and another one in the next', async () => {
    const code = (file: string) => JSON.parse(linesOf(file)[1] ?? '').author.id;
    expect(new Set(text.match(/"author":\{"id":"~[0-9a-f]{12}"/g)).size).toBe(2);
    expect(code(await (await fileOf('jsonl', itemsOf(ledger))).text())).not.toBe(code(text));
  });

  it.each(['authors', 'items'] as const)('changes no verdict (%s)', async (redaction) => {
    const verdicts = (file: string) => linesOf(file).flatMap((line) => JSON.parse(line).verdict ?? []);
    const open = await (await fileOf('jsonl', itemsOf(ledger), { redaction: 'none' })).text();
    const hidden = await (await fileOf('jsonl', itemsOf(ledger), { redaction })).text();
    expect(verdicts(hidden)).toEqual(verdicts(open));
    expect(verdicts(hidden).map(({ state }) => state)).toContain('unusual');
  });

  it('is off only where the file says so', async () => {
    const open = await (await fileOf('jsonl', itemsOf(ledger), { redaction: 'none' })).text();
    expect(open).toContain(STAR.name);
    expect(JSON.parse(linesOf(open)[0] ?? '')).toMatchObject({ redaction: 'none' });
  });
});

describe('exporting', () => {
  it('judges anew and says under which other state an item was listed', async () => {
    async function* listed() {
      for await (const item of itemsOf(ledger, [PADDED])) yield { ...item, verdict: { state: 'ordinary' } as const };
    }
    const item = JSON.parse(linesOf(await (await fileOf('jsonl', listed())).text()).at(-2) ?? '');
    expect(item).toMatchObject({ listedAs: 'ordinary', verdict: { state: 'unusual' } });
  });

  it('tells how far it is, and stops its source when it is aborted', async () => {
    const controller = new AbortController();
    const told: number[] = [];
    let isClosed = false;
    async function* source() {
      try {
        yield* itemsOf(ledger);
      } finally {
        isClosed = true;
      }
    }
    const options = {
      signal: controller.signal,
      onProgress({ items }: { items: number }) {
        told.push(items);
        if (items === 2) controller.abort();
      },
    };
    await expect(fileOf('jsonl', source(), {}, options)).rejects.toThrow(/abort/i);
    expect(told).toEqual([1, 2]);
    expect(isClosed).toBe(true);
  });

  it('says of hostile titles in every format no more than their letters', async () => {
    const hostile = memoryLedger();
    const posts = HOSTILE.map((title, i) => post(i, { likes: found(i) }, { title }));
    await hostile.record(viewOf(...posts), NOW);
    const keys = posts.map(({ key }) => key);
    expect((await verifyExport(await fileOf('jsonl', itemsOf(hostile, keys)))).is).toBe('fine');
    const report = await (await fileOf('html', itemsOf(hostile, keys), { redaction: 'none' })).text();
    expect(report).not.toMatch(/<(script|img|iframe|object|link)/i);
    expect(report.match(/<\/style>/g)).toHaveLength(1);
    expect(report).not.toContain('\u0000');
  });
});

/** Lines with a manifest of their own, as a forger would make it. */
function resealed(lines: readonly string[]): readonly string[] {
  const body = lines.slice(0, -1);
  const manifest = JSON.parse(lines.at(-1) ?? '');
  const digests = body.map((line) => sha256(line));
  const whole = sha256(body.map((line) => `${line}\n`).join(''));
  return [...body, JSON.stringify({ ...manifest, digests, sha256: whole })];
}

describe('the sample', () => {
  it('has something to say', async () => {
    const padded = (await ledger.evidence([PADDED])).get(PADDED);
    expect(padded && judge(padded, SETTINGS).findings.length).toBeGreaterThan(0);
  });
});
