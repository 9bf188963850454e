import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language, speaker } from '../../lib/i18n';
import { restoreText } from '../../lib/judge/restore-text';
import { troubleText } from '../../lib/judge/trouble';

const languages = Object.keys(LANGUAGES) as Language[];
const KEPT = { decision: 'kept', note: '', at: 1 } as const;

describe('the words about the history', () => {
  it('name the line of a broken file, what is wrong with it and where', () => {
    const broken = { line: 17, fault: 'form', where: 'points › entry 3' } as const;
    expect(restoreText({ ok: false, broken }, speaker('en'))).toBe(
      'Line 17 of the file: “points › entry 3” is not as it must be. Nothing was changed.',
    );
    for (const language of languages) {
      expect(restoreText({ ok: false, broken }, speaker(language))).toMatch(/17.*points › entry 3/);
    }
  });

  it('tell what came by a restore, and of reviews that differed only where some did', () => {
    const merged = { added: 1200, changed: 3, unchanged: 4, points: 5, reviews: 1, conflicts: [] };
    expect(restoreText({ ok: true, merged }, speaker('en'))).toBe(
      '1,200 items were added, 3 gained something, 4 were there already; 5 new values.',
    );
    const conflicts = [{ key: 'weibo:post:1', kept: KEPT, dropped: { ...KEPT, at: 0 } }];
    expect(restoreText({ ok: true, merged: { ...merged, conflicts } }, speaker('en'))).toMatch(/ 1 reviews differed/);
  });

  it('are different for every trouble, and say what to do', () => {
    const troubles = [
      ...(['refused', 'blocked', 'newer', 'migration', 'full', 'closed', 'failed'] as const),
      ...(['private', 'damaged', 'lost'] as const),
    ];
    for (const language of languages) {
      const texts = troubles.map((trouble) => troubleText(trouble, speaker(language)));
      expect(new Set(texts.map(({ sentence }) => sentence)).size).toBe(troubles.length);
      expect(texts.every(({ next }) => next.length > 5)).toBe(true);
    }
  });
});
