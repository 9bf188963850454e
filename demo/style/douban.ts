/** The looks of the film pages: our own, at the real site's measures (950 px, two columns). */
const DARK = `--ground:#16191a;--band:#1b2220;--sunken:#1e2322;--line:#2d3432;--ink:#dfe3e1;--ink-2:#98a29e;--accent:#7cc49a;--star:#e0a94a;--bar:#c99a55`;

export const DOUBAN_CSS = `
:root{color-scheme:light;--ground:#fff;--band:#eff5f0;--sunken:#f6f8f6;--line:#e6eae7;--ink:#1f2422;--ink-2:#66716c;--accent:#2c7a4b;--star:#d9982b;--bar:#e2b468}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${DARK}}}
:root[data-theme=dark]{color-scheme:dark;${DARK}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:13px/1.62 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
a{color:var(--accent);text-decoration:none}
a:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
.nav{background:var(--band)}
.nav-wrap{display:flex;align-items:baseline;gap:26px;width:950px;max-width:100%;margin:auto;padding:15px 8px}
.nav-name{font-size:19px;font-weight:700;letter-spacing:1px;color:var(--accent)}
.nav nav{display:flex;gap:18px}
.nav nav a[aria-current]{color:var(--ink);font-weight:600}
.nav-hint{margin-left:auto;color:var(--ink-2);font-size:12px}
#wrapper{width:950px;max-width:100%;margin:auto;padding:0 8px}
h1{margin:30px 0 18px;font-size:26px;line-height:1.2}
h1 .year{color:var(--ink-2);font-weight:400}
h2{margin:0 0 10px;font-size:15px;font-weight:600;color:var(--accent)}
.grid-16-8{display:grid;grid-template-columns:minmax(0,600px) 1fr;gap:44px}
.subjectwrap{display:flex;justify-content:space-between;gap:24px}
.subject{display:flex;gap:18px}
#mainpic svg{display:block;width:135px;height:200px;border-radius:4px;box-shadow:0 1px 4px #0002}
#info .pl{color:var(--ink-2)}
#interest_sectl{flex:none;width:172px;padding-left:18px;border-left:1px solid var(--line)}
.rating_logo{display:flex;align-items:center;min-height:24px;color:var(--ink-2);font-size:12px}
.rating_self{display:flex;align-items:center;gap:10px;min-height:52px}
.rating_num{font-size:32px;line-height:1;font-weight:500;font-variant-numeric:tabular-nums}
.rating_num:empty,[property="v:best"]{display:none}
.bigstar{width:76px;font-size:15px;line-height:1.1;letter-spacing:0;background:linear-gradient(90deg,var(--star) var(--filled),var(--line) 0);-webkit-background-clip:text;background-clip:text;color:transparent;width:max-content}
.bigstar::before{content:"★★★★★"}
.rating_sum{color:var(--ink-2);font-size:12px;white-space:nowrap}
.ratings-on-weight{margin-top:2px}
.ratings-on-weight .item{display:flex;align-items:center;height:19px;color:var(--ink-2);font-size:11px}
.ratings-on-weight br{display:none}
.starstop{width:28px}
.power{height:10px;min-width:1px;margin-right:6px;border-radius:0 2px 2px 0;background:var(--bar)}
.rating_per{font-variant-numeric:tabular-nums}
.related-info,#comments-section{margin-top:34px}
.related-info p{margin:0;text-indent:2em;text-wrap:pretty}
.comment-item{padding:12px 0;border-top:1px solid var(--line)}
.comment-item h3{margin:0;font-size:13px;font-weight:400;color:var(--ink-2)}
.comment-info b{color:var(--ink);font-weight:600;margin-right:4px}
.comment-vote{float:right;font-variant-numeric:tabular-nums}
.rating.allstar50,.rating.allstar40,.rating.allstar30,.rating.allstar20,.rating.allstar10{color:var(--star);letter-spacing:1px;margin-right:4px}
.comment-content,.comment-none{margin:4px 0 0}
.comment-none{color:var(--ink-2)}
.aside>div{margin-bottom:30px;padding:16px 18px;border-radius:8px;background:var(--sunken)}
.subject-others-interests-ft{font-variant-numeric:tabular-nums}
.recommendations-bd{display:flex;gap:16px}
.recommendations-bd dl{margin:0;width:104px}
.recommendations-bd svg{display:block;width:104px;height:154px;border-radius:4px}
.recommendations-bd dd{margin:6px 0 0;line-height:1.4}
.subject-rate{color:var(--ink-2)}
@media (max-width:900px){.grid-16-8{grid-template-columns:minmax(0,600px)}}
`;
