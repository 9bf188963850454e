/** The two charts, inside the frame of the Weibo pages. */
export const BOARD_CSS = `
.Board_card_s4h0f{padding:6px 0 10px}
.Board_card_s4h0f header{display:flex;align-items:baseline;justify-content:space-between;padding:14px 20px 10px}
.Board_card_s4h0f header span,.Board_note_s4h0f{color:var(--ink-2);font-size:12px}
.Board_card_s4h0f h1{margin:0;font-size:17px}
.Board_note_s4h0f{margin:-6px 20px 10px}
#pl_top_realtimehot table{width:100%;border-collapse:collapse}
#pl_top_realtimehot th{padding:6px 0;background:var(--quote);color:var(--ink-2);font-size:12px;font-weight:400;text-align:left}
#pl_top_realtimehot td{height:42px;border-top:1px solid var(--line)}
.th-01,.td-01{width:72px;text-align:center!important;color:var(--ink-2);font-variant-numeric:tabular-nums}
.td-01.ranktop{color:var(--accent);font-weight:700}
.td-02 a{font-size:15px}
.td-02 span{margin-left:8px;color:var(--ink-2);font-size:12px;font-variant-numeric:tabular-nums}
.th-03,.td-03{width:56px;padding-right:20px!important;text-align:right}
.icon-top{display:block;width:9px;height:9px;margin:4px auto 0;border:solid var(--accent);border-width:2px 0 0 2px;transform:rotate(45deg)}
.supertopic-rank{list-style:none;margin:0;padding:0}
.supertopic-rank li{display:flex;align-items:center;gap:14px;min-height:46px;padding:0 20px;border-top:1px solid var(--line)}
.supertopic-rank .rank{width:34px;font-size:15px}
.supertopic-rank li:nth-child(-n+3) .rank{color:var(--accent);font-weight:700}
.supertopic-rank .name{flex:1;font-size:15px}
.supertopic-rank .score{color:var(--ink-2);font-size:13px;font-variant-numeric:tabular-nums}
`;
