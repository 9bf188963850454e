import { ask } from '../messages/client';
import { panelDoor } from '../messages/panel-door';
import type { ItemKey } from '../model';
import { themeOf } from './theme';

/**
 * Shows the panel of one item beside its badge; its script comes into the page at the first opening only.
 *
 * @returns false where the background does not know the item
 */
export async function openPanel(key: ItemKey, anchor: HTMLElement): Promise<boolean> {
  if (!panelDoor()) {
    const injected = await ask({ type: 'panel-script' });
    if (!injected.ok) return false;
  }
  const explained = await ask({ type: 'explain', key });
  if (!explained.ok) return false;
  panelDoor()?.open({ anchor, view: explained.panel, theme: themeOf(document), onClose: () => undefined });
  return true;
}
