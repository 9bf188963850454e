import { defineContentScript } from 'wxt/utils/define-content-script';
import { ask } from '../../lib/messages/client';
import { startPage } from '../../lib/page/start';

/** For the sites that the user taught: registered for their hosts at run time, by lib/custom. */
export default defineContentScript({
  registration: 'runtime',
  runAt: 'document_idle',
  async main(ctx) {
    const answer = await ask({ type: 'adapters' });
    // Switched off or removed in the meantime: then there is nothing to do, and the older script is gone already.
    if (!answer.ok || ctx.isInvalid) return;
    startPage(answer.adapters, ctx.signal, () => ctx.notifyInvalidated());
  },
});
