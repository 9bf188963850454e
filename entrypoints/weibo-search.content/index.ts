import { defineContentScript } from 'wxt/utils/define-content-script';
import { MATCHES } from '../../lib/adapters/hosts';
import { weiboSearchAdapters } from '../../lib/adapters/weibo-search';
import { startPage } from '../../lib/page/start';

export default defineContentScript({
  matches: MATCHES.weiboSearch,
  runAt: 'document_idle',
  main: (ctx) => startPage(weiboSearchAdapters, ctx.signal, () => ctx.notifyInvalidated()),
});
