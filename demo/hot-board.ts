import { atStop, HOT_BOARD, searchUrl, TOPIC_CHART, topicUrl } from './addresses';
import type { Sheet } from './chrome';
import { inShort } from './figures';
import { type Html, html } from './html';
import { type HotRow, hotBoard, type SuperTopic, topicChart } from './story/boards';
import { atStep, clampStep, steps } from './story/steps';
import { BOARD_CSS } from './style/board';
import { WEIBO_CSS } from './style/weibo';
import { frame, topicSide } from './weibo-pages';

const TAG_CLASS = { 新: 'new', 热: 'hot', 沸: 'boil', 荐: 'recommend' } as const;

/** A paid row's link leads nowhere by itself: the site's script takes the target from `href_to`. */
function wordLink({ word, place, rank }: HotRow, step: number): Html {
  const path = searchUrl(word).replace('https://s.weibo.com', '');
  if (place === 'paid')
    return html`<a href_to="${atStop(`${path}&topic_ad=1&Refer=top`, step)}" href="javascript:void(0);" action-data="num=${rank ?? 0}&cate=PC_realtime" action-type="realtimehot_ad" word="${word}">${word}</a>`;
  return html`<a href="${atStop(`${path}&Refer=${place === 'pinned' ? 'new_time' : 'top'}`, step)}">${word}</a>`;
}

function hotRow(row: HotRow, step: number): Html {
  const { rank, heat, tag } = row;
  return html`<tr class="">
<td class="td-01${rank !== null && rank <= 3 && html` ranktop`}">${rank ?? html`<i class="icon-top" title="置顶"></i>`}</td>
<td class="td-02">${wordLink(row, step)}${heat !== null && html` <span>${heat}</span>`}</td>
<td class="td-03">${tag && html`<i class="icon-txt icon-txt-${TAG_CLASS[tag]}">${tag}</i>`}</td>
</tr>`;
}

const updated = (step: number) => html`<span>更新于 ${steps[clampStep(step)].at}</span>`;

/** The hot-search board of s.weibo.com. */
export function hotBoardPage(step: number): Sheet {
  const board = html`<section class="Board_card_s4h0f"><header><h1>热搜榜</h1>${updated(step)}</header>
<div class="data" id="pl_top_realtimehot"><table><thead><tr class="thead_tr"><th class="th-01">序号</th><th class="th-02">关键词</th><th class="th-03"></th></tr></thead>
<tbody>${hotBoard(step).map((row) => hotRow(row, step))}</tbody></table></div></section>`;
  return {
    url: HOT_BOARD,
    title: '热搜榜 · 微博',
    css: WEIBO_CSS + BOARD_CSS,
    body: frame(HOT_BOARD, step, board, topicSide(step)),
  };
}

function topicRow(topic: SuperTopic, rank: number, step: number): Html {
  const influence = inShort(atStep(topic.influence, step));
  return html`<li data-topic="${topic.id}"><span class="rank">${rank}</span><a class="name" href="${atStop(topicUrl(topic), step)}">${topic.name}超话</a><span class="score" aria-label="影响力 ${influence}">${influence}</span></li>`;
}

/** The super-topic chart. No capture of the real one exists; this is its plain shape. */
export function topicChartPage(step: number): Sheet {
  const rows = topicChart(step).map((topic, i) => topicRow(topic, i + 1, step));
  const chart = html`<section class="Board_card_s4h0f"><header><h1>超话榜 · 明星与作品</h1>${updated(step)}</header>
<p class="Board_note_s4h0f">影响力按一周内的签到、发帖与互动累计</p>
<ol class="supertopic-rank">
${rows}
</ol></section>`;
  return {
    url: TOPIC_CHART,
    title: '超话榜 · 微博',
    css: WEIBO_CSS + BOARD_CSS,
    body: frame(TOPIC_CHART, step, chart),
  };
}
