import type { Health } from '../model';

/** Below this share of readable figures a page counts as changed. */
const HEALTHY_FROM = 0.5;
/** So many items without a single figure are implausible, though every one of them might stand at nought. */
const SILENT_ITEMS = 5;

/** How well a page could be read: `changed` where it should have held more, `silent` where not one figure was shown. */
export type Condition = 'well' | 'silent' | 'changed';

export function conditionOf({ items, found, absent, unreadable }: Health): Condition {
  if (items === 0) return 'changed';
  if (unreadable > 0 && found / (found + unreadable) < HEALTHY_FROM) return 'changed';
  return found === 0 && absent > 0 && items >= SILENT_ITEMS ? 'silent' : 'well';
}
