import { defineContentScript } from 'wxt/utils/define-content-script';
import { MATCHES } from '../../lib/adapters/hosts';
import { weiboMobileAdapters } from '../../lib/adapters/weibo-mobile';
import { startPage } from '../../lib/page/start';

export default defineContentScript({
  matches: MATCHES.weiboMobile,
  runAt: 'document_idle',
  main: (ctx) => startPage(weiboMobileAdapters, ctx.signal, () => ctx.notifyInvalidated()),
});
