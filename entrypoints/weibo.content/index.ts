import { defineContentScript } from 'wxt/utils/define-content-script';
import { WEIBO } from '../../lib/adapters/hosts';
import { WEIBO_KIT } from '../../lib/adapters/weibo/kit';
import { startPage } from '../../lib/page/start';

export default defineContentScript({
  matches: WEIBO,
  main: (ctx) => startPage(WEIBO_KIT, ctx),
});
