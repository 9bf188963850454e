/** Numeric ids of nobody's posts. */
const FIRST_MID = 6_100_000_000_000_000n;
const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

const STYLE = `
body{margin:0;background:#f1f2f5;font:14px/1.5 sans-serif}
#scroller{width:600px;margin:auto}
article{margin-bottom:10px;padding:16px 20px 0;background:#fff}
.woo-box-flex{display:flex;align-items:center}
.woo-box-item-flex{flex:1}
.toolbar_wrap_np6Ug{justify-content:center;height:40px}
.woo-like-main{border:0;background:none}`;

/** A mid's short form: groups of seven digits, from the end, are four characters of base 62. */
function bidOf(mid: string): string {
  const groups = [mid.slice(0, -14), mid.slice(-14, -7), mid.slice(-7)].map(Number);
  return groups
    .map((group) => {
      let text = '';
      for (let rest = group; rest > 0; rest = Math.floor(rest / 62)) text = ALPHABET.charAt(rest % 62) + text;
      return text.padStart(4, '0');
    })
    .join('')
    .replace(/^0+/, '');
}

function cell(label: string, figure: number): string {
  return `<div class="woo-box-item-flex toolbar_item_1ky_D"><div class="woo-box-flex toolbar_wrap_np6Ug"><div><i class="woo-font" title="${label}"></i></div><span class="toolbar_num_JXZul"> ${figure} </span></div></div>`;
}

function post(n: number): string {
  const [user, figures] = [`99000${n % 300}`, [10 + (n % 90), 5 + (n % 40), 200 + n] as const];
  return `<div class="wbpro-scroller-item" data-index="${n}" data-active="true"><article class="woo-panel-main Feed_wrap_3v9LH">
<div class="Feed_body_3R0rO"><header class="woo-box-flex"><a class="head_name_24eEB" href="/u/${user}" aria-label="作者${n % 300}"><span title="作者${n % 300}">作者${n % 300}</span></a><a class="head-info_time_6sFQg" title="2019-07-18 12:00" href="https://weibo.com/${user}/${bidOf(String(FIRST_MID + BigInt(n)))}">07-18 12:00</a></header>
<div class="wbpro-feed-content"><div class="wbpro-feed-ogText"><div class="detail_wbtext_4CRf9">第 ${n} 条：今天的晚霞很好看，路上的人都停下来拍照。</div></div></div></div>
<footer aria-label="${figures.join()}"><div class="woo-box-flex toolbar_main_3Mxwo">${cell('转发', figures[0])}${cell('评论', figures[1])}<div class="woo-box-item-flex"><div class="woo-box-flex toolbar_wrap_np6Ug"><button class="woo-like-main" title="赞"><span class="woo-like-count">${figures[2]}</span></button></div></div></div></footer>
</article></div>`;
}

/** A page of weibo.com's shape with so many posts, at rest: it has no script. */
export function feedOf(posts: number): string {
  const all = Array.from({ length: posts }, (_, n) => post(n)).join('');
  return `<!doctype html><html lang="zh-CN" data-theme="light"><head><meta charset="utf-8"><title>首页</title><style>${STYLE}</style></head><body><div id="app"><main><div id="scroller">${all}</div></main></div></body></html>`;
}
