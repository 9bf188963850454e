import type { PanelView } from './protocol';

/** What the panel's script, injected at the first opening, offers to the page's script in the same isolated world. */
export interface PanelDoor {
  /** Shows the panel beside `anchor`, replacing an open one, in the page's own theme. */
  open(options: {
    readonly anchor: HTMLElement;
    readonly view: PanelView;
    /** Asked for by click or key: it takes the focus. Else by a pointer or a focus at rest there, with which it goes. */
    readonly isPress: boolean;
  }): void;
  close(): void;
}

/** The name under which the door stands on `globalThis`. */
export const PANEL_DOOR = 'shuifenPanelDoor';

/** The open door, or undefined while the panel's script has not been injected. */
export function panelDoor(): PanelDoor | undefined {
  return (globalThis as { [PANEL_DOOR]?: PanelDoor })[PANEL_DOOR];
}
