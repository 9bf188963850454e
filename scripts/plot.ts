// A researcher's way from browsing to a picture: an item of a JSON Lines export, its figures over time. Without a file
// the demo's story is lived through in a browser and exported first.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fromUser, run, UsageError } from './cli';
import { itemsOf, plot } from './plot-svg';
import { exportStory } from './story-export';

const OWN = resolve(import.meta.dirname, '../.shuifen');
const near = (path: string) => relative(process.cwd(), path);

await run('npm run plot -- [FILE.jsonl] [--item KEY] [--out FILE.svg]', async () => {
  const { values, positionals } = parseArgs({
    options: { item: { type: 'string' }, out: { type: 'string' } },
    allowPositionals: true,
  });
  const [given, ...more] = positionals;
  if (more.length > 0) throw new UsageError('One file at a time.');
  const file = given === undefined ? resolve(OWN, 'demo-export.jsonl') : fromUser(given);
  if (given === undefined) await exportStory(file);
  else if (!existsSync(file)) throw new UsageError(`There is no file ${given}.`);
  const items = itemsOf(readFileSync(file, 'utf8'));
  const [longest] = items.toSorted((a, b) => b.points.length - a.points.length);
  const item = values.item === undefined ? longest : items.find(({ key }) => key === values.item);
  if (!item) throw new UsageError(`Not among the items: ${values.item ?? 'there are none'}.`);
  const out = values.out === undefined ? resolve(OWN, 'plot.svg') : fromUser(values.out);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, plot(item));
  for (const { key, points, state } of items) console.log(`${key}  ${points.length} points  ${state}`);
  console.log(`${near(file)}: ${items.length} items; ${item.key} is drawn in ${near(out)}`);
});
