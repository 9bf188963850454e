import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { PANEL_DOOR, panelDoor } from '../../lib/messages/panel-door';
import { actionsFor } from './actions';
import { createDoor } from './door';

export default defineUnlistedScript(() => {
  // Injected twice, the second script must not orphan a panel that the first one has open.
  if (!panelDoor()) Object.assign(globalThis, { [PANEL_DOOR]: createDoor(actionsFor) });
});
