import { commentFigures } from '../../lib/adapters/comments';
import type { Evidence, Neighbour } from '../../lib/model';
import { TEMPLATES, withTemplates } from './attacks/comments';
import { buyReposts, DELIVERIES, type Delivery } from './attacks/growth';
import { type Cascade, evidenceOf, HOUR_S, isWellSampled, visits, withLikes } from './cascades';
import type { Data } from './data';
import { pagesOf } from './fits/comments';
import { earlierOf } from './neighbours';
import type { Random } from './random';

/** What was done to an item: nothing, one delivery of reposts, comments after a template, or both. */
export type Treatment = 'organic' | Delivery | 'templates' | 'both';
const ATTACKS: readonly [Treatment, ...Treatment[]] = ['templates', 'both', ...DELIVERIES];

/** One item as one reader saw it, with all that the verdict goes by (EVALUATION §3.11). */
export interface View {
  readonly cluster: string;
  readonly treatment: Treatment;
  readonly evidence: Evidence;
  readonly looks: number;
}

const LEAST_VISIBLE = 20;
const EDITS = 0.1;

/** The source of the views: real posts, their neighbours, and real pages of comments. */
export class Views {
  readonly #pages: readonly (readonly string[])[];
  readonly #templates: readonly string[];
  readonly #before: (cascade: Cascade) => readonly Neighbour[];

  constructor(data: Data, cascades: readonly Cascade[], templates: readonly string[] | null) {
    this.#pages = pagesOf(data).map(({ texts }) => texts);
    this.#templates = templates ?? TEMPLATES;
    this.#before = earlierOf(cascades.filter(isWellSampled));
  }

  /** One reader's view of the post after 1 to `looks` looks, with what was done to it. */
  view(cascade: Cascade, treatment: Treatment, random: Random, looks = random.integer(4, 19)): View {
    const times = visits(random, looks);
    const seen = times.length >= 2 ? times : [HOUR_S, 5 * HOUR_S].slice(0, looks);
    const kind = treatment === 'both' ? 'step' : treatment;
    const bought = (DELIVERIES as readonly string[]).includes(kind)
      ? buyReposts(cascade, kind as Delivery, random.logUniform(10 ** -0.5, 10 ** 0.6), random).cascade
      : cascade;
    const page = this.#page(treatment === 'templates' || treatment === 'both' ? random.integer(3, 8) : 0, random);
    const plain = evidenceOf(bought, seen);
    const evidence: Evidence = {
      ...plain,
      facts: { ...plain.facts, comments: commentFigures('', page) },
      series: withLikes(plain.series, cascade, seen),
      authorItems: this.#before(cascade),
    };
    return { cluster: cascade.cluster, treatment, evidence, looks: seen.length };
  }

  /** The same post untouched and, by chance, treated one way or another: so many times each. */
  pairs(cascades: readonly Cascade[], times: number, random: Random): readonly View[] {
    return cascades
      .filter(isWellSampled)
      .flatMap((cascade) =>
        Array.from({ length: times }, () => [
          this.view(cascade, 'organic', random),
          this.view(cascade, random.pick(ATTACKS), random),
        ]).flat(),
      );
  }

  #page(copies: number, random: Random): readonly string[] {
    const page = random.pick(this.#pages) ?? [];
    if (copies === 0 || page.length < LEAST_VISIBLE) return page;
    return withTemplates(page, { copies, edits: EDITS, templates: this.#templates, random });
  }
}
