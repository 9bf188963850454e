import { describe, expect, it } from 'vitest';
import { type Import, importsOf, importsUnder, runtimeReach } from './imports';

/**
 * What each room may import beside itself (DESIGN.md §4: imports point down). `assets` is open to all; the entry
 * points stand above everything. A folder that is missing here is a room that nobody has thought about.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  counts: ['model'],
  adapters: ['counts', 'model'],
  priors: [],
  checks: ['counts', 'model', 'priors'],
  verdict: ['checks', 'counts', 'model', 'priors'],
  i18n: ['counts', 'model'],
  schema: ['adapters', 'counts', 'model'],
  settings: ['browser', 'i18n', 'model', 'schema'],
  ledger: ['model', 'schema'],
  messages: ['adapters', 'browser', 'model', 'schema'],
  draw: ['messages', 'model'],
  export: ['checks', 'counts', 'draw', 'i18n', 'ledger', 'model', 'schema', 'verdict'],
  custom: ['adapters', 'browser', 'messages', 'model', 'schema'],
  judge: ['adapters', 'draw', 'i18n', 'ledger', 'messages', 'model', 'schema', 'settings', 'verdict'],
  review: ['checks', 'draw', 'export', 'i18n', 'judge', 'ledger', 'messages', 'model', 'schema', 'verdict'],
  page: ['adapters', 'counts', 'messages', 'model'],
  browser: [],
  components: ['draw', 'i18n', 'messages', 'model', 'review', 'schema', 'settings'],
  assets: ['model'],
};

/** Where each package may be used at run time. What is not named may be used nowhere in the extension. */
const packageRooms: Readonly<Record<string, readonly string[]>> = {
  '@tanstack': ['components'],
  idb: ['ledger'],
  preact: ['components', 'entrypoints'],
  'simple-statistics': ['checks', 'verdict'],
  uplot: ['components', 'entrypoints'],
  // Content scripts take WXT's bare `browser`; the polyfill would weigh more than all the rest of them.
  'webextension-polyfill': ['browser'],
  wxt: ['custom', 'entrypoints', 'messages', 'page', 'settings'],
  zod: ['schema'],
};

/** What runs in the page of a site has to stay small and to know no check. */
const contentRooms = ['entrypoints', 'page', 'adapters', 'counts', 'messages', 'model', 'assets'];

/** Entry points of the extension's own origin, which may take the polyfill. */
const ownOrigin = /^entrypoints\/(background|popup|options|review)\b/;

function roomOf(path: string): string {
  if (path.startsWith('lib/verdict/priors/')) return 'priors';
  const [top = '', name = ''] = path.split('/');
  return top === 'lib' ? name.replace(/\.ts$/, '') : top;
}

function isAllowed({ from, to, isPackage, isType }: Import): boolean {
  const room = roomOf(from);
  if (isPackage) return isType || (packageRooms[to.split('/')[0] ?? '']?.includes(room) ?? false);
  const target = roomOf(to);
  if (target === room || target === 'assets') return true;
  if (room === 'entrypoints') return target !== 'browser' || ownOrigin.test(from);
  return mayImport[room]?.includes(target) ?? false;
}

/** The imports that point up, as sentences. */
function wrong(imports: readonly Import[]): string[] {
  return imports.filter((found) => !isAllowed(found)).map(({ from, to }) => `${from} must not import ${to}`);
}

const all = importsUnder(['assets', 'components', 'entrypoints', 'lib']);

describe('the rooms', () => {
  it('import only what stands below them', () => {
    expect(wrong(all)).toEqual([]);
  });

  const contentScripts = [...new Set(all.map(({ from }) => from))].filter((f) =>
    /^entrypoints\/\w+\.content\/index/.test(f),
  );

  it('have content scripts', () => {
    expect(contentScripts.length).toBeGreaterThan(0);
  });

  it.each(contentScripts)('of %s stay small: no check, no schema, no polyfill', (script) => {
    const reached = runtimeReach(all, script);
    const strange = reached.filter(({ to, isPackage }) =>
      isPackage ? !to.startsWith('wxt/') : !contentRooms.includes(roomOf(to)),
    );
    expect(strange.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });
});

describe('the test of the rooms', () => {
  it.each([
    ['lib/model/count.ts', "import type { Item } from '../counts';", 'lib/counts'],
    ['lib/checks/ratio.ts', "import { combine } from '../verdict';", 'lib/verdict'],
    ['lib/checks/ratio.ts', "export * from '../ledger/store';", 'lib/ledger/store'],
    ['lib/page/watch.ts', "const verdict = await import('../verdict');", 'lib/verdict'],
    ['lib/page/watch.ts', "import { browser } from '../browser';", 'lib/browser'],
    ['lib/newcomer/thing.ts', "import type { Count } from '../model';", 'lib/model'],
    ['lib/messages/router.ts', "import * as z from 'zod/mini';", 'zod/mini'],
    ['entrypoints/weibo.content/index.ts', "import { browser } from '../../lib/browser';", 'lib/browser'],
    [
      'components/Panel.tsx',
      "import { read } from '../lib/ledger';\nexport const P = () => <p>{read}</p>;",
      'lib/ledger',
    ],
  ])('finds what is wrong in %s: %s', (file, source, target) => {
    expect(wrong(importsOf(file, source))).toEqual([`${file} must not import ${target}`]);
  });

  it.each([
    [
      'lib/counts/parse.ts',
      "import type { Count } from '../model';\n// import '../ledger'\nimport { units } from './units';",
    ],
    ['lib/checks/ratio.ts', "import table from '../verdict/priors/ratio.json';"],
    ['lib/page/badge.ts', "import css from '../../assets/tokens.css?inline';\nconst text = \"from '../ledger'\";"],
    ['entrypoints/popup/main.tsx', "import { render } from 'preact';\nimport { browser } from '../../lib/browser';"],
  ])('finds nothing wrong in %s', (file, source) => {
    expect(wrong(importsOf(file, source))).toEqual([]);
  });

  it('follows imports at run time, and only those', () => {
    const imports = [
      ...importsOf(
        'entrypoints/a.content/index.ts',
        "import { go } from '../../lib/page';\nimport type { Z } from 'zod';",
      ),
      ...importsOf('lib/page/index.ts', "export { go } from './go';"),
      ...importsOf('lib/page/go.ts', "import 'preact';"),
    ];
    expect(runtimeReach(imports, 'entrypoints/a.content/index.ts').map(({ to }) => to)).toEqual([
      'lib/page',
      'lib/page/go',
      'preact',
    ]);
  });
});
