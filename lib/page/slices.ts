/** A slice of work ends after this long, so that scrolling never waits for it. */
const SLICE_MS = 8;

/**
 * Makes a worker of many small steps: started, it takes one after the other, at most 8 ms at a time, and gives the page
 * its turn in between. No timer runs while nothing is left.
 *
 * @param step takes the next step; false when nothing is left
 */
export function inSlices(step: () => boolean, signal: AbortSignal): () => void {
  let waits = false;
  const run = () => {
    waits = false;
    const endMs = performance.now() + SLICE_MS;
    while (!signal.aborted && step()) {
      if (performance.now() < endMs) continue;
      waits = true;
      setTimeout(run);
      return;
    }
  };
  return () => waits || run();
}
