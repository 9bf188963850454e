import { clampShare } from '../lib/draw/geometry';
import type { PanelMix } from '../lib/messages/protocol';

/** Reposts, comments and likes of a post over those usual for its account: two bars, one above the other. */
export function Mix({ mix }: { mix: PanelMix }) {
  return (
    <section>
      <h3>{mix.heading}</h3>
      <div class="mix" role="img" aria-label={mix.name}>
        {mix.rows.map(({ label, shares }) => (
          <div key={label} class="row">
            <span>{label}</span>
            <span class="whole">
              {shares.map((share, i) => (
                <i key={mix.parts[i]} class={`part-${i}`} style={{ flexGrow: String(clampShare(share)) }} />
              ))}
            </span>
          </div>
        ))}
      </div>
      <p class="box-label parts" aria-hidden="true">
        {mix.parts.map((part, i) => (
          <span key={part}>
            <i class={`swatch part-${i}`} />
            {part}
          </span>
        ))}
      </p>
    </section>
  );
}
