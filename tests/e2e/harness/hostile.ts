/** What a post of the hostile feed says; what is not given is ordinary. */
export interface HostilePost {
  /** Its place among the pages' posts: makes the bid. */
  readonly nth: number;
  readonly name?: string;
  readonly text?: string;
  readonly time?: string;
  readonly reposts?: string;
  readonly label?: string;
  readonly inside?: string;
}

/** Text as it has to stand in HTML, in attributes too. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function page(body: string, script = ''): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>微博</title></head>
<body><div id="app"><div id="scroller">${body}</div></div><script>${script}</script></body></html>`;
}

function bidOf(nth: number): string {
  return `NAMh${nth.toString(36).padStart(5, '0')}`;
}

/** A post in the markup of weibo.com since 2021. */
export function post(given: HostilePost): string {
  const { nth, name = '街角电台', text = '今晚八点直播。', time = '2026-03-01 19:37', reposts = '27' } = given;
  const label = given.label ?? `${reposts},145,2210`;
  const author = `https://weibo.com/u/${2_001_000_000 + nth}`;
  return `<div class="wbpro-scroller-item" data-index="${nth}" data-active="true"><article>
<header><a href="${author}" aria-label="${escaped(name)}"></a><a class="head_name_b9c0d" href="${author}">${escaped(name)}</a>
<a class="head-info_time_s3t4u" title="${escaped(time)}" href="https://weibo.com/${2_001_000_000 + nth}/${bidOf(nth)}">刚刚</a></header>
<div class="wbpro-feed-content"><div class="wbpro-feed-ogText"><div class="detail_wbtext_n7o8p">${escaped(text)}</div></div>${given.inside ?? ''}</div>
<footer aria-label="${escaped(label)}"><div>
<div><div><i title="转发"></i></div><span>${escaped(reposts)}</span></div>
<div><div><i title="评论"></i></div><span>145</span></div>
<div><button><span class="woo-like-count">2210</span></button></div></div></footer></article></div>`;
}

/** A row of the hot board. */
export function row(word: string, heat: number): string {
  return `<tr><td class="td-01 ranktop">1</td><td class="td-02"><a href="/weibo?q=${encodeURIComponent(word)}">${escaped(word)}</a>
<span>${heat}</span></td><td class="td-03"></td></tr>`;
}

export function board(rows: readonly string[]): string {
  return page(`<div id="pl_top_realtimehot"><table><tbody>${rows.join('')}</tbody></table></div>`);
}
