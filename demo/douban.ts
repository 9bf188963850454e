import { atStop, filmUrl } from './addresses';
import type { Sheet } from './chrome';
import { scoreOf, sharesOf } from './figures';
import { type Html, html } from './html';
import { poster } from './pictures';
import { type Film, films, type ShortComment, type Votes } from './story/films';
import { atStep } from './story/steps';
import { DOUBAN_CSS } from './style/douban';

const STAR_TITLES = ['力荐', '推荐', '还行', '较差', '很差'] as const;
/** The longest bar of the histogram, in pixels. */
const LONGEST_BAR_PX = 64;

/** The drawn stars: the score in steps of a half star, as the class name says it. */
function bigStars(score: string): Html {
  const halves = Math.round(Number(score));
  return html`<div class="ll bigstar bigstar${String(halves * 5).padStart(2, '0')}" style="--filled: ${halves * 10}%" aria-hidden="true"></div>`;
}

function histogram(votes: Votes): Html {
  const shares = sharesOf(votes);
  const largest = Math.max(...shares.map(Number));
  return html`<div class="ratings-on-weight">${shares.map((share, i) => {
    const stars = 5 - i;
    const width = Math.round((LONGEST_BAR_PX * Number(share)) / largest);
    return html`
<div class="item"><span class="stars${stars} starstop" title="${STAR_TITLES[i] ?? ''}">${stars}星</span><div class="power" style="width:${width}px"></div><span class="rating_per">${share}%</span><br></div>`;
  })}</div>`;
}

function rated(votes: Votes): Html {
  const score = scoreOf(votes);
  const raters = votes.reduce((sum, each) => sum + each, 0);
  return html`<div class="rating_self clearfix" typeof="v:Rating"><strong class="ll rating_num" property="v:average">${score}</strong><span property="v:best" content="10.0"></span>
<div class="rating_right">${bigStars(score)}<div class="rating_sum"><a href="#comments-section" class="rating_people"><span property="v:votes">${raters}</span>人评价</a></div></div></div>${histogram(votes)}`;
}

const UNRATED = html`<div class="rating_self clearfix" typeof="v:Rating"><strong class="ll rating_num" property="v:average"></strong><span property="v:best" content="10.0"></span><div class="rating_right not_showed"><div class="rating_sum"><span>尚未上映</span></div></div></div>`;

function rating(film: Film, step: number): Html {
  return html`<div id="interest_sectl"><div class="rating_wrap clearbox" rel="v:rating"><div class="clearfix"><div class="rating_logo ll">豆瓣评分</div></div>
${film.votes ? rated(atStep(film.votes, step)) : UNRATED}</div></div>`;
}

function info(film: Film): Html {
  const lines: readonly (readonly [label: string, value: Html])[] = [
    ['导演', html`<span class="attrs">${film.director}</span>`],
    ['主演', html`<span class="attrs">${film.cast.join(' / ')}</span>`],
    ['类型', html`${film.genres.map((genre, i) => html`${i > 0 && ' / '}<span property="v:genre">${genre}</span>`)}`],
    ['制片国家/地区', html`${film.country}`],
    ['上映日期', html`<span property="v:initialReleaseDate">${film.released}</span>`],
    ['片长', html`<span property="v:runtime">${film.minutes}分钟</span>`],
  ];
  return html`<div id="info">${lines.map(([label, value]) => html`<div><span class="pl">${label}:</span> ${value}</div>`)}</div>`;
}

function shortComment({ cid, by, stars, on, text, useful }: ShortComment): Html {
  return html`<div class="comment-item" data-cid="${cid}"><div class="comment"><h3><span class="comment-vote"><span class="votes vote-count">${useful}</span> 有用</span><span class="comment-info"><b>${by}</b> <span class="allstar${stars}0 rating" title="${STAR_TITLES[5 - stars] ?? ''}">${'★'.repeat(stars)}</span> <span class="comment-time">${on}</span></span></h3><p class="comment-content"><span class="short">${text}</span></p></div></div>`;
}

function comments({ title, comments: written }: Film): Html {
  const list =
    written.length > 0 ? html`${written.map(shortComment)}` : html`<p class="comment-none">上映以后才能写短评。</p>`;
  return html`<section id="comments-section"><h2>${title}的短评</h2>${list}</section>`;
}

function interests(film: Film, step: number): Html {
  const all = [
    { status: 'P', count: atStep(film.collects, step), word: '人看过' },
    { status: 'F', count: atStep(film.wishes, step), word: '人想看' },
  ];
  const links = all
    .filter(({ count }) => count > 0)
    .map(
      ({ status, count, word }, i) =>
        html`${i > 0 && html`&nbsp;/&nbsp;`}<a href="${atStop(`${filmUrl(film)}comments?status=${status}`, step)}">${count}${word}</a>`,
    );
  return html`<div id="subject-others-interests"><h2>谁看这部电影</h2><div class="subject-others-interests-ft">${links}</div></div>`;
}

function others(film: Film, step: number): Html {
  const cards = films
    .filter(({ id }) => id !== film.id)
    .map((other) => {
      const score = other.votes ? scoreOf(atStep(other.votes, step)) : '未上映';
      return html`<dl><dt><a href="${atStop(filmUrl(other), step)}">${poster(other.poster, other.title, other.director)}</a></dt><dd><a href="${atStop(filmUrl(other), step)}">${other.title}</a> <span class="subject-rate">${score}</span></dd></dl>`;
    });
  return html`<div id="recommendations"><h2>也看看</h2><div class="recommendations-bd">${cards}</div></div>`;
}

/** A film's page. */
export function filmPage(film: Film, step: number): Sheet {
  const body = html`<div id="db-nav-movie" class="nav"><div class="nav-wrap"><span class="nav-name">豆瓣电影</span><nav>${films.map(
    (each) =>
      html`<a href="${atStop(filmUrl(each), step)}"${each.id === film.id ? html` aria-current="page"` : null}>${each.title}</a>`,
  )}</nav><span class="nav-hint">演示页面 · 虚构的影片</span></div></div>
<div id="wrapper"><div id="content"><h1><span property="v:itemreviewed">${film.title}</span> <span class="year">(${film.year})</span></h1>
<div class="grid-16-8 clearfix"><div class="article">
<div class="subjectwrap clearfix"><div class="subject clearfix"><div id="mainpic">${poster(film.poster, film.title, film.director)}</div>${info(film)}</div>${rating(film, step)}</div>
<section class="related-info"><h2>${film.title}的剧情简介</h2><p><span property="v:summary">${film.plot}</span></p></section>
${comments(film)}
</div><div class="aside">${interests(film, step)}${others(film, step)}</div></div></div></div>`;
  return { url: filmUrl(film), title: `${film.title} (豆瓣)`, css: DOUBAN_CSS, body };
}
