import { HOST_ATTRIBUTE } from './badge';

/** Attributes that carry a figure, an item's identity, or its place in a recycled list. */
const WATCHED_ATTRIBUTES = ['aria-label', 'href', 'title', 'mid', 'class', 'data-active'];

const isOurs = (node: Node) => node instanceof Element && node.hasAttribute(HOST_ATTRIBUTE);

/** Badges that we put in are no news; badges that the page has thrown out are. */
function isNews({ type, target, addedNodes, removedNodes }: MutationRecord): boolean {
  if (type !== 'childList') return !isOurs(target);
  return removedNodes.length > 0 || ![...addedNodes].every(isOurs);
}

/**
 * Calls back, before the next frame, for changes of the page that are not our own.
 *
 * @returns does a work that changes the page unseen: to look through a thousand changes of ours takes as long as to make them
 */
export function watchPage(
  onChange: (records: readonly MutationRecord[]) => void,
  signal: AbortSignal,
): (work: () => void) => void {
  const tell = (records: readonly MutationRecord[]) => {
    const news = records.filter(isNews);
    if (news.length > 0) onChange(news);
  };
  const observer = new MutationObserver(tell);
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
    tell(observer.takeRecords());
    observer.disconnect();
    work();
    if (!signal.aborted) watch();
  };
}
