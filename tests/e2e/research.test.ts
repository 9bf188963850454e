import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemsOf, plot } from '../../scripts/plot-svg';
import { exportStory } from '../../scripts/story-export';

const root = join(import.meta.dirname, '../..');
const dir = mkdtempSync(join(tmpdir(), 'shuifen-research-'));
const file = join(dir, 'export.jsonl');

beforeAll(() => exportStory(file));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Runs a command as the README has it, from the researcher's own folder. */
function command(script: string, ...args: string[]) {
  const env = { ...process.env, INIT_CWD: dir };
  return spawnSync(process.execPath, [join(root, 'scripts', script), ...args], { cwd: root, encoding: 'utf8', env });
}

describe('a researcher', () => {
  it('exports what was seen while browsing, and can recompute it', () => {
    const { status, stdout } = command('verify-export.mjs', 'export.jsonl');
    expect(stdout).toMatch(/every verdict follows/);
    expect(status).toBe(0);
  });

  it('draws any item of it', () => {
    const items = itemsOf(readFileSync(file, 'utf8'));
    const film = items.find(({ key }) => key.startsWith('douban:subject:'));
    if (!film) throw new Error('The film is not in the export.');
    const { status, stdout } = command('plot.mjs', 'export.jsonl', '--item', film.key, '--out', 'film.svg');
    expect(status).toBe(0);
    for (const { key } of items) expect(stdout).toContain(key);
    const svg = readFileSync(join(dir, 'film.svg'), 'utf8');
    expect(svg).toBe(plot(film));
    for (const metric of ['raters', 'score', 'one star, %']) expect(svg).toContain(`>${metric}</text>`);
    expect(svg.match(/stroke-width="5"/g)?.length).toBeGreaterThanOrEqual(film.points.length);
  });

  it('is told of an item that is not there', () => {
    const { status, stderr } = command('plot.mjs', 'export.jsonl', '--item', 'weibo:post:1');
    expect(status).toBe(1);
    expect(stderr).toContain('Not among the items: weibo:post:1');
  });
});
