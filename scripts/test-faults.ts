// `npm run test:faults`: kills the browser and stops the worker in the middle of writing, and counts what is lost.
import { parseArgs } from 'node:util';
import { type Account, isClean } from '../tests/faults/account';
import { crowdAlone, kills, stops, type Told } from '../tests/faults/faults';
import { run, UsageError } from './cli';
import { table } from './table';

const USAGE = 'npm run test:faults [-- --rounds N --stops N --tabs N]';
/** Views that the undisturbed pages write. */
const VIEWS = 200;

function wishFrom(args: readonly string[]) {
  const option = (value: string) => ({ type: 'string', default: value }) as const;
  const { values } = parseArgs({
    args: [...args],
    options: { rounds: option('50'), stops: option('200'), tabs: option('8') },
  });
  const whole = (name: keyof typeof values, least: number) => {
    const value = Number(values[name]);
    if (!Number.isSafeInteger(value) || value < least) throw new UsageError(`--${name} must be at least ${least}.`);
    return value;
  };
  return { rounds: whole('rounds', 0), stops: whole('stops', 0), tabs: whole('tabs', 1) };
}

function rowOf(name: string, { acknowledged, lost, partial, duplicated, strange }: Account): string[] {
  return [name, ...[acknowledged, lost, partial, duplicated, strange].map(String)];
}

await run(USAGE, async () => {
  const wish = wishFrom(process.argv.slice(2));
  const tell = (told: Told) => console.log(JSON.stringify(told));
  const results: [string, Account][] = [
    [`${wish.tabs} tabs writing the same items`, await crowdAlone(wish.tabs, VIEWS, tell)],
  ];
  if (wish.rounds > 0)
    results.push([`browser killed ${wish.rounds} times`, await kills('kill', wish.rounds, wish.tabs, tell)]);
  // What one session writes behind a torn record is lost at the start after the next: it takes three to see it.
  const torn = wish.rounds > 0 ? Math.max(3, Math.ceil(wish.rounds / 5)) : 0;
  if (torn > 0) results.push([`and its log torn ${torn} times`, await kills('torn', torn, wish.tabs, tell)]);
  if (wish.stops > 0) results.push([`worker stopped ${wish.stops} times`, await stops(wish.stops, wish.tabs, tell)]);
  const headings = ['fault', 'acknowledged', 'lost', 'partial views', 'duplicated', 'strange'];
  console.log(
    `\n${table(
      headings,
      results.map(([name, account]) => rowOf(name, account)),
      [],
    )}`,
  );
  if (!results.every(([, account]) => isClean(account))) process.exitCode = 1;
});
