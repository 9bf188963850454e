import { commentFigures } from '../../../lib/adapters/comments';
import type { TemplatesPrior } from '../../../lib/checks/templates';
import { tailOfCluster } from '../../../lib/checks/templates';
import type { VisibleComments } from '../../../lib/model';
import { TEMPLATES, withTemplates } from '../attacks/comments';
import { within } from '../calibrate';
import type { Data } from '../data';
import type { Random } from '../random';
import type { Fit } from '../task';

/** A page of comments; pages of one length of the file are taken for one post's, for resampling. */
export interface CommentPage {
  readonly cluster: string;
  readonly texts: readonly string[];
}

const MIN_VISIBLE = 12;
/** A post fills about so many pages in a row. */
const RUN = 5;

/** Comments under posts of one media account: ordinary pages of 20. */
export function commentPages(data: Data, begins: string): CommentPage[] {
  return data
    .jsonLines<string[]>('comment_pages', begins)
    .map((texts, i) => ({ cluster: `${Math.floor(i / RUN)}`, texts }))
    .filter(({ texts }) => texts.length >= MIN_VISIBLE);
}

/** Where such pages lie in the data: the dev file or the held one. */
export const pagesOf = (data: Data) => commentPages(data, `pages_${data.split}_checked`);

/** Pages of one post hold more comments than 20 once somebody scrolls: two and four pages in a row as one. */
function joined(pages: readonly CommentPage[], howMany: number): readonly (readonly string[])[] {
  return pages.flatMap((_, i) =>
    i % howMany === 0 && i + howMany <= pages.length ? [pages.slice(i, i + howMany).flatMap(({ texts }) => texts)] : [],
  );
}

const LARGEST = 12;
const MOST_DECAY = 0.75;

/** Shares of pages with a cluster of 1, 2, 3 … or more, as far as ten pages tell, and how they go on. */
function tailsOf(figures: readonly VisibleComments[]): { tails: number[]; decay: number } {
  const atLeast = (size: number) => figures.filter(({ largestCluster }) => largestCluster >= size).length;
  const sizes = Array.from({ length: LARGEST }, (_, i) => i + 1).filter((size) => size <= 2 || atLeast(size) >= 10);
  const last = sizes.at(-1) ?? 1;
  const halfway = Math.max(1, last - 3);
  const decay = Math.min(
    MOST_DECAY,
    (atLeast(last) / Math.max(1, atLeast(halfway))) ** (1 / Math.max(1, last - halfway)),
  );
  return {
    tails: sizes.map((size) => Number((atLeast(size) / figures.length).toPrecision(3))),
    decay: Number(decay.toPrecision(3)),
  };
}

const figuresOf = (texts: readonly string[]) => commentFigures('', texts);

export function fitTemplates(pages: readonly CommentPage[], random: Random): TemplatesPrior {
  const figures = pages.map(({ texts }) => figuresOf(texts));
  const bands = [
    { from: 0, to: 21, ...tailsOf(figures) },
    { from: 21, to: 41, ...tailsOf(joined(pages, 2).map(figuresOf)) },
    { from: 41, to: 101, ...tailsOf(joined(pages, 4).map(figuresOf)) },
  ];
  const raw = { provenance: '', pages: pages.length, bands, llr: [] };
  const tail = ({ eligible, largestCluster }: VisibleComments) => tailOfCluster(raw, eligible, largestCluster);
  const padded = pages.map(({ texts }) => {
    const [copies, edits] = [random.pick([3, 5, 8] as const), random.pick([0, 0.1, 0.25] as const)];
    return figuresOf(withTemplates(texts, { copies, edits, templates: TEMPLATES, random }));
  });
  return { ...raw, llr: within(4, figures.map(tail), padded.map(tail)) };
}

export const templatesFit: Fit = {
  file: 'templates.json',
  needs: ['comment_pages'],
  make({ data, random }) {
    const pages = pagesOf(data);
    return {
      ...fitTemplates(pages, random),
      provenance: `CHECKED @ff3055c4 (no licence: facts only): ${pages.length} pages of 20 comments under one media account's posts of 2020. Largest set of comments of 9 or more different characters that share half of all their characters with one of them. Copied: 3, 5 or 8 of 20, with 0, 10 or 25 % edits.`,
    };
  },
};
