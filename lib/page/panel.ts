import { ask } from '../messages/client';
import { panelDoor } from '../messages/panel-door';
import type { ItemKey } from '../model';
import { themeOf } from './theme';

/**
 * Shows the panel of one item beside its badge; its script comes into the page at the first opening only.
 *
 * @param isPress asked for by click or key; else by the pointer alone, which must still be there when all is known
 * @returns false where the background does not know the item
 */
export async function openPanel(key: ItemKey, anchor: HTMLElement, isPress: boolean): Promise<boolean> {
  if (!panelDoor()) {
    const injected = await ask({ type: 'panel-script' });
    if (!injected.ok) return false;
  }
  const explained = await ask({ type: 'explain', key });
  if (!explained.ok) return false;
  if (isPress || anchor.matches(':hover'))
    panelDoor()?.open({ anchor, view: explained.panel, theme: themeOf(document), isPress, onClose: () => undefined });
  return true;
}
