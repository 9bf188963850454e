import { atStop, postUrl, userUrl } from './addresses';
import { since } from './clock';
import { inToolbar, underCap } from './figures';
import { type Html, html } from './html';
import { avatar, picture } from './pictures';
import type { Figures } from './story/figures';
import type { Person } from './story/people';
import type { Post } from './story/posts';
import { atStep, clampStep, steps } from './story/steps';

/** Sign drawings that toolbars and names refer to; the page holds them once. */
const SPRITE = html`<svg aria-hidden="true" style="position:absolute;width:0;height:0">
<symbol id="woo_svg_vgold" viewBox="0 0 16 16"><circle cx="8" cy="8" r="8" fill="#d99a2b"/><path d="m4.4 5 3.6 6.4L11.6 5" fill="none" stroke="#fff" stroke-width="2"/></symbol>
<symbol id="woo_svg_vblue" viewBox="0 0 16 16"><circle cx="8" cy="8" r="8" fill="#3f83c4"/><path d="m4.4 5 3.6 6.4L11.6 5" fill="none" stroke="#fff" stroke-width="2"/></symbol>
<symbol id="demo_retweet" viewBox="0 0 20 20"><path d="M11 4h5v5M16 4 9.5 10.5M8 4.5H4V16h11.5v-4" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/></symbol>
<symbol id="demo_comment" viewBox="0 0 20 20"><path d="M3.5 4.5h13v9H9.5L6.5 16.5v-3h-3z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/></symbol>
<symbol id="woo_svg_like" viewBox="0 0 20 20"><path d="M3.5 8.5h3v8h-3zM6.5 9l3-5.5c1.5 0 2.300 1.200 2 2.8L11 8.5h4.300c.9 0 1.5.8 1.300 1.700l-1.200 5c-.2.8-.8 1.300-1.600 1.300H6.5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/></symbol>
</svg>`;

interface Shown {
  readonly reposts: string;
  readonly comments: string;
  readonly likes: string;
}

/** The three figures as the display rule of the post shows them. Likes are never hidden. */
export function shownFigures({ uncapped }: Pick<Post, 'uncapped'>, { reposts, comments, likes }: Figures): Shown {
  const capped = uncapped ? inToolbar : underCap;
  return { reposts: capped(reposts), comments: capped(comments), likes: inToolbar(likes) };
}

/** A zero is never written in the toolbar: its label stands alone. */
const orLabel = (figure: string, label: string) => (figure === '0' ? label : figure);

function cell(sign: string, label: string, figure: string): Html {
  return html`<div class="woo-box-item-flex toolbar_item_s4h0f"><div class="woo-box-flex toolbar_wrap_s4h0f"><div class="toolbar_iconWrap_s4h0f"><i class="woo-font woo-font--${sign}" title="${label}"><svg><use href="#demo_${sign}"></use></svg></i></div><span class="toolbar_num_s4h0f"> ${orLabel(figure, label)} </span></div></div>`;
}

function toolbar(post: Post, step: number): Html {
  const { reposts, comments, likes } = shownFigures(post, atStep(post.figures, step));
  return html`<footer aria-label="${reposts},${comments},${likes}"><div class="woo-box-flex toolbar_left_s4h0f toolbar_main_s4h0f">
${cell('retweet', '转发', reposts)}
${cell('comment', '评论', comments)}
<div class="woo-box-item-flex toolbar_item_s4h0f"><div class="woo-box-flex toolbar_likebox_s4h0f toolbar_wrap_s4h0f"><button type="button" class="woo-like-main toolbar_btn_s4h0f" title="赞"><span class="woo-like-iconWrap"><svg class="woo-like-icon"><use href="#woo_svg_like"></use></svg></span><span class="woo-like-count">${orLabel(likes, '赞')}</span></button></div></div>
</div></footer>`;
}

