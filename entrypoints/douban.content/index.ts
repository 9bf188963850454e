import { defineContentScript } from 'wxt/utils/define-content-script';
import { doubanAdapters } from '../../lib/adapters/douban';
import { MATCHES } from '../../lib/adapters/hosts';
import { startPage } from '../../lib/page/start';

export default defineContentScript({
  matches: MATCHES.douban,
  runAt: 'document_idle',
  main: (ctx) => startPage(doubanAdapters, ctx.signal, () => ctx.notifyInvalidated()),
});
