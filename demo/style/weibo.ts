/** The looks of the Weibo pages: our own, calm, at the real site's measures (600 px of feed beside a side column). */
const DARK = `--ground:#14171a;--card:#1d2125;--line:#2c3238;--ink:#e2e5e9;--ink-2:#949ca6;--accent:#f08a4b;--quote:#24292e`;

export const WEIBO_CSS = `
:root{color-scheme:light;--ground:#f1f2f5;--card:#fff;--line:#eceef1;--ink:#2a2f36;--ink-2:#737a84;--accent:#c9571f;--quote:#f6f7f9}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${DARK}}}
:root[data-theme=dark]{color-scheme:dark;${DARK}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:14px/1.5 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
a{color:inherit;text-decoration:none}
a:hover{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:1px;border-radius:4px}
article:focus-visible{outline-offset:-2px;border-radius:8px}
.woo-box-flex{display:flex}
.woo-box-item-flex{flex:1;min-width:0}
.Frame_top_s4h0f{background:var(--card);border-bottom:1px solid var(--line)}
.Frame_topIn_s4h0f{display:flex;align-items:baseline;gap:14px;max-width:1080px;margin:auto;padding:13px 16px}
.Frame_name_s4h0f{font-size:19px;font-weight:700;letter-spacing:2px;color:var(--accent)}
.Frame_hint_s4h0f{color:var(--ink-2);font-size:12px}
.Frame_content_s4h0f{display:grid;grid-template-columns:150px 600px 282px;gap:14px;justify-content:center;max-width:1080px;margin:14px auto 32px}
.Nav_side_s4h0f{display:grid;align-content:start;gap:2px}
.Nav_side_s4h0f a{padding:9px 14px;border-radius:8px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.Nav_side_s4h0f a:hover{background:var(--card)}
.Nav_side_s4h0f a[aria-current]{background:var(--card);color:var(--accent);font-weight:600}
.vue-recycle-scroller__item-wrapper{position:relative}
.vue-recycle-scroller__item-view[aria-hidden]{position:absolute;top:0;left:0;width:100%;visibility:hidden}
.Feed_wrap_s4h0f,.ProfileHeader_card_s4h0f,.wbpro-side,.Board_card_s4h0f{background:var(--card);border-radius:8px}
.Feed_wrap_s4h0f{margin-bottom:10px}
.Feed_body_s4h0f{padding:18px 20px 10px}
.woo-avatar-main{position:relative;width:46px;height:46px;margin-right:12px;flex:none}
.woo-avatar-img{display:block;width:100%;height:100%}
.woo-avatar-icon{position:absolute;right:-2px;bottom:-2px;width:15px;height:15px;padding:1px;border-radius:50%;background:var(--card)}
.woo-icon-in{display:block;width:100%;height:100%}
.head_main_s4h0f{display:grid;align-content:center;gap:1px}
.head_name_s4h0f{font-size:15px;font-weight:600}
.head-info_info_s4h0f{gap:10px;color:var(--ink-2);font-size:12px}
.head-info_cut_s4h0f{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.wbpro-feed-content{padding-left:58px}
.detail_wbtext_s4h0f{margin-top:7px;font-size:15px;line-height:1.65;text-wrap:pretty}
.content_row_s4h0f{margin-top:10px}
.content_row_s4h0f .picture{display:block;width:244px;height:142px;border-radius:8px}
.Feed_retweet_s4h0f{margin:10px 0 0 -12px;padding:11px 14px 4px;border-radius:8px;background:var(--quote)}
.Feed_retweet_s4h0f .wbpro-feed-content{padding-left:0}
.Feed_retweet_s4h0f .detail_wbtext_s4h0f{margin-top:3px;font-size:14px}
.detail_nick_s4h0f{color:var(--accent)}
.Feed_retweetBar_s4h0f{align-items:center;justify-content:space-between;margin-top:4px}
.Feed_retweetBar_s4h0f footer{width:330px;border:0}
footer{border-top:1px solid var(--line)}
.toolbar_main_s4h0f{align-items:center;min-height:40px;padding:0 12px;color:var(--ink-2);font-size:13px}
.toolbar_wrap_s4h0f{align-items:center;justify-content:center;gap:6px}
.toolbar_iconWrap_s4h0f i,.woo-like-iconWrap{display:block;width:18px;height:18px}
.toolbar_iconWrap_s4h0f svg,.woo-like-icon{display:block;width:18px;height:18px}
.toolbar_num_s4h0f,.woo-like-count{font-variant-numeric:tabular-nums}
.woo-like-main{all:unset;display:flex;align-items:center;gap:6px;cursor:default}
.wbpro-side{padding:4px 0 8px}
.wbpro-side-tit{display:flex;justify-content:space-between;align-items:baseline;padding:10px 16px 8px}
.wbpro-side-tit h2{margin:0;font-size:14px}
.wbpro-side-tit a,.f12{font-size:12px}
.wbpro-side-tit a,.clb{color:var(--ink-2)}
.wbpro-side-panel a{display:block;padding:0 16px}
.wbpro-side-panel a:hover{background:var(--quote)}
.con{align-items:center;gap:8px;height:36px}
.rank{width:18px;text-align:center;color:var(--ink-2);font-size:13px;font-variant-numeric:tabular-nums}
.rank.num{color:var(--accent);font-weight:700}
.rank.top::before{content:"";display:block;width:7px;height:7px;margin:auto;border:solid var(--accent);border-width:2px 0 0 2px;transform:translateY(2px) rotate(45deg)}
.wbpro-textcut{flex:1;font-size:13px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.con .clb{font-variant-numeric:tabular-nums}
.con .icon{width:18px}
.wbpro-icon-search,.icon-txt{display:inline-block;min-width:18px;padding:0 3px;border-radius:4px;font:11px/17px inherit;font-size:11px;line-height:17px;font-style:normal;text-align:center;color:#fff;background:#b3472b}
.wbpro-icon-search[data-tag=热],.icon-txt-hot{background:#b8620f}
.wbpro-icon-search[data-tag=沸],.icon-txt-boil{background:#a33d1c}
.wbpro-icon-search[data-tag=荐],.icon-txt-recommend{background:#5d7186}
.ProfileHeader_card_s4h0f{display:flex;align-items:center;margin-bottom:10px;padding:20px}
.ProfileHeader_card_s4h0f .woo-avatar-main{width:72px;height:72px;margin-right:18px}
.ProfileHeader_card_s4h0f .woo-avatar-icon{width:20px;height:20px}
.ProfileHeader_name_s4h0f{margin:0;font-size:19px}
.ProfileHeader_about_s4h0f{margin:1px 0 6px;color:var(--ink-2)}
.ProfileHeader_counts_s4h0f{display:flex;gap:18px;margin:0;color:var(--ink-2);font-size:13px}
.ProfileHeader_counts_s4h0f b{color:var(--ink);font-weight:600;font-variant-numeric:tabular-nums}
.List_title_s4h0f{margin:2px 4px 12px;font-size:16px}
.List_empty_s4h0f{margin:0;padding:28px 20px;border-radius:8px;background:var(--card);color:var(--ink-2);text-align:center}
@media (max-width:1080px){.Frame_content_s4h0f{grid-template-columns:minmax(0,600px)}.Nav_side_s4h0f,.Side_main_s4h0f{display:none}}
`;
