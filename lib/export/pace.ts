/** Work is done in pieces of this length, so that a page that exports still answers (a long task begins at 50 ms). */
const PIECE_MS = 25;

/** Gives way to the page now and then: await it between two steps of a long work. */
export function pace(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < PIECE_MS) return;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  };
}
