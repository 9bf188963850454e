import { defineContentScript } from 'wxt/utils/define-content-script';
import { DOUBAN_KIT } from '../../lib/adapters/douban/kit';
import { DOUBAN } from '../../lib/adapters/hosts';
import { startPage } from '../../lib/page/start';

export default defineContentScript({
  matches: DOUBAN,
  main: (ctx) => startPage(DOUBAN_KIT, ctx),
});
