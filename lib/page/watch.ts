/** Attributes that carry a figure, an item's identity, or its place in a recycled list. */
const WATCHED_ATTRIBUTES = ['aria-label', 'href', 'title', 'mid', 'class', 'data-active'];

/**
 * Calls back, before the next frame, for changes of the page. A badge that goes is one: the page may have thrown it out.
 *
 * @returns does a work that changes the page unseen: to look through a thousand changes of ours takes as long as to make them
 */
export function watchPage(
  onChange: (records: readonly MutationRecord[]) => void,
  signal: AbortSignal,
): (work: () => void) => void {
  const observer = new MutationObserver(onChange);
  const watch = () =>
    observer.observe(document, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: WATCHED_ATTRIBUTES,
    });
  watch();
  signal.addEventListener('abort', () => observer.disconnect());
  return (work) => {
    const before = observer.takeRecords();
    if (before[0]) onChange(before);
    observer.disconnect();
    work();
    if (!signal.aborted) watch();
  };
}
