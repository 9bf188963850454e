import { build } from 'vite';

/** A module of ours with all it imports, as one script; with a `name` a classic one that puts its exports there. */
export async function bundle(entry: string, name?: string): Promise<string> {
  const format = name === undefined ? ('es' as const) : ('iife' as const);
  const lib = { entry, formats: [format], fileName: 'bundle', ...(name !== undefined && { name }) };
  const built = await build({ configFile: false, logLevel: 'error', build: { write: false, lib } });
  const [output] = [built].flat();
  const [chunk] = output !== undefined && 'output' in output ? output.output : [];
  if (chunk === undefined) throw new Error('nothing was bundled');
  return chunk.code;
}
