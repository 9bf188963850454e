/**
 * A displayed number as the interval of true values it can stand for: `1.2万` → [11 500, 12 999].
 * Both ends are inclusive whole numbers; `high: null` means no upper bound (`100万+`).
 */
export interface Count {
  readonly low: number;
  readonly high: number | null;
}