export function verifiedMark({ verified }: Person): Html | null {
  if (verified === null) return null;
  const [title, sign] = verified === 'person' ? ['微博个人认证', 'vgold'] : ['微博官方认证', 'vblue'];
  return html`<span class="woo-icon-wrap woo-avatar-icon" title="${title}"><svg class="woo-icon-in"><use href="#woo_svg_${sign}"></use></svg></span>`;
}

function timeLink(post: Post, step: number): Html {
  const now = steps[clampStep(step)].at;
  return html`<a class="head-info_time_s4h0f" href="${atStop(postUrl(post), step)}" title="${post.at.slice(0, 16)}"> ${since(post.at, now)} </a>`;
}

function head(post: Post, step: number): Html {
  const { author } = post;
  const home = atStop(userUrl(author), step);
  return html`<header class="woo-box-flex"><a class="ALink_default_s4h0f" href="${home}" aria-label="${author.name}"><div class="woo-avatar-main head_avatar_s4h0f">${avatar(author.name, author.hue)}${verifiedMark(author)}</div></a>
<div class="woo-box-item-flex head_main_s4h0f"><div class="woo-box-flex head_nick_s4h0f"><a class="ALink_default_s4h0f head_name_s4h0f" href="${home}"><span title="${author.name}">${author.name}</span></a></div>
<div class="woo-box-flex head-info_info_s4h0f">${timeLink(post, step)}<div class="head-info_cut_s4h0f">${author.about}</div></div></div></header>`;
}

function words(post: Post, kind: 'og' | 're', by: Html | null): Html {
  return html`<div class="detail_text_s4h0f wbpro-feed-${kind}Text">${by}<div class="detail_wbtext_s4h0f">${post.text}</div></div>${
    post.picture && html`<div class="content_row_s4h0f">${picture(post.picture, `${post.author.name}的配图`)}</div>`
  }`;
}

/** A post inside the one that passes it on, with its own toolbar. */
function originalOf(post: Post, step: number): Html {
  const { author } = post;
  const by = html`<a class="ALink_default_s4h0f" href="${atStop(userUrl(author), step)}" usercard="${author.uid}"><span class="detail_nick_s4h0f">@${author.name}</span></a>`;
  return html`<div class="Feed_retweet_s4h0f"><div class="retweet wbpro-feed-content">${words(post, 're', by)}</div>
<div class="woo-box-flex Feed_retweetBar_s4h0f"><div class="woo-box-flex head-info_info_s4h0f Feed_retweetHeadInfo_s4h0f">${timeLink(post, step)}</div>${toolbar(post, step)}</div></div>`;
}

function article(post: Post, step: number): Html {
  return html`<article class="woo-panel-main woo-panel-top woo-panel-right woo-panel-bottom woo-panel-left Feed_wrap_s4h0f Feed_normal_s4h0f" tabindex="0"><div class="Feed_body_s4h0f">${head(post, step)}
<div class="wbpro-feed-content">${words(post, 'og', null)}${post.original && originalOf(post.original, step)}</div></div>
${toolbar(post, step)}</article>`;
}

/** The list's pool keeps views that have scrolled out, with an older state of their post, until it needs them again. */
function parked(post: Post): Html {
  return html`<div class="vue-recycle-scroller__item-view" style="transform: translateY(-9999px); z-index: -1;" aria-hidden="true" inert><div data-index="0" class="wbpro-scroller-item">${article(post, 0)}</div></div>`;
}

/** The list of posts in the site's own markup, one recycled view parked out of sight. */
export function scroller(posts: readonly Post[], step: number): Html {
  const views = posts.map(
    (post, i) =>
      html`<div class="vue-recycle-scroller__item-view" style="transform: translateY(0px);"><div data-index="${i}" data-active="true" class="wbpro-scroller-item">${article(post, step)}</div></div>`,
  );
  return html`${SPRITE}<div class="vue-recycle-scroller ready page-mode direction-vertical" id="scroller"><div class="vue-recycle-scroller__item-wrapper">
${posts.slice(-1).map(parked)}${views}
</div></div>`;
}
