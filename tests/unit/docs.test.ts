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
    const named = [...readme.matchAll(/npm (?:run )?(start|test|read|screenshots|build|format)\b/g)].map(
      ([, name]) => name ?? '',
    );
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
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
