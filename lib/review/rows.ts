import type { QueuedItem } from '../ledger';
import type { Author, CountMetric, ItemKey, ItemKind, Point, State } from '../model';
import { small, whole, wide } from './column';
import { Names } from './names';
import type { Decision, Review, Row, RowFigure } from './types';

/** In the order in which they are worst. */
export const STATES: readonly State[] = ['unusual', 'doubtful', 'ordinary', 'unknown'];
export const DECISIONS: readonly Decision[] = ['open', 'kept', 'set-aside'];

/** A row shows so many figures; an item hardly has more that tell something. */
const MOST_FIGURES = 4;
/** Checks are bits of a number; there are far fewer. */
const MOST_CHECKS = 32;
/** The figures that tell most, in that order; the first one that an item has is what it is sorted by. */
const TELLING: readonly RowFigure['metric'][] = [
  'score',
  'reposts',
  'heat',
  'raters',
  'reads',
  'likes',
  'comments',
  'followers',
  'views',
  'discussions',
  'replies',
  'rank',
];

/**
 * The desk's items as columns: a hundred thousand of them take some thirty megabytes, where an object each with its
 * own counts would take five times as many. Series stay on the disk.
 */
export class Rows {
  readonly keys: ItemKey[] = [];
  readonly titles: string[] = [];
  readonly sites = new Names();
  readonly kinds = new Names<ItemKind>();
  readonly checks = new Names();
  readonly site = small();
  readonly kind = small();
  readonly state = small();
  readonly decision = small();
  /** 1 where the item was forgotten: its row stays, because all are told by their numbers, and is shown no more. */
  readonly gone = small();
  /** 1 where there is a review at all. */
  readonly reviewed = small();
  /** Which checks spoke, a bit each. */
  readonly spoke = whole();
  /** Weight of all that was found. */
  readonly weight = wide();
  readonly firstAt = wide();
  readonly lastAt = wide();
  readonly decidedAt = wide();
  readonly notes = new Map<number, string>();
  readonly author = whole();
  readonly authors: (Author | null)[] = [null];
  readonly #authorIds = new Map<string, number>();
  readonly #ids = new Map<ItemKey, number>();
  readonly #ranked = small();
  readonly #metrics = small();
  readonly #lows = wide();
  readonly #highs = wide();

  get length(): number {
    return this.keys.length;
  }

  idOf(key: ItemKey): number | undefined {
    return this.#ids.get(key);
  }

