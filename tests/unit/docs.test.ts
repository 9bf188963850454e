import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allAdapters } from '../../lib/adapters/all';
import { allCases } from '../../lib/adapters/cases';
import { CHECKS } from '../../lib/checks';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

const checksDir = join(root, 'tests/unit/checks');
const checkTests = readdirSync(checksDir)
  .map((name) => readFileSync(join(checksDir, name), 'utf8'))
  .join('');

describe('the README', () => {
  it.each(CHECKS.map(({ id }) => id))('has a row for the check %s, which has a test of its own', (id) => {
    expect(readme).toMatch(new RegExp(`\\| \`${id}\` +\\|`));
    expect(checkTests).toContain(`describe('${id}'`);
  });

  it('says of each adapter when it was last checked on a real page', () => {
    for (const { lastSeenReal } of allAdapters) expect(readme).toMatch(new RegExp(`\\| ${lastSeenReal.slice(0, 7)}`));
  });

  it('names only commands that exist', () => {
    const named = [
      ...readme.matchAll(
        /npm (?:run )?(start|test:faults|test|read|screenshots|build|format|plot|seed|release|bench|evaluate|schema)\b/g,
      ),
    ].map(([, name]) => name ?? '');
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  it('says in short only what the table of results says', () => {
    const short = [...readme.matchAll(/\| `([^`]+) · ([^`]+)` +\| ([\d.]+) +\|/g)];
    expect(short.length).toBeGreaterThan(3);
    const rows = readme.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    for (const [, task, metric, value] of short)
      expect(rows).toContainEqual(expect.arrayContaining(['', task, metric, value]));
  });

  it('shows pictures that are there', () => {
    for (const [, path] of readme.matchAll(/\]\((assets\/[^)]+)\)/g))
      expect(existsSync(join(root, path ?? ''))).toBe(true);
  });
});

describe('every adapter', () => {
  it.each(allAdapters.map(({ id }) => id))('%s has cases', (id) => {
    expect(allCases.some(({ adapter }) => adapter === id)).toBe(true);
  });
});

describe('the threat model', () => {
  const threats = readFileSync(join(root, '.github/SECURITY.md'), 'utf8');
  const rows = threats.split('\n').filter((line) => /^\|.*\|$/.test(line) && !/^\| (threat|-)/.test(line));

  it('names a test for each threat, or says that nothing but words holds it', () => {
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(row).toMatch(/(`tests\/\S+\.ts`|–) +\|$/);
  });

  it('names only tests that are there', () => {
    for (const [, file = ''] of threats.matchAll(/`(tests\/[^`]+)`/g)) {
      const [dir, name] = [join(root, file, '..'), file.split('/').at(-1) ?? ''];
      const [before = '', after = ''] = name.split('*');
      const isNamed = (each: string) =>
        name.includes('*') ? each.startsWith(before) && each.endsWith(after) : each === name;
      expect(readdirSync(dir).filter(isNamed), file).not.toEqual([]);
    }
  });
});

describe('the texts for the stores', () => {
  it.each([
    ['en', 'en'],
    ['zh-CN', 'zh_CN'],
    ['zh-TW', 'zh_TW'],
  ])('%s: in short what the browser shows, as long as Chrome allows', (language, folder) => {
    const messages = readFileSync(join(root, `assets/public/_locales/${folder}/messages.json`), 'utf8');
    const { message } = JSON.parse(messages).description;
    expect(message.length).toBeLessThanOrEqual(132);
    expect(readFileSync(join(root, `assets/store/${language}.md`), 'utf8')).toContain(message);
  });
});
