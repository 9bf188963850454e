import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyFile } from '../../lib/export';
import { csvRow } from '../../lib/export/csv';
import { speaker } from '../../lib/i18n';
import { type Ledger, memoryLedger } from '../../lib/ledger';
import { ALL, filesOf, HOSTILE, itemsOf, ledgerWithStory, PADDED } from '../export/samples';
import { found, NOW, post, viewOf } from '../ledger/samples';

let ledger: Ledger;
let files: ReadonlyMap<string, Blob>;

beforeAll(async () => {
  ledger = await ledgerWithStory();
  files = await filesOf('csv', itemsOf(ledger));
});

async function bytesOf(name: string): Promise<Buffer> {
  const file = files.get(name);
  if (file === undefined) throw new Error(`no ${name}`);
  return Buffer.from(await file.arrayBuffer());
}

const parsed = (text: string) =>
  Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n', skipEmptyLines: true }).data;
const rowsOf = async (name: string) => parsed((await bytesOf(name)).toString('utf8').replace(/^\uFEFF/, ''));

describe('the tables', () => {
  it('begin with a byte order mark, and end every line as spreadsheets expect', async () => {
    for (const name of ['items.csv', 'observations.csv']) {
      const bytes = await bytesOf(name);
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(bytes.toString('utf8').endsWith('\r\n')).toBe(true);
    }
  });

  it('have one row for each item and one for each value, all of the same length', async () => {
    const items = await rowsOf('items.csv');
    expect(items).toHaveLength(1 + ALL.length);
    expect(new Set(items.map((row) => row.length)).size).toBe(1);
    const observations = await rowsOf('observations.csv');
    const evidence = await ledger.evidence(ALL);
    const points = [...evidence.values()].reduce((sum, { series }) => sum + series.length, 0);
    expect(observations).toHaveLength(1 + points);
    expect(new Set(observations.map((row) => row.length)).size).toBe(1);
  });

  it('tell each figure as shown and with both ends, and times with their offset', async () => {
    const [names = [], ...rows] = await rowsOf('observations.csv');
    const cell = (row: readonly string[] | undefined, name: string) => row?.[names.indexOf(name)];
    const first = rows.find((row) => row[0] === PADDED);
    expect(cell(first, '转发（最小）')).toBe('3000000');
    expect(cell(first, '转发（最大）')).toBe('3000000');
    expect(cell(first, '转发（显示为）')).toBe('300万');
    expect([cell(first, '赞（最小）'), cell(first, '赞（最大）')]).toEqual(['42000', '46200']);
    expect(cell(first, '首次看到')).toBe('2019-07-20T20:00:00+08:00');
  });

  it('leave the end of an open figure empty', async () => {
    const capped = memoryLedger();
    await capped.record(viewOf(post(1, { reposts: found(1_000_000, null) })), NOW);
    const made = await filesOf('csv', itemsOf(capped, ['weibo:post:1']));
    const [names = [], row = []] = parsed(((await made.get('observations.csv')?.text()) ?? '').replace(/^\uFEFF/, ''));
    const cells = ['转发（显示为）', '转发（最小）', '转发（最大）'].map((name) => row[names.indexOf(name)]);
    expect(cells).toEqual(['100万+', '1000000', '']);
  });

  it('come with a manifest that sha256sum and verifyFile can check', async () => {
    const manifest = (await bytesOf('manifest.txt')).toString('utf8');
    for (const name of ['items.csv', 'observations.csv']) {
      expect(manifest).toContain(
        `${createHash('sha256')
          .update(await bytesOf(name))
          .digest('hex')}  ${name}\n`,
      );
    }
    const check = (beside: ReadonlyMap<string, Blob>) =>
      verifyFile(new Blob([manifest]), async (name) => beside.get(name) ?? null, speaker('en'));
    expect((await check(files)).is).toBe('fine');
    const changed = new Map([['items.csv', new Blob(['x'])]]);
    expect(await check(changed)).toEqual({
      is: 'wrong',
      words: ['items.csv: it has been changed since the export', 'observations.csv: this file is missing'],
    });
  });

  it('have their columns also where there is nothing to put in', async () => {
    const made = await filesOf('csv', itemsOf(memoryLedger(), []));
    expect([...made.keys()]).toEqual(['items.csv', 'observations.csv', 'manifest.txt']);
    expect(parsed((await made.get('items.csv')?.text()) ?? '')).toHaveLength(1);
  });
});

