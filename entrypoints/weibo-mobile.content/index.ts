import { defineContentScript } from 'wxt/utils/define-content-script';
import { WEIBO_MOBILE } from '../../lib/adapters/hosts';
import { WEIBO_MOBILE_KIT } from '../../lib/adapters/weibo/kit';
import { startPage } from '../../lib/page/start';

export default defineContentScript({
  matches: WEIBO_MOBILE,
  main: (ctx) => startPage(WEIBO_MOBILE_KIT, ctx),
});
