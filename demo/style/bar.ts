/** The bar at the foot of every page: dark in both themes, so that it is never taken for part of the site. */
export const BAR_CSS = `
html{scroll-padding-bottom:64px}
body{padding-bottom:56px}
.demo-bar,.demo-bar *{box-sizing:border-box}
.demo-bar{position:fixed;inset:auto 0 0;z-index:20;display:grid;grid-template-columns:auto auto minmax(0,1fr);align-items:center;gap:20px;height:48px;padding:0 18px;
  background:#1d242c;color:#c3ccd5;font:12px/1.3 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;border-top:1px solid #323c47}
.demo-bar a{color:inherit;text-decoration:none}
.demo-bar a:hover{color:#fff}
.demo-bar a:focus-visible{outline:2px solid #6db8f2;outline-offset:2px;border-radius:4px}
.demo-bar p{margin:0;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.demo-bar b{color:#fff;font-weight:600}
.demo-time{display:flex;align-items:center;gap:12px}
.demo-turn{display:grid;place-items:center;width:28px;height:28px;border:1px solid #46525f;border-radius:50%;font-size:14px}
span.demo-turn{opacity:.35}
a.demo-turn:hover{background:#2b343e}
.demo-dots{display:flex}
.demo-dots a{display:grid;place-items:center;width:18px;height:24px}
.demo-dots a::before{content:"";width:7px;height:7px;border-radius:50%;background:#5b6875}
.demo-dots a:hover::before{background:#c3ccd5}
.demo-dots a[aria-current]::before{background:#6db8f2;box-shadow:0 0 0 3px #6db8f233}
.demo-date{display:grid;width:232px;white-space:nowrap}
.demo-date span{overflow:hidden;text-overflow:ellipsis}
.demo-pages{display:flex;justify-content:flex-end;gap:2px;white-space:nowrap;min-width:0;overflow:hidden}
.demo-pages a{padding:6px 7px;border-radius:6px}
.demo-pages a[aria-current]{background:#323c47;color:#fff}
@media (max-width:1560px){.demo-what span{display:none}}
@media (max-width:1240px){.demo-pages a:nth-child(2),.demo-pages a:nth-child(3){display:none}}
@media (max-width:1020px){.demo-date span{display:none}.demo-date{width:auto}.demo-pages a:nth-child(n+7){display:none}}
@media (max-width:720px){.demo-bar{grid-template-columns:auto 1fr}.demo-what{display:none}.demo-pages a:nth-child(n+6){display:none}}
`;
