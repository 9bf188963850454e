import type { State } from '../lib/model';

/** The sign's outline in a box of 14 × 17. */
export const DROPLET_PATH = 'M7 1.2C7 1.2 12.6 7.4 12.6 10.9A5.6 5.6 0 0 1 1.4 10.9C1.4 7.4 7 1.2 7 1.2Z';
export const DASH_PATH = 'M3.2 10.5H10.8';
export const DROPLET_BOX = { width: 14, height: 17 } as const;

/** The y from which the droplet is filled downwards; null: a dash instead of a droplet. The level tells, colour only helps. */
export const FILL_FROM_Y: { readonly [S in State]: number | null } = {
  unusual: 0,
  doubtful: 9.6,
  ordinary: 17,
  unknown: null,
};
