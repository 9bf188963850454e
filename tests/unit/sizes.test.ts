import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const built = join(import.meta.dirname, '../../.output/chrome-mv3');
const KB = 1000;

/** What a page has to carry, gzipped (DESIGN §6.3). */
const CONTENT_SCRIPT_BYTES = 12 * KB;
/** The script for the user's own sites has to know all that any adapter can ask for. */
const CUSTOM_SCRIPT_BYTES = 12.5 * KB;
const PANEL_BYTES = 15 * KB;

const sizeOf = (file: string) => gzipSync(readFileSync(join(built, file))).length;

describe('what a page has to carry', () => {
  it.each(readdirSync(join(built, 'content-scripts')))('%s stays small', (file) => {
    const most = file === 'custom.js' ? CUSTOM_SCRIPT_BYTES : CONTENT_SCRIPT_BYTES;
    expect(sizeOf(`content-scripts/${file}`)).toBeLessThanOrEqual(most);
  });

  it('the panel, which comes at the first opening, stays small', () => {
    expect(sizeOf('panel.js')).toBeLessThanOrEqual(PANEL_BYTES);
  });
});
