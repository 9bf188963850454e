import { resolve } from 'node:path';

/** The command line made no sense; the message says how it is meant. */
export class UsageError extends Error {}

/** Runs a command's job. A wrong command line is answered with its usage, and no network with the browser's own line. */
export async function run(usage: string, job: () => Promise<void>): Promise<void> {
  try {
    await job();
  } catch (error) {
    process.exitCode = 1;
    if (isUsageError(error)) console.error(`${error.message}\nUsage: ${usage}`);
    else if (isNetworkError(error)) console.error(error.message.split('\n')[0]);
    else console.error(error);
  }
}

/** A path as the user means it: npm runs scripts in the repository's folder, the user may stand elsewhere. */
export function fromUser(path: string): string {
  return resolve(process.env.INIT_CWD ?? '.', path);
}

function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}

function isNetworkError(error: unknown): error is Error {
  return error instanceof Error && error.message.includes('net::ERR_');
}
