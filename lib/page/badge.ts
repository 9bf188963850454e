import { DROPLET_BOX, DROPLET_PATH, FILL_FROM_Y } from '../../assets/droplet';
import type { BadgePatch } from '../messages/protocol';
import type { ItemKey, State } from '../model';
import css from './badge.css?inline';
import type { Theme } from './theme';

/** Higher than the panel's, which stands where a droplet has its weight: beside digits it belongs at their middle. */
const DASH = 'M3.2 8.6H10.8V9H3.2Z';
const SVG = 'http://www.w3.org/2000/svg';
/** A host is recognised by this attribute, which holds its item's key. */
export const HOST_ATTRIBUTE = 'data-shuifen';

/** The key of the item that a badge stands for. */
export function keyOf(host: Element): ItemKey {
  return host.getAttribute(HOST_ATTRIBUTE) ?? '';
}

/** One for every badge of the page: a sheet each would cost more than all the rest (TOOLCHAIN §8). */
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

function svg(name: 'svg' | 'path', attribute: string, value: string): SVGElement {
  const element = document.createElementNS(SVG, name);
  element.setAttribute(attribute, value);
  return element;
}

function drawSign(state: State): SVGElement {
  const { width, height } = DROPLET_BOX;
  const sign = svg('svg', 'viewBox', `0 0 ${width} ${height}`);
  const from = FILL_FROM_Y[state];
  const d = from === null ? DASH : DROPLET_PATH;
  const fill = svg('path', 'd', d);
  // `inset` counts from the path's own box unless told to use the picture's.
  fill.style.clipPath = `inset(${from ?? 0}px 0 0 0) view-box`;
  sign.append(fill, svg('path', 'd', d));
  return sign;
}

const signs = new Map<State, SVGElement>();

/** Drawn once for each state: a copy costs a third of a drawing. */
function signOf(state: State): Node {
  const sign = signs.get(state) ?? drawSign(state);
  signs.set(state, sign);
  return sign.cloneNode(true);
}

/**
 * An empty badge for one item: a host with its own shadow, holding a real button. The element has a name of its own,
 * so that neither a page's rules for `span` nor an adapter's selectors mean it.
 */
export function createBadge(key: ItemKey): HTMLElement {
  const host = document.createElement('shuifen-badge');
  host.setAttribute(HOST_ATTRIBUTE, key);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  button.ariaHasPopup = 'dialog';
  root.append(button);
  return host;
}

/** Puts a verdict into a badge. */
export function fillBadge(host: HTMLElement, patch: BadgePatch, theme: Theme): void {
  host.dataset.theme = theme;
  host.dataset.state = patch.state;
  const button = host.shadowRoot?.firstElementChild;
  if (!button) return;
  button.ariaLabel = patch.name;
  const word = document.createElement('span');
  word.textContent = patch.word;
  button.replaceChildren(signOf(patch.state), ...(patch.word ? [word] : []));
}
