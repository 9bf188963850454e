import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capturesWithTruth } from './harness/captures';
import { sharedPages, withoutShared } from './harness/shared';
import { launchReader, type Reader } from './harness/stored';
import { compare } from './harness/truth';

const captures = withoutShared ? [] : capturesWithTruth();

describe.skipIf(withoutShared !== null)(`Real pages${withoutShared ? ` (skipped: ${withoutShared})` : ''}`, () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await launchReader();
  });
  afterAll(() => reader?.close());

  it('are all there', () => expect(captures).toHaveLength(40));

  it.each(captures)('$capture is read as the truth file says', async (capture) => {
    const view = await reader.read({ ...capture, file: join(sharedPages, capture.capture) });
    expect(compare(capture, view).differences).toEqual([]);
  });
});
