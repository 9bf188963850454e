import { ask } from '../messages/client';
import { panelDoor } from '../messages/panel-door';
import type { ItemKey } from '../model';

/**
 * Shows the panel of one item beside its badge; its script comes into the page at the first opening only.
 *
 * @param isPress asked for by click or key; else by a pointer or a focus that rests on it, and must still be there when all is known
 * @returns false where the background does not know the item
 */
export async function openPanel(key: ItemKey, anchor: HTMLElement, isPress: boolean): Promise<boolean> {
  if (!panelDoor()) {
    const injected = await ask({ type: 'panel-script' });
    if (!injected.ok) return false;
  }
  const explained = await ask({ type: 'explain', key });
  if (!explained.ok) return false;
  if (isPress || anchor.matches(':hover, :focus-within')) panelDoor()?.open({ anchor, view: explained.panel, isPress });
  return true;
}
