import { defineContentScript } from 'wxt/utils/define-content-script';
import { CUSTOM_KIT } from '../../lib/adapters/custom-kit';
import { startPage } from '../../lib/page/start';

/** For the sites that the user taught: registered for their hosts at run time, by lib/custom. */
export default defineContentScript({
  registration: 'runtime',
  runAt: 'document_idle',
  main: (ctx) => startPage(CUSTOM_KIT, ctx),
});
