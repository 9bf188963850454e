import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const built = join(import.meta.dirname, '../../.output/chrome-mv3');
const KB = 1000;

/** What a page has to carry, gzipped (DESIGN §6.3). */
const CONTENT_SCRIPT_BYTES = 12 * KB;
const PANEL_BYTES = 15 * KB;

const sizeOf = (file: string) => gzipSync(readFileSync(join(built, file))).length;

describe('what a page has to carry', () => {
  it.each(readdirSync(join(built, 'content-scripts')))('%s stays small', (file) => {
    expect(sizeOf(`content-scripts/${file}`)).toBeLessThanOrEqual(CONTENT_SCRIPT_BYTES);
  });

  it.each(readdirSync(join(built, 'content-scripts')))('%s asks to be compiled whole, in its first line', (file) => {
    expect(readFileSync(join(built, 'content-scripts', file), 'utf8')).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/);
  });

  it('the panel, which comes at the first opening, stays small', () => {
    expect(sizeOf('panel.js')).toBeLessThanOrEqual(PANEL_BYTES);
  });
});
