import type { Sentence } from '../model';

/** A site of the user's own, for the options page. */
export interface CustomSite {
  /** The adapter's id, e.g. `x-imdb/title`. */
  readonly id: string;
  /** What the page is, in the adapter's words; its id where the adapter cannot be read any more. */
  readonly title: string;
  /** The adapter as it was given, for editing and export. */
  readonly text: string;
  readonly enabled: boolean;
  /** The host permissions it needs, to be asked for with `permissions.request`. */
  readonly origins: readonly string[];
  /** Whether the browser has given them all. Until then nothing of the site is read. */
  readonly granted: boolean;
  /** Why it cannot be used (any more: an update may be stricter), else empty. */
  readonly problems: readonly CustomProblem[];
}

/** What is wrong at one place of an adapter: `place` leads there (empty: the file itself), `what` is read after it. */
export interface CustomProblem {
  readonly place: readonly (string | number)[];
  readonly what: Sentence;
}

/** From the options page to the background, about the user's own adapters. */
export type CustomRequest =
  | { readonly type: 'custom-list' }
  /** Adds the adapter in this JSON, in place of one with the same id. */
  | { readonly type: 'custom-add'; readonly text: string }
  | { readonly type: 'custom-switch'; readonly id: string; readonly enabled: boolean }
  | { readonly type: 'custom-remove'; readonly id: string };

export interface CustomAnswers {
  'custom-list': { readonly ok: true; readonly sites: readonly CustomSite[] };
  'custom-add':
    | { readonly ok: true; readonly site: CustomSite }
    | { readonly ok: false; readonly reason: string; readonly problems: readonly CustomProblem[] };
  'custom-switch': { readonly ok: true };
  'custom-remove': { readonly ok: true };
}
