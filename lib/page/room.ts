import type { Mount } from '../adapters/engine';
import { HOST_ATTRIBUTE } from './badge';

/** Before the sign in its button; half of it does after a word. */
const PADDING_PX = 6;
/** What stands before the word, in widths of the sign: that, and the gap. */
const BEFORE_WORD = 1.3;
/** So many nodes are looked at for the next thing beside a badge. */
const MOST_NODES = 60;

const range = document.createRange();

/** Where a text, a picture or the like stands; nothing for what holds others, takes no room, or is our own. */
function boxOf(node: Node): DOMRect | null {
  if (node.firstChild || (node instanceof Element && node.hasAttribute(HOST_ATTRIBUTE))) return null;
  range.selectNode(node);
  const box = range.getBoundingClientRect();
  return box.width > 0 ? box : null;
}

/** The edge of the nearest thing on the host's line, on one side of it and within the item; else the item's own. */
function edgeBeside(host: HTMLElement, middle: number, leftward: boolean, item: Element): number {
  const walker = document.createTreeWalker(item);
  walker.currentNode = host;
  for (let i = 0; i < MOST_NODES && (leftward ? walker.previousNode() : walker.nextNode()); i += 1) {
    const box = boxOf(walker.currentNode);
    if (box && box.top < middle && box.bottom > middle) return leftward ? box.right : box.left;
  }
  const own = item.getBoundingClientRect();
  return leftward ? own.left : own.right;
}

/**
 * Finds out how much of a badge there is room for, beside what the page has there itself. Reads the page and changes
 * nothing; returns what writes it down, so that many can be measured before the first is changed.
 */
export function measure(host: HTMLElement, { element, compact }: Mount): () => void {
  const { left, top, bottom } = host.getBoundingClientRect();
  const parts = host.shadowRoot?.querySelectorAll('svg, span') ?? [];
  const [sign = 0, word] = [...parts].map(({ clientWidth }) => clientWidth);
  const roomOn = (side: string) => Math.abs(left - edgeBeside(host, (top + bottom) / 2, side === 'left', element));
  let side = host.dataset.side ?? 'right';
  let room = roomOn(side);
  if (room < sign && 'row' in host.dataset) {
    side = side === 'left' ? 'right' : 'left';
    room = roomOn(side);
  }
  const needed = word && !compact ? BEFORE_WORD * sign + word + PADDING_PX / 2 : Number.POSITIVE_INFINITY;
  const fits = room >= needed ? 'word' : room < sign + PADDING_PX ? 'little' : 'sign';
  return () => Object.assign(host.dataset, { side, room: fits });
}
