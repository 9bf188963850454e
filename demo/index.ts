import { documentOf, PAGES, type Sheet } from './chrome';
import { html } from './html';
import { isDemoHost, sheetAt } from './pages';
import { clampStep } from './story/steps';
import { WEIBO_CSS } from './style/weibo';

export { steps } from './story/steps';

export interface DemoPage {
  readonly url: string;
  readonly title: string;
  readonly html: string;
}

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

const CONTENT_TYPE = 'text/html; charset=utf-8';

/** The main pages of the demo at a stop of the timeline, in the order in which the bar names them. */
export function demoPages(step: number): readonly DemoPage[] {
  const at = clampStep(step);
  return PAGES.flatMap(({ url }) => {
    const sheet = sheetAt(new URL(url), at);
    return sheet ? [{ url, title: sheet.title, html: documentOf(sheet, at) }] : [];
  });
}

function missing(url: string): Sheet {
  const body = html`<main class="List_empty_s4h0f"><p>演示里没有这一页。</p></main>`;
  return { url, title: '没有这一页', css: WEIBO_CSS, body };
}

/**
 * What the demo's web answers to an address, or null where the host is none of the demo's. The stop of the timeline is
 * the address's own `step`, else the one given; beyond the ends it is the nearest.
 *
 * @param url any absolute address
 */
export function respond(url: string, step: number): Answer | null {
  if (!URL.canParse(url)) return null;
  const asked = new URL(url);
  if (!/^https?:$/.test(asked.protocol) || !isDemoHost(asked)) return null;
  const own = asked.searchParams.get('step');
  const at = clampStep(own === null || own === '' ? step : Number(own));
  const sheet = sheetAt(asked, at);
  const body = documentOf(sheet ?? missing(`${asked.origin}/`), at);
  return { status: sheet ? 200 : 404, contentType: CONTENT_TYPE, body };
}
