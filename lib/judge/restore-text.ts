import type { Speaker } from '../i18n';
import type { Restored } from '../ledger/restore';

/** What restoring a backup came to, in words: what was added, or which line of the file is wrong and how. */
export function restoreText(restored: Restored, speaker: Speaker): string {
  if (!restored.ok) {
    const { line, fault, where } = restored.broken;
    const values = { line: speaker.number(line), fault: speaker.say(`restore.fault.${fault}`, { where }) };
    return speaker.say('restore.broken', values);
  }
  const { added, changed, unchanged, points, conflicts } = restored.merged;
  const done = speaker.say('restore.done', {
    added: speaker.number(added),
    changed: speaker.number(changed),
    unchanged: speaker.number(unchanged),
    points: speaker.number(points),
  });
  if (conflicts.length === 0) return done;
  return `${done} ${speaker.say('restore.conflicts', { n: speaker.number(conflicts.length) })}`;
}