/** What a cell may begin with without being taken for a formula. */
const FORMULA = /^[\s\p{C}"']*[=+\-@＝＋－＠]/u;

describe('csvRow', () => {
  it('gives every text back as it was, or with an apostrophe before what would be a formula', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...HOSTILE),
    );
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 2, maxLength: 5 }), (cells) => {
        const [back = []] = Papa.parse<string[]>(csvRow(cells), { delimiter: ',', newline: '\r\n' }).data;
        expect(back).toHaveLength(cells.length);
        back.forEach((cell, i) => {
          // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
          const clean = (cells[i] ?? '').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\uFFFD');
          expect([clean, `'${clean}`]).toContain(cell);
          if (FORMULA.test(clean)) expect(cell).toBe(`'${clean}`);
        });
      }),
    );
  });

  it('leaves numbers numbers, also negative ones', () => {
    expect(csvRow([-1, 0.5, '-1', null])).toBe(`-1,0.5,"'-1",\r\n`);
  });
});

const soffice = spawnSync('soffice', ['--version']).status === 0;

describe('in a spreadsheet', () => {
  // LibreOffice, where it is installed: the file is opened as a user would, and saved again as plain cells.
  it.skipIf(!soffice)(
    'Chinese is whole, figures are numbers, and no cell is a formula',
    async () => {
      const hostile = memoryLedger();
      const posts = HOSTILE.map((title, i) => post(i + 1, { likes: found(12_000 + i, 12_999 + i) }, { title }));
      await hostile.record(viewOf(...posts), NOW);
      const keys = posts.map(({ key }) => key);
      const made = await filesOf('csv', itemsOf(hostile, keys), { redaction: 'none' });
      const table = Buffer.from((await made.get('items.csv')?.arrayBuffer()) ?? new ArrayBuffer(0));
      const sheet = inLibreOffice(table);
      expect(sheet).not.toContain('table:formula');
      expect(sheet).toContain('转给 @路人甲 和＠林间小号');
      expect(sheet).toContain('月下读书人');
      for (let i = 0; i < HOSTILE.length; i += 1)
        expect(sheet).toMatch(new RegExp(`office:value-type="float" office:value="${12_000 + i}"`));
      expect(sheet).toMatch(/office:value-type="string"[^>]*>\s*<text:p>(&apos;|')-2\+3/);
    },
    120_000,
  );

  it.skipIf(!soffice)(
    'would be a formula without the guard',
    () => {
      expect(inLibreOffice(Buffer.from('\uFEFFa\r\n=1+1\r\n'))).toContain('table:formula');
    },
    120_000,
  );
});

/** The sheet that LibreOffice makes of a table, as the XML of a flat OpenDocument. */
function inLibreOffice(table: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'shuifen-sheet-'));
  try {
    writeFileSync(join(folder, 'table.csv'), table);
    // Comma, quotes, UTF-8, from line 1: what its dialog offers for such a file. It takes a formula for a formula.
    const filter = '--infilter=CSV:44,34,76,1';
    const options = ['--headless', `-env:UserInstallation=file://${folder}/profile`, filter];
    const done = spawnSync('soffice', [
      ...options,
      '--convert-to',
      'fods',
      '--outdir',
      folder,
      join(folder, 'table.csv'),
    ]);
    if (done.status !== 0) throw new Error(String(done.stderr));
    return readFileSync(join(folder, 'table.fods'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
