import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseSync } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** One import or re-export. */
export interface Import {
  /** The importing file, from the repository's root, e.g. `lib/page/badge.ts`. */
  readonly from: string;
  /** What it imports, from the root too (`lib/model`), or a package (`wxt/browser`). */
  readonly to: string;
  readonly isPackage: boolean;
  /** Leaves nothing at run time. */
  readonly isType: boolean;
}

/** All imports of a file with this source. */
export function importsOf(from: string, source: string): Import[] {
  const { module, errors } = parseSync(from, source);
  if (errors.length > 0) throw new Error(`${from}: ${errors[0]?.message}`);
  const onlyTypes = (entries: readonly { isType: boolean }[]) => entries.length > 0 && entries.every((e) => e.isType);
  const found = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      to: moduleRequest.value,
      isType: onlyTypes(entries),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? [{ to: moduleRequest.value, isType }] : [])),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => ({
      to: source.slice(moduleRequest.start, moduleRequest.end).replaceAll(/['"`]/g, ''),
      isType: false,
    })),
  ];
  return found.map(({ to, isType }) => {
    const isPackage = !to.startsWith('.');
    return { from, to: isPackage ? to : join(dirname(from), to.replace(/\?.*/, '')), isPackage, isType };
  });
}

/** All imports of all TypeScript files in the given folders of the repository. */
export function importsUnder(folders: readonly string[]): Import[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .flatMap((entry) => {
        const file = join(entry.parentPath, entry.name);
        return importsOf(relative(root, file), readFileSync(file, 'utf8'));
      }),
  );
}

/** The imports that a file pulls in at run time, its imports' imports among them. */
export function runtimeReach(all: readonly Import[], file: string): Import[] {
  const files = new Set(all.map(({ from }) => from));
  const fileOf = (path: string) =>
    [path, `${path}.ts`, `${path}.tsx`, join(path, 'index.ts')].find((f) => files.has(f));
  const seen = new Set([file]);
  const reached: Import[] = [];
  for (const current of seen) {
    for (const found of all.filter(({ from, isType }) => from === current && !isType)) {
      reached.push(found);
      const next = found.isPackage ? undefined : fileOf(found.to);
      if (next) seen.add(next);
    }
  }
  return reached;
}
