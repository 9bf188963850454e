/**
 * Runs `work` at once when it has been quiet for `everyMs`, else once more when that time is over: leading and
 * trailing. No timer runs while nothing asks.
 */
export function throttle(work: () => void, everyMs: number, signal: AbortSignal): () => void {
  let lastAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    timer = undefined;
    lastAt = performance.now();
    work();
  };
  signal.addEventListener('abort', () => clearTimeout(timer));
  return () => {
    if (signal.aborted || timer !== undefined) return;
    const waitMs = lastAt + everyMs - performance.now();
    if (waitMs <= 0) run();
    else timer = setTimeout(run, waitMs);
  };
}
