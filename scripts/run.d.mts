/** What the commands in TypeScript take of run.mjs, which says what each does. */
export const root: string;
export function say(line: string): void;
export function quietly(
  command: string,
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
): { readonly ok: boolean; readonly output: string };
export function openly(nodeArgs: readonly string[]): number;
