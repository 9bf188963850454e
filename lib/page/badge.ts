import { DASH_PATH, DROPLET_BOX, DROPLET_PATH, FILL_FROM_Y } from '../../assets/droplet';
import type { BadgePatch } from '../messages/protocol';
import type { State } from '../model';
import css from './badge.css?inline';
import type { Theme } from './theme';

const SVG = 'http://www.w3.org/2000/svg';
/** A host is recognised by this attribute, which holds its item's key. */
export const HOST_ATTRIBUTE = 'data-shuifen';

let sheet: CSSStyleSheet | undefined;

/** One sheet for every badge of the page: a sheet each would cost more than all the rest (TOOLCHAIN §8). */
function sharedSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return sheet;
}

function path(attributes: Readonly<Record<string, string>>): SVGPathElement {
  const element = document.createElementNS(SVG, 'path');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function sign(state: State): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const { width, height } = DROPLET_BOX;
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('aria-hidden', 'true');
  const line = { fill: 'none', stroke: 'currentColor' };
  const from = FILL_FROM_Y[state];
  if (from === null) {
    svg.append(path({ d: DASH_PATH, ...line, 'stroke-width': '1.8', 'stroke-linecap': 'round' }));
    return svg;
  }
  const fill = path({ d: DROPLET_PATH, fill: 'currentColor' });
  // `inset` counts from the path's own box unless told to use the picture's.
  fill.style.setProperty('clip-path', `inset(${from}px 0 0 0) view-box`);
  svg.append(fill, path({ d: DROPLET_PATH, ...line, 'stroke-width': '1.4' }));
  return svg;
}

/** An empty badge for one item: a host with its own shadow, holding a real button. */
export function createBadge(key: string, onOpen: (host: HTMLElement) => void): HTMLElement {
  const host = document.createElement('span');
  host.setAttribute(HOST_ATTRIBUTE, key);
  const root = host.attachShadow({ mode: 'open', delegatesFocus: true });
  root.adoptedStyleSheets = [sharedSheet()];
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-haspopup', 'dialog');
  root.append(button);
  // A post is often one big link: opening the panel must not open the post too.
  for (const type of ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'keydown', 'keyup'])
    host.addEventListener(type, (event) => event.stopPropagation());
  button.addEventListener('click', (event) => {
    event.preventDefault();
    // A page's script may not open what is remembered of its items and read it.
    if (event.isTrusted) onOpen(host);
  });
  return host;
}

/** Puts a verdict into a badge. */
export function fillBadge(host: HTMLElement, patch: BadgePatch, theme: Theme): void {
  host.dataset.theme = theme;
  host.dataset.state = patch.state;
  const button = host.shadowRoot?.querySelector('button');
  if (!button) return;
  button.title = patch.reason;
  button.setAttribute('aria-label', patch.name);
  button.replaceChildren(sign(patch.state), patch.word);
}
