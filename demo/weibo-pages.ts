import { atStop, HOME, HOT_BOARD, searchUrl, TOPIC_CHART, topicUrl, userUrl } from './addresses';
import type { Sheet } from './chrome';
import { inShort } from './figures';
import { type Html, html } from './html';
import { avatar } from './pictures';
import { hotBoard, type SuperTopic, topicChart } from './story/boards';
import { type Person, people } from './story/people';
import { allPosts, homePosts, type Post } from './story/posts';
import { atStep } from './story/steps';
import { WEIBO_CSS } from './style/weibo';
import { scroller, verifiedMark } from './weibo';

const shownAt = (posts: readonly Post[], step: number) => posts.filter(({ since }) => since <= step);

function navigation(url: string, step: number): Html {
  const links = [
    { to: HOME, name: '首页' },
    { to: HOT_BOARD, name: '热搜榜' },
    { to: TOPIC_CHART, name: '超话榜' },
    { to: userUrl(people.filmNotes), name: people.filmNotes.name },
    { to: userUrl(people.quiet), name: people.quiet.name },
    { to: userUrl(people.radio), name: people.radio.name },
  ];
  return html`<nav class="Nav_side_s4h0f" aria-label="导航">${links.map(
    ({ to, name }) => html`<a href="${atStop(to, step)}"${to === url ? html` aria-current="page"` : null}>${name}</a>`,
  )}</nav>`;
}

function sideRow(href: string, place: Html, word: string, figure: string | null, tag: string | null): Html {
  return html`<div class="wbpro-side-panel"><a class="ALink_default_s4h0f" href="${href}"><div class="con woo-box-flex">${place}<div title="${word}" class="wbpro-textcut f12 cla"> ${word} </div>${
    figure !== null && html`<div class="f12 clb"> ${figure} </div>`
  }<div class="icon">${tag !== null && html`<span class="wbpro-icon-search" data-tag="${tag}">${tag}</span>`}</div></div></a></div>`;
}

function placeMark(rank: number | null): Html {
  if (rank === null) return html`<div class="rank top"></div>`;
  return html`<div class="${rank <= 3 ? 'rank num' : 'rank'}"> ${rank} </div>`;
}

const side = (title: string, allAt: string, rows: readonly Html[]) =>
  html`<div class="wbpro-side"><div class="wbpro-side-tit"><h2>${title}</h2><a href="${allAt}">全部</a></div><div class="wbpro-side-card7">${rows}</div></div>`;

/** The hot searches beside the feed: the pinned word and ten more, with abbreviated heat. */
function hotSide(step: number): Html {
  const rows = hotBoard(step)
    .slice(0, 11)
    .map(({ word, rank, heat, tag }) =>
      sideRow(atStop(searchUrl(word), step), placeMark(rank), word, heat === null ? null : inShort(heat), tag),
    );
  return side('微博热搜', atStop(HOT_BOARD, step), rows);
}

/** The first ten super topics, beside the hot-search board. */
export function topicSide(step: number): Html {
  const rows = topicChart(step)
    .slice(0, 10)
    .map((topic, i) =>
      sideRow(
        atStop(topicUrl(topic), step),
        placeMark(i + 1),
        topic.name,
        inShort(atStep(topic.influence, step)),
        null,
      ),
    );
  return side('超话榜', atStop(TOPIC_CHART, step), rows);
}

/** The frame that all pages of this site share. */
export function frame(url: string, step: number, main: Html, beside: Html = hotSide(step)): Html {
  return html`<div id="app"><div class="Frame_top_s4h0f"><div class="Frame_topIn_s4h0f"><a class="Frame_name_s4h0f" href="${atStop(HOME, step)}">微博</a><span class="Frame_hint_s4h0f">演示页面 · 只有虚构的人和数字</span></div></div>
<div class="Frame_content_s4h0f">${navigation(url, step)}<main class="Main_full_s4h0f">${main}</main><div class="Side_main_s4h0f">${beside}</div></div></div>`;
}

function sheet(url: string, title: string, step: number, main: Html): Sheet {
  return { url, title, css: WEIBO_CSS, body: frame(url, step, main) };
}

export function homePage(step: number): Sheet {
  return sheet(HOME, '首页 · 微博', step, scroller(shownAt(homePosts, step), step));
}

export function profilePage(person: Person, step: number): Sheet {
  const posts = shownAt(allPosts, step)
    .filter(({ author }) => author.uid === person.uid)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const card = html`<section class="ProfileHeader_card_s4h0f"><div class="woo-avatar-main">${avatar(person.name, person.hue)}${verifiedMark(person)}</div>
<div><h1 class="ProfileHeader_name_s4h0f">${person.name}</h1><p class="ProfileHeader_about_s4h0f">${person.about}</p>
<p class="ProfileHeader_counts_s4h0f"><span>粉丝 <b>${inShort(person.followers)}</b></span><span>关注 <b>${person.following}</b></span><span>全部微博 <b>${posts.length}</b></span></p></div></section>`;
  return sheet(userUrl(person), `${person.name}的个人主页 · 微博`, step, html`${card}${scroller(posts, step)}`);
}

/** A list under a heading: one post's own page, a search, a super topic. */
function listPage(url: string, heading: string, step: number, posts: readonly Post[]): Sheet {
  const empty = posts.length === 0 && html`<p class="List_empty_s4h0f">这一站还没有微博。</p>`;
  const main = html`<h1 class="List_title_s4h0f">${heading}</h1>${empty}${scroller(posts, step)}`;
  return sheet(url, `${heading} · 微博`, step, main);
}

export function postPage(post: Post, url: string, step: number): Sheet {
  return listPage(url, `${post.author.name}的微博`, step, shownAt([post], step));
}

export function searchPage(query: string, step: number): Sheet {
  const word = query.replaceAll('#', '').trim();
  const parts = word.split(/\s+/).filter(Boolean);
  const found = shownAt(allPosts, step).filter(({ text }) => parts.some((part) => text.includes(part)));
  return listPage(searchUrl(word), `搜索：${word}`, step, found);
}

export function topicPage(topic: SuperTopic, step: number): Sheet {
  const about = shownAt(allPosts, step).filter(({ text, author }) => `${text}${author.about}`.includes(topic.name));
  const heading = `${topic.name}超话 · 影响力 ${inShort(atStep(topic.influence, step))}`;
  return listPage(topicUrl(topic), heading, step, about);
}