  /** Adds an item, or brings the one with its key up to date. */
  put({ facts, state, firstAt, lastAt, latest, findings, review }: QueuedItem): void {
    const id = this.#ids.get(facts.key) ?? this.length;
    this.#ids.set(facts.key, id);
    this.keys[id] = facts.key;
    this.titles[id] = facts.title;
    this.site.put(id, this.sites.numberOf(facts.key.slice(0, facts.key.indexOf(':'))));
    this.kind.put(id, this.kinds.numberOf(facts.kind));
    this.state.put(id, STATES.indexOf(state));
    this.gone.put(id, 0);
    this.firstAt.put(id, firstAt);
    this.lastAt.put(id, lastAt);
    this.author.put(id, this.#authorNumber(facts.author));
    this.found(id, findings);
    this.#ranked.put(id, latest?.rank === undefined ? 0 : 1);
    for (const [nth, figure] of figuresOf(latest).entries()) this.#putFigure(MOST_FIGURES * id + nth, figure);
    this.review(id, review);
  }

  /** Takes over what was found of an item. */
  found(id: number, findings: QueuedItem['findings']): void {
    let [bits, weight] = [0, 0];
    for (const { check, llr } of findings) {
      const number = this.checks.numberOf(check);
      if (number < MOST_CHECKS) bits |= 1 << number;
      weight += llr;
    }
    this.spoke.put(id, bits >>> 0);
    this.weight.put(id, weight);
  }

  /** Takes a decision over into the columns; null where there is none any more. */
  review(id: number, review: Review | null): void {
    this.reviewed.put(id, review === null ? 0 : 1);
    this.decision.put(id, DECISIONS.indexOf(review?.decision ?? 'open'));
    this.decidedAt.put(id, review?.at ?? 0);
    if (review?.note) this.notes.set(id, review.note);
    else this.notes.delete(id);
  }

  /** Takes a row off; should its item be seen again, that is another row. */
  drop(id: number): void {
    this.#ids.delete(this.keys[id] ?? '');
    this.gone.put(id, 1);
    this.notes.delete(id);
  }

  /** The keys of the other items of the same author. */
  byAuthorOf(id: number): readonly ItemKey[] {
    const author = this.author.at(id);
    return author === 0
      ? []
      : this.keys.filter((_, other) => other !== id && this.author.at(other) === author && this.gone.at(other) === 0);
  }

  reviewOf(id: number): Review | null {
    if (this.reviewed.at(id) === 0) return null;
    const decision = DECISIONS[this.decision.at(id)] ?? 'open';
    return { decision, note: this.notes.get(id) ?? '', at: this.decidedAt.at(id) };
  }

  authorOf(id: number): Author | null {
    return this.authors[this.author.at(id)] ?? null;
  }

  checksOf(id: number): readonly string[] {
    const bits = this.spoke.at(id);
    return this.checks.all.filter((_, check) => (bits & (1 << check)) !== 0);
  }

  /** The figure by which an item is sorted; below all others where it has none. */
  mainFigure(id: number): number {
    return this.#metrics.at(MOST_FIGURES * id) === 0 ? -1 : this.#lows.at(MOST_FIGURES * id);
  }

  /** Whether it stood on a chart when it was seen last. */
  hasRank(id: number): boolean {
    return this.#ranked.at(id) === 1;
  }

  row(id: number): Row {
    return {
      id,
      key: this.keys[id] ?? '',
      site: this.sites.nameOf(this.site.at(id)),
      kind: this.kinds.nameOf(this.kind.at(id)),
      title: this.titles[id] ?? '',
      author: this.authorOf(id),
      state: STATES[this.state.at(id)] ?? 'unknown',
      firstAt: this.firstAt.at(id),
      lastAt: this.lastAt.at(id),
      figures: this.#figures(id),
      checks: this.checksOf(id),
      review: this.reviewOf(id),
    };
  }

  #figures(id: number): readonly RowFigure[] {
    const figures: RowFigure[] = [];
    for (let place = MOST_FIGURES * id; place < MOST_FIGURES * (id + 1); place += 1) {
      const metric = TELLING[this.#metrics.at(place) - 1];
      if (metric === undefined) break;
      const high = this.#highs.at(place);
      figures.push({ metric, count: { low: this.#lows.at(place), high: Number.isFinite(high) ? high : null } });
    }
    return figures;
  }

  /** A number of 0 stands for no metric at all. */
  #putFigure(place: number, { metric, count }: RowFigure): void {
    this.#metrics.put(place, TELLING.indexOf(metric) + 1);
    this.#lows.put(place, count.low);
    this.#highs.put(place, count.high ?? Number.POSITIVE_INFINITY);
  }

  #authorNumber(author: Author | null): number {
    if (author === null) return 0;
    const known = this.#authorIds.get(author.id);
    if (known !== undefined) return known;
    const number = this.authors.push(author) - 1;
    this.#authorIds.set(author.id, number);
    return number;
  }
}

function figuresOf(latest: Point | null): readonly RowFigure[] {
  if (latest === null) return [];
  return TELLING.flatMap((metric): RowFigure[] => {
    const count =
      metric === 'score' || metric === 'rank' ? exact(latest[metric]) : latest.counts[metric as CountMetric];
    return count === undefined ? [] : [{ metric, count }];
  }).slice(0, MOST_FIGURES);
}

const exact = (value: number | undefined) => (value === undefined ? undefined : { low: value, high: value });
