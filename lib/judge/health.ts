import type { Health } from '../model';

/** Below this share of readable figures a page counts as changed. */
const HEALTHY_FROM = 0.5;

/** Whether a page could be read about as well as it should: not where it gave nothing, or implausibly little. */
export function isHealthy({ items, found, unreadable }: Health): boolean {
  if (items === 0) return false;
  return unreadable === 0 || found / (found + unreadable) >= HEALTHY_FROM;
}
