import { defineContentScript } from 'wxt/utils/define-content-script';
import { WEIBO_SEARCH } from '../../lib/adapters/hosts';
import { WEIBO_SEARCH_KIT } from '../../lib/adapters/weibo/kit';
import { startPage } from '../../lib/page/start';

export default defineContentScript({
  matches: WEIBO_SEARCH,
  main: (ctx) => startPage(WEIBO_SEARCH_KIT, ctx),
});
