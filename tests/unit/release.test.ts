import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { complaintsOf, unreleasedIn, versionAfter, withEntry, withVersion } from '../../scripts/release-text';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

describe('the next version', () => {
  it.each([
    ['major', '2.0.0'],
    ['minor', '1.3.0'],
    ['patch', '1.2.10'],
  ] as const)('after 1.2.9 by a %s step is %s', (step, next) => expect(versionAfter('1.2.9', step)).toBe(next));

  it('is not guessed from another form', () => expect(() => versionAfter('1.2.9-beta', 'patch')).toThrow('1.2.9-beta'));
});

describe('the change log', () => {
  const log = '# Change log\n\n## Unreleased\n\n- Costs $& more.\n\n## 0.1.0, 2026-01-02\n\n- First.\n';

  it('turns what is unreleased into the entry of a version', () => {
    expect(unreleasedIn(log)).toBe('- Costs $& more.');
    const after = withEntry(log, '0.2.0', '2026-03-04');
    expect(after).toBe(log.replace('## Unreleased', () => '## Unreleased\n\n## 0.2.0, 2026-03-04'));
    expect(unreleasedIn(after)).toBe('');
  });

  it('begins with its first entry', () => {
    const first = withEntry('# Log\n\n## Unreleased\n\n- First.\n', '0.1.0', '2026-01-02');
    expect(first).toBe('# Log\n\n## Unreleased\n\n## 0.1.0, 2026-01-02\n\n- First.\n');
  });

  it('of this repository has a place for what is unreleased', () => {
    expect(read('.github/CHANGELOG.md')).toMatch(/^## Unreleased$/m);
  });
});

describe('a new version in the files', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };

  it.each(['package.json', 'package-lock.json'])('changes that of the package in %s and nothing else', (file) => {
    const before = JSON.parse(read(file));
    const after = JSON.parse(withVersion(read(file), version, '9.9.9'));
    before.version = '9.9.9';
    if (before.packages) before.packages[''].version = '9.9.9';
    expect(after).toEqual(before);
  });
});

describe('what web-ext says', () => {
  const line = (code: string) => ({ code, message: 'why', file: 'a.js' });

  it('is ours, but for what Preact brings along', () => {
    const warnings = [line('UNSAFE_VAR_ASSIGNMENT'), line('DANGEROUS_EVAL')];
    expect(complaintsOf({ errors: [], warnings })).toEqual(['DANGEROUS_EVAL in a.js: why']);
    expect(complaintsOf({ errors: [line('UNSAFE_VAR_ASSIGNMENT')], warnings: [] })).toHaveLength(1);
  });
});
