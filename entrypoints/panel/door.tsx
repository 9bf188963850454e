import { render } from 'preact';
import tokensCss from '../../assets/tokens.css?inline';
import buttonsCss from '../../components/buttons.css?inline';
import { Panel } from '../../components/Panel';
import type { PanelActions } from '../../components/PanelActions';
import panelCss from '../../components/panel.css?inline';
import sharedCss from '../../components/shared.css?inline';
import yardstickCss from '../../components/yardstick.css?inline';
import type { PanelDoor } from '../../lib/messages/panel-door';
import type { ItemKey } from '../../lib/model';
import { themeOf, watchTheme } from '../../lib/page/theme';
import { keepBeside } from './beside';
import { leaveWithPointer } from './hovering';
import { listenForLeaving } from './leaving';

type Opening = Parameters<PanelDoor['open']>[0];
/** What is done for the reader, about one item. */
type ActionsFor = (key: ItemKey) => PanelActions;

/** Important, because a page's own rules would otherwise reach the host. It is a point without size at the body's origin. */
const HOST_STYLE =
  'all:initial!important;position:absolute!important;top:0!important;left:0!important;z-index:2147483647!important';

/** The panel's script's side of the door: at most one panel is open. */
export function createDoor(actionsFor: ActionsFor): PanelDoor {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokensCss + sharedCss + buttonsCss + panelCss + yardstickCss);
  let closeOpen: (() => void) | null = null;
  return {
    open(opening) {
      // A pointer that passes by does not take away what is being read.
      if (!opening.isPress && closeOpen) return;
      closeOpen?.();
      const onClose = () => {
        closeOpen = null;
      };
      closeOpen = openPanel({ ...opening, onClose }, actionsFor(opening.view.key), sheet);
    },
    close: () => closeOpen?.(),
  };
}

/** Puts a panel into the page and returns what takes it, its listeners and its observers away again. */
function openPanel(
  { anchor, view, isPress, onClose }: Opening & { readonly onClose: () => void },
  given: PanelActions,
  sheet: CSSStyleSheet,
): () => void {
  const life = new AbortController();
  const host = document.createElement('shuifen-panel');
  const follow = () => {
    host.dataset.theme = themeOf(document);
  };
  follow();
  watchTheme(follow, life.signal);
  host.style.cssText = HOST_STYLE;
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  const { actions, isPinned } = pinnedBy(given);

  const close = () => {
    if (life.signal.aborted) return;
    life.abort();
    const hadFocus = root.activeElement !== null;
    render(null, root);
    host.remove();
    if (hadFocus) badgeOf(view.key, anchor).shadowRoot?.querySelector('button')?.focus({ preventScroll: true });
    onClose();
  };

  render(<Panel view={view} actions={actions} onClose={close} />, root);
  document.body.append(host);
  const panel = root.querySelector<HTMLElement>('[role=dialog]');
  if (panel) keepBeside(panel, { anchor, host, close, isPinned, signal: life.signal });
  if (!isPress) leaveWithPointer({ anchor, host, root, close, signal: life.signal });
  listenForLeaving({ anchor, host, root, close, signal: life.signal });
  // The dialog's name is announced with the first control in it; a focused heading would be read twice.
  if (isPress) root.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  return close;
}

/** Ignoring takes the badge away, and with it the panel's anchor: the panel has to stay, or nothing could be undone. */
function pinnedBy(given: PanelActions): { readonly actions: PanelActions; readonly isPinned: () => boolean } {
  let pinned = false;
  return {
    isPinned: () => pinned,
    actions: {
      ...given,
      ignore(what, reason) {
        pinned = true;
        return given.ignore(what, reason);
      },
    },
  };
}

/** Where the focus goes back to: the badge that was opened, or the one that stands in its place by now. */
function badgeOf(key: ItemKey, opened: HTMLElement): HTMLElement {
  if (opened.isConnected) return opened;
  return document.querySelector<HTMLElement>(`[data-shuifen="${CSS.escape(key)}"]`) ?? opened;
}
