// `npm run verify-export`: 0 the file is fine · 1 it is damaged, or its verdicts do not follow · 3 made with other rules
import { existsSync, openAsBlob } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { verifyFile } from '../lib/export/verify-files';
import { LANGUAGES, type Language, speaker } from '../lib/i18n';
import { fromUser, run, UsageError } from './cli';

const EXIT_CODES = { fine: 0, wrong: 1, 'other-rules': 3 } as const;

await run('npm run verify-export -- [--language en|zh-CN|zh-TW] FILE', async () => {
  const { values, positionals } = parseArgs({
    options: { language: { type: 'string', default: 'en' } },
    allowPositionals: true,
  });
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0) throw new UsageError('One file at a time.');
  if (!Object.hasOwn(LANGUAGES, values.language)) throw new UsageError(`No language ${values.language}.`);
  const path = fromUser(given);
  if (!existsSync(path)) throw new UsageError(`There is no file ${given}.`);
  const beside = async (name: string) => {
    const other = join(dirname(path), name);
    return existsSync(other) ? openAsBlob(other) : null;
  };
  const { is, words } = await verifyFile(await openAsBlob(path), beside, speaker(values.language as Language));
  for (const line of words) console.log(line);
  process.exitCode = EXIT_CODES[is];
});
