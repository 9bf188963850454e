import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../lib/export/sha256';
import { RULES_VERSION } from '../../lib/verdict';
import { ABOUT, fileOf, filesOf, itemsOf, ledgerWithStory } from '../export/samples';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'shuifen-export-'));
let text: string;

beforeAll(async () => {
  const ledger = await ledgerWithStory();
  text = await (await fileOf('jsonl', itemsOf(ledger))).text();
  for (const [name, file] of await filesOf('csv', itemsOf(ledger)))
    writeFileSync(join(folder, name), Buffer.from(await file.arrayBuffer()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command as a user does and gives its exit code and the lines that it says. */
function verify(name: string, content?: string, ...options: string[]) {
  if (content !== undefined) writeFileSync(join(folder, name), content);
  const done = spawnSync(process.execPath, ['scripts/verify-export.mjs', ...options, name], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });
  return { code: done.status, lines: done.stdout.split('\n').filter(Boolean), complaint: done.stderr };
}

describe('npm run verify-export', () => {
  it('says in one line that a file is fine', () => {
    const { code, lines } = verify('fine.jsonl', text);
    expect(code).toBe(0);
    expect(lines).toEqual([expect.stringMatching(/^6 items with 48 values: every verdict follows from them/)]);
  });

  it('names the line of a tampered one', () => {
    const lines = text.split('\n');
    const row = lines.findIndex((line) => line.startsWith('{"item"'));
    const tampered = lines.with(row, (lines[row] ?? '').replace('"reposts":36000000', '"reposts":3600')).join('\n');
    const { code, lines: said } = verify('tampered.jsonl', tampered);
    expect(code).toBe(1);
    expect(said[0]).toBe(`Line ${row + 1}: it has been changed since the export`);
    expect(said.join('\n')).toMatch(new RegExp(`^Line ${row + 1}: the verdict on weibo:post:\\d+ differs at `, 'm'));
    expect(verify('tampered.jsonl', undefined, '--language', 'zh-CN').lines[0]).toContain(`第 ${row + 1} 行`);
  });

  it('says which version re-derives a file of other rules, and ends with 3', () => {
    const lines = text.replace(`"rules":${RULES_VERSION}`, '"rules":999').split('\n').slice(0, -2);
    const manifest = JSON.parse(text.split('\n').at(-2) ?? '');
    const sealed = { ...manifest, digests: lines.map((line) => sha256(line)), sha256: sha256(`${lines.join('\n')}\n`) };
    const { code, lines: said } = verify('later.jsonl', [...lines, JSON.stringify(sealed), ''].join('\n'));
    expect(code).toBe(3);
    expect(said).toEqual([expect.stringMatching(`Made by Shuifen ${ABOUT.extension} with rules 999`)]);
  });

  it('checks tables by their manifest, and needs a file that is there', () => {
    expect(verify('manifest.txt').code).toBe(0);
    writeFileSync(join(folder, 'items.csv'), 'changed');
    expect(verify('manifest.txt')).toMatchObject({
      code: 1,
      lines: ['items.csv: it has been changed since the export'],
    });
    expect(verify('nowhere.jsonl')).toMatchObject({ code: 1, complaint: expect.stringContaining('There is no file') });
  });
});
