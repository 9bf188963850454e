import { render } from 'preact';
import tokensCss from '../../assets/tokens.css?inline';
import { Panel } from '../../components/Panel';
import panelCss from '../../components/panel.css?inline';
import sharedCss from '../../components/shared.css?inline';
import yardstickCss from '../../components/yardstick.css?inline';
import type { PanelDoor } from '../../lib/messages/panel-door';
import { keepBeside } from './beside';
import { listenForLeaving } from './leaving';

type Opening = Parameters<PanelDoor['open']>[0];

/** Important, because a page's own rules would otherwise reach the host. It is a point without size at the body's origin. */
const HOST_STYLE =
  'all:initial!important;position:absolute!important;top:0!important;left:0!important;z-index:2147483647!important';

/** The panel's script's side of the door: at most one panel is open. */
export function createDoor(): PanelDoor {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokensCss + sharedCss + panelCss + yardstickCss);
  let closeOpen: (() => void) | null = null;
  return {
    open(opening) {
      closeOpen?.();
      const onClose = () => {
        closeOpen = null;
        opening.onClose();
      };
      closeOpen = openPanel({ ...opening, onClose }, sheet);
    },
    close: () => closeOpen?.(),
  };
}

/** Puts a panel into the page and returns what takes it, its listeners and its observers away again. */
function openPanel({ anchor, view, theme, onClose }: Opening, sheet: CSSStyleSheet): () => void {
  const life = new AbortController();
  const host = document.createElement('shuifen-panel');
  host.dataset.theme = theme;
  host.style.cssText = HOST_STYLE;
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];

  const close = () => {
    if (life.signal.aborted) return;
    life.abort();
    const hadFocus = root.activeElement !== null;
    render(null, root);
    host.remove();
    if (hadFocus) anchor.focus({ preventScroll: true });
    onClose();
  };

  render(<Panel view={view} onClose={close} />, root);
  document.body.append(host);
  const panel = root.querySelector<HTMLElement>('[role=dialog]');
  if (panel) keepBeside(panel, { anchor, host, close, signal: life.signal });
  listenForLeaving({ anchor, host, root, close, signal: life.signal });
  // The dialog's name is announced with the first control in it; a focused heading would be read twice.
  root.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  return close;
}
