import { defineContentScript } from 'wxt/utils/define-content-script';
import { MATCHES } from '../../lib/adapters/hosts';
import { weiboAdapters } from '../../lib/adapters/weibo';
import { startPage } from '../../lib/page/start';

export default defineContentScript({
  matches: MATCHES.weibo,
  runAt: 'document_idle',
  main: (ctx) => startPage(weiboAdapters, ctx.signal, () => ctx.notifyInvalidated()),
});
