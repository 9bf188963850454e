import type { Mount } from '../adapters/engine';

/** The gap between the cells of a row of flexible boxes in pixels, 0 where there is none; null for any other element. */
function gapIn(parent: Element): number | null {
  const { display, flexDirection, columnGap } = getComputedStyle(parent);
  const isRow = display.endsWith('flex') && flexDirection.startsWith('row');
  return isRow ? Number.parseFloat(columnGap) || 0 : null;
}

/**
 * Puts a badge where it belongs so that nothing beside it moves. Out of the flow it stands where the text before it
 * ends; but in a row of flexible boxes it would stand at the start, so there it becomes a cell without size.
 *
 * @param known what the rows of earlier badges were like, by their class: asking the browser costs more than the rest
 */
export function insertAt({ anchor, place }: Mount, host: HTMLElement, known: Map<string, number | null>): void {
  const parent = place === 'append' || place === 'prepend' ? anchor : anchor.parentElement;
  if (!parent) return;
  const name = `${parent.localName} ${parent.getAttribute('class')}`;
  if (!known.has(name)) known.set(name, gapIn(parent));
  const gap = known.get(name) ?? null;
  if (gap !== null) {
    host.dataset.row = '';
    host.style.setProperty('--gap', `${-gap}px`);
    // At the end of a row there is room before it, if anywhere.
    if (place === 'append') host.dataset.side = 'left';
  }
  anchor[place](host);
}
