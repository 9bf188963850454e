import { atStop, filmUrl, HOME, HOT_BOARD, TOPIC_CHART, userUrl } from './addresses';
import { type Html, html, trusted } from './html';
import { longDyke, pier, postman } from './story/films';
import { people } from './story/people';
import { clampStep, steps } from './story/steps';
import { BAR_CSS } from './style/bar';

/** A page of the demo before it is wrapped: its own address, title, looks and content. */
export interface Sheet {
  readonly url: string;
  readonly title: string;
  readonly css: string;
  readonly body: Html;
}

/** The pages that the bar leads to, and that `demoPages` lists, in this order. */
export const PAGES = [
  { url: HOME, name: '首页' },
  { url: userUrl(people.filmNotes), name: people.filmNotes.name },
  { url: userUrl(people.quiet), name: people.quiet.name },
  { url: HOT_BOARD, name: '热搜榜' },
  { url: TOPIC_CHART, name: '超话榜' },
  { url: filmUrl(longDyke), name: `《${longDyke.title}》` },
  { url: filmUrl(postman), name: `《${postman.title}》` },
  { url: filmUrl(pier), name: `《${pier.title}》` },
] as const;

/** weibo.com says its theme on the root element; here it is the system's. */
const THEME_SCRIPT = `document.documentElement.dataset.theme=matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light'`;

function stopLink(url: string, step: number, label: Html, name: string): Html {
  const known = step >= 0 && step < steps.length;
  if (!known) return html`<span class="demo-turn" aria-hidden="true">${label}</span>`;
  return html`<a class="demo-turn" href="${atStop(url, step)}" aria-label="${name}：${steps[clampStep(step)].title}">${label}</a>`;
}

function dots(url: string, step: number): Html {
  return html`<span class="demo-dots">${steps.map(
    ({ title }, i) =>
      html`<a href="${atStop(url, i)}" title="${title}" aria-label="${title}"${i === step ? html` aria-current="step"` : null}></a>`,
  )}</span>`;
}

/** The bar at the foot of every page: what this is, the timeline, and the other pages. Plain links. */
function bar(url: string, step: number): Html {
  const { title, news } = steps[clampStep(step)];
  return html`<aside class="demo-bar" aria-label="Shuifen demo">
<p class="demo-what"><b>Shuifen demo</b> · invented data<span> · 人物、作品与数字均为虚构</span></p>
<nav class="demo-time" aria-label="时间线">${stopLink(url, step - 1, html`←`, '上一站')}${dots(url, step)}<span class="demo-date"><b>${title}</b><span>${news}</span></span>${stopLink(url, step + 1, html`→`, '下一站')}</nav>
<nav class="demo-pages" aria-label="演示页面">${PAGES.map(
    (page) =>
      html`<a href="${atStop(page.url, step)}"${page.url === url ? html` aria-current="page"` : null}>${page.name}</a>`,
  )}</nav>
</aside>`;
}

/** The whole document of a page at a stop of the timeline. */
export function documentOf({ url, title, css, body }: Sheet, step: number): string {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${trusted(css)}${trusted(BAR_CSS)}</style>
<script>${trusted(THEME_SCRIPT)}</script>
</head>
<body>
${body}
${bar(url, step)}
</body>
</html>
`.text;
}
