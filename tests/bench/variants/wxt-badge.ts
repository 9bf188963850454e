// In the place of lib/page/badge: WXT's own `createShadowRootUi` for each badge.
import { ContentScriptContext } from 'wxt/utils/content-script-context';
import { createShadowRootUi } from 'wxt/utils/content-script-ui/shadow-root';
import type { BadgePatch } from '../../../lib/messages/protocol';
import { createBadge as drawn, fillBadge as fill } from '../../../lib/page/badge';
import css from '../../../lib/page/badge.css?inline';

export { HOST_ATTRIBUTE, keyOf } from '../../../lib/page/badge';

const life = new ContentScriptContext('bench');

export function createBadge(key: string): HTMLElement {
  const host = document.createElement('shuifen-badge');
  host.setAttribute('data-shuifen', key);
  return host;
}

export function fillBadge(host: HTMLElement, patch: BadgePatch, theme: 'light' | 'dark'): void {
  host.dataset.state = patch.state;
  void createShadowRootUi(life, {
    name: 'bench-badge',
    position: 'inline',
    anchor: host,
    css,
    onMount(container) {
      const inner = drawn(patch.key);
      inner.removeAttribute('data-shuifen');
      fill(inner, patch, theme);
      container.append(...(inner.shadowRoot?.childNodes ?? []));
    },
  }).then((ui) => ui.mount());
}
