// In the place of lib/page/badge: a Preact root for each badge.
import { render } from 'preact';
import { Droplet } from '../../../components/Droplet';
import type { BadgePatch } from '../../../lib/messages/protocol';
import css from '../../../lib/page/badge.css?inline';

export { HOST_ATTRIBUTE, keyOf } from '../../../lib/page/badge';

export function createBadge(key: string): HTMLElement {
  const host = document.createElement('shuifen-badge');
  host.setAttribute('data-shuifen', key);
  host.attachShadow({ mode: 'open', delegatesFocus: true });
  return host;
}

export function fillBadge(host: HTMLElement, patch: BadgePatch, theme: string): void {
  Object.assign(host.dataset, { theme, state: patch.state });
  if (!host.shadowRoot) return;
  render(
    <>
      <style>{css}</style>
      <button type="button" aria-haspopup="dialog" aria-label={patch.name} title={patch.reason}>
        <Droplet state={patch.state} />
        {patch.word && <span>{patch.word}</span>}
      </button>
    </>,
    host.shadowRoot,
  );
}
