import type { Action } from 'webextension-polyfill';
import { ICON_COLOUR, ICON_LEVEL, ICON_OUTLINE, ICON_SIZE, ICON_STROKE, ICON_TICKS } from '../../assets/icon-paths';
import { browser } from '../../lib/browser';
import type { OnToolbar } from '../../lib/judge';

const UNUSUAL_COLOUR = '#b23a12';
const TROUBLE_COLOUR = '#55626f';
const OFF_COLOUR = '#8593a1';
const TROUBLED = '?';
const SIZES_PX = [16, 32] as const;

/** The droplet without its level: switched off, it measures nothing. */
function draw(sizePx: number, isOff: boolean): ImageData | null {
  const context = new OffscreenCanvas(sizePx, sizePx).getContext('2d');
  if (!context) return null;
  context.scale(sizePx / ICON_SIZE, sizePx / ICON_SIZE);
  context.lineWidth = ICON_STROKE;
  context.lineJoin = 'round';
  context.strokeStyle = isOff ? OFF_COLOUR : ICON_COLOUR;
  const outline = new Path2D(ICON_OUTLINE);
  context.fillStyle = '#fff';
  context.fill(outline);
  if (!isOff) {
    context.fillStyle = ICON_COLOUR;
    context.fill(new Path2D(ICON_LEVEL));
  }
  context.stroke(outline);
  if (!isOff) {
    context.fillStyle = '#fff';
    context.fill(new Path2D(ICON_TICKS));
  }
  return context.getImageData(0, 0, sizePx, sizePx);
}

type Pictures = NonNullable<Action.SetIconDetailsType['imageData']>;

const pictures = new Map<boolean, Pictures>();

/** In the sizes that the browser asks for; drawn once in a worker's life. */
function picturesOf(isOff: boolean): Pictures {
  const known = pictures.get(isOff);
  if (known) return known;
  const drawn = SIZES_PX.flatMap((sizePx) => {
    const image = draw(sizePx, isOff);
    return image ? [[String(sizePx), image] as const] : [];
  });
  const made = Object.fromEntries(drawn) as Pictures;
  pictures.set(isOff, made);
  return made;
}

/** On the toolbar, for one tab: how many items are unusual, `?` where the page could not be read, grey where it is off. */
export async function showOnToolbar(tabId: number, { unusual, isTroubled, isOff, title }: OnToolbar): Promise<void> {
  const text = isTroubled ? TROUBLED : unusual > 0 ? String(unusual) : '';
  await browser.action.setBadgeBackgroundColor({ color: isTroubled ? TROUBLE_COLOUR : UNUSUAL_COLOUR, tabId });
  await browser.action.setBadgeText({ text, tabId });
  await browser.action.setTitle({ title, tabId });
  // Set anew each time: the browser forgets a tab's icon when the tab goes somewhere else.
  await browser.action.setIcon({ tabId, imageData: picturesOf(isOff) });
}

/** Whether the toolbar says of a tab's page that it could not be read. The browser remembers until the tab goes elsewhere. */
export async function isTroubledOnToolbar(tabId: number): Promise<boolean> {
  return (await browser.action.getBadgeText({ tabId })) === TROUBLED;
}
