// `npm run read`: what the built extension reads on stored pages, in a real browser, as JSON.
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchReader, type Reader, type StoredPage } from '../tests/e2e/harness/stored';
import { fromUser, run, UsageError } from './cli';

/** An entry of an index, its path relative to the index. */
interface IndexEntry {
  readonly capture: string;
  readonly url: string | null;
  readonly encoding: string;
}

async function withReader(use: (reader: Reader) => Promise<void>): Promise<void> {
  const reader = await launchReader();
  try {
    await use(reader);
  } finally {
    await reader.close();
  }
}

async function readOne(page: StoredPage): Promise<void> {
  await withReader(async (reader) => console.log(JSON.stringify(await reader.read(page), null, 2)));
}

async function readIndex(index: string): Promise<void> {
  const { captures } = JSON.parse(await readFile(index, 'utf8')) as { captures: readonly IndexEntry[] };
  await withReader(async (reader) => {
    for (const { capture, url, encoding } of captures) {
      const view = await reader.read({ file: resolve(dirname(index), capture), url, encoding });
      console.log(JSON.stringify({ capture, view }));
    }
  });
}

await run('npm run read -- [--encoding ENC] --url URL FILE, or npm run read -- --index INDEX.json', async () => {
  const { values, positionals } = parseArgs({
    options: { url: { type: 'string' }, encoding: { type: 'string', default: 'utf-8' }, index: { type: 'string' } },
    allowPositionals: true,
  });
  const { url, index, encoding } = values;
  const [file, ...more] = positionals;
  if (index !== undefined && url === undefined && file === undefined) await readIndex(fromUser(index));
  else if (index === undefined && url !== undefined && file !== undefined && more.length === 0) {
    await readOne({ file: fromUser(file), url, encoding });
  } else throw new UsageError('Either one file with its address, or an index.');
});
