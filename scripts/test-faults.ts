// `npm run test:faults`: kills the browser and stops the worker in the middle of writing, and counts what is lost. A line
// of JSON for each round as it ends, and at the end one for each fault.
import { parseArgs } from 'node:util';
import { type Account, isClean } from '../tests/faults/account';
import { crowdAlone, kills, stops, type Told } from '../tests/faults/faults';
import { type Form, LONG, SHORT } from '../tests/faults/forms';
import { run, UsageError } from './cli';

const USAGE = 'npm run test:faults [-- --long] [--rounds N] [--stops N] [--tabs N]';

function formFrom(args: readonly string[]): Form {
  const number = { type: 'string' } as const;
  const options = { long: { type: 'boolean', default: false }, rounds: number, stops: number, tabs: number } as const;
  const { values } = parseArgs({ args: [...args], options });
  const form = values.long ? LONG : SHORT;
  const whole = (name: 'rounds' | 'stops' | 'tabs', least: number) => {
    const value = Number(values[name] ?? form[name]);
    if (!Number.isSafeInteger(value) || value < least) throw new UsageError(`--${name} must be at least ${least}.`);
    return value;
  };
  const rounds = whole('rounds', 0);
  return { ...form, rounds, torn: rounds > 0 ? form.torn : 0, stops: whole('stops', 0), tabs: whole('tabs', 1) };
}

/** What one fault came to, over all its rounds. */
interface Sum extends Account {
  readonly fault: Told['fault'];
  readonly times: number;
  readonly tabs: number;
}

async function doAll({ tabs, views, rounds, torn, stops: stopped }: Form): Promise<readonly Sum[]> {
  const tell = (told: Told) => console.log(JSON.stringify(told));
  const sums: Sum[] = [{ fault: 'none', times: 1, tabs, ...(await crowdAlone(tabs, views, tell)) }];
  if (rounds > 0) sums.push({ fault: 'kill', times: rounds, tabs, ...(await kills('kill', rounds, tabs, tell)) });
  if (torn > 0) sums.push({ fault: 'torn', times: torn, tabs, ...(await kills('torn', torn, tabs, tell)) });
  if (stopped > 0) sums.push({ fault: 'stop', times: stopped, tabs, ...(await stops(stopped, tabs, tell)) });
  return sums;
}

await run(USAGE, async () => {
  const sums = await doAll(formFrom(process.argv.slice(2)));
  console.log('\nIn all (acknowledged: observations; partial: page views):');
  for (const sum of sums) console.log(JSON.stringify(sum));
  if (!sums.every(isClean)) process.exitCode = 1;
});
