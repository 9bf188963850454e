import { DASH_PATH, DROPLET_BOX, DROPLET_PATH, FILL_FROM_Y } from '../assets/droplet';
import type { State } from '../lib/model';

const { width, height } = DROPLET_BOX;

/** The sign: empty, half or full droplet, or a dash. Decoration only: the word beside it, seen or hidden, says the state. */
export function Droplet({ state }: { state: State }) {
  const from = FILL_FROM_Y[state];
  return (
    <svg class={`droplet ${state}`} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {from === null ? (
        <path d={DASH_PATH} stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
      ) : (
        <>
          {/* A nested svg cuts off what stands outside it, so that no clip path and no id is needed. */}
          {from < height && (
            <svg
              y={from}
              width={width}
              height={height - from}
              viewBox={`0 ${from} ${width} ${height - from}`}
              aria-hidden="true"
            >
              <path d={DROPLET_PATH} fill="currentColor" />
            </svg>
          )}
          <path d={DROPLET_PATH} fill="none" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" />
        </>
      )}
    </svg>
  );
}
