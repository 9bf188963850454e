import { allAdapters } from '../../lib/adapters/all';
import { adaptersFor } from '../../lib/adapters/engine';
import { readPage } from '../../lib/adapters/read-page';
import type { Adapter } from '../../lib/adapters/types';
import type { PageItem } from '../../lib/model';
import { MUTATIONS, type Standing } from './mutations';
import { type Random, seeded } from './random';
import { type Judgement, judge, type Said, saidBy } from './says';

/** A page that is to be changed in many ways. */
export interface Original {
  readonly name: string;
  readonly url: string;
  readonly html: string;
}

export interface Tally {
  readonly kind: string;
  mutants: number;
  whole: number;
  wrong: number;
}

export interface Outcome {
  readonly kinds: readonly Tally[];
  /** Every wrong reading and every exception, in words. */
  readonly wrong: readonly string[];
}

/** Wrong readings of one mutant that are told. */
const TOLD = 2;
/** A kind of change that a page does not admit is tried so often with other places before another kind takes its turn. */
const TRIES = 8;

/** The unchanged page, what it says, and the way back to it. */
class Stage {
  readonly #original: Original;
  readonly #adapters: readonly Adapter[];
  readonly #doc: Document;
  readonly #pristine: Element;
  /** All selectors of the page's adapters. */
  readonly #hooks: string;
  readonly #said: Said;
  readonly #before: readonly PageItem[];
  /** The items' elements, as places among all elements: those of a copy stand at the same. */
  readonly #places: readonly { readonly item: PageItem; readonly place: number }[];

  constructor(doc: Document, original: Original, adapters: readonly Adapter[]) {
    this.#original = original;
    this.#adapters = adapters;
    this.#hooks = JSON.stringify(adaptersFor(original.url, adapters));
    this.#doc = doc;
    // Nothing of this is read, and some of it would send the frame elsewhere.
    for (const element of doc.querySelectorAll('meta[http-equiv], base, link, iframe, object, embed')) element.remove();
    const all = [...doc.querySelectorAll('*')];
    const { view, found } = readPage(doc, original.url, adapters);
    this.#before = view?.items ?? [];
    this.#places = found.map(({ item, mount }) => ({ item, place: all.indexOf(mount.element) }));
    this.#said = saidBy(doc, original.url, adapters);
    this.#pristine = doc.documentElement.cloneNode(true) as Element;
  }

  get isEmpty(): boolean {
    return this.#before.length === 0;
  }

  readonly #isHook = (name: string) => name.length > 2 && this.#hooks.includes(name);

  /** Puts the page back as it was. */
  #restore(): readonly Standing[] {
    this.#doc.replaceChild(this.#pristine.cloneNode(true), this.#doc.documentElement);
    const all = this.#doc.querySelectorAll('*');
    return this.#places.flatMap(({ item, place }) => {
      const element = all[place];
      return element ? [{ item, element }] : [];
    });
  }

  /** Makes one mutant of a kind and tells how it was read; null where the page does not admit such a change. */
  play(kind: string, random: Random): Judgement | null {
    const { name, url } = this.#original;
    const mutate = MUTATIONS[kind];
    let tries = TRIES;
    let mutation = null;
    while (mutate && !mutation && tries-- > 0)
      mutation = mutate(this.#doc, this.#restore(), { random, isHook: this.#isHook });
    if (!mutation) return null;
    const { what, otherwise } = mutation;
    const tell = (each: string) => `${name}, ${kind} (${what}): ${each}`;
    try {
      const { whole, wrong } = judge(this.#doc, url, this.#adapters, this.#said, this.#before, otherwise);
      return { whole, wrong: wrong.slice(0, TOLD).map(tell) };
    } catch (error) {
      return { whole: false, wrong: [tell(`threw ${error}`)] };
    }
  }
}

/** A frame in which the original's document stands, rendered but without its scripts. */
async function frameOf(original: Original): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-same-origin');
  frame.width = '1180';
  frame.height = '900';
  const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
  frame.srcdoc = original.html;
  document.body.append(frame);
  await loaded;
  return frame;
}

function documentIn(frame: HTMLIFrameElement): Document {
  if (!frame.contentDocument) throw new Error('the frame is closed to its page');
  return frame.contentDocument;
}

/** Plays `count` mutants, all kinds in turn, and calls back for each. Stops where the page admits no change at all. */
function playAll(
  stage: Stage,
  count: number,
  random: Random,
  onPlayed: (kind: string, played: Judgement) => void,
): void {
  const kinds = Object.keys(MUTATIONS);
  let turn = random.below(kinds.length);
  for (let made = 0, idle = 0; made < count && idle < kinds.length; turn += 1) {
    const kind = kinds[turn % kinds.length] ?? '';
    const played = stage.play(kind, random);
    idle = played ? 0 : idle + 1;
    made += Number(played !== null);
    if (played) onPlayed(kind, played);
  }
}

/** Makes `count` mutants of a page and reads each. A page on which nothing is read has none. */
export async function playPage(
  original: Original,
  count: number,
  seed: number,
  adapters: readonly Adapter[] = allAdapters,
): Promise<Outcome> {
  const tallies = new Map<string, Tally>();
  const wrong: string[] = [];
  const frame = await frameOf(original);
  try {
    const stage = new Stage(documentIn(frame), original, adapters);
    if (stage.isEmpty) return { kinds: [], wrong: [] };
    playAll(stage, count, seeded(seed), (kind, played) => {
      const tally = tallies.get(kind) ?? { kind, mutants: 0, whole: 0, wrong: 0 };
      tallies.set(kind, tally);
      tally.mutants += 1;
      tally.whole += Number(played.whole);
      tally.wrong += Number(played.wrong.length > 0);
      wrong.push(...played.wrong);
    });
  } catch (error) {
    wrong.push(`${original.name}, unchanged: threw ${error}`);
  } finally {
    frame.remove();
  }
  return { kinds: [...tallies.values()], wrong };
}
