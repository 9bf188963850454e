import { commentFigures } from '../../../lib/adapters/comments';
import { makeTemplates, type TemplatesPrior } from '../../../lib/checks/templates';
import type { Evidence } from '../../../lib/model';
import priors from '../../../lib/verdict/priors/templates.json';
import { TEMPLATES, withTemplates } from '../attacks/comments';
import { type CommentPage, commentPages, fitTemplates, pagesOf } from '../fits/comments';
import { crossFitted } from '../groups';
import { auc, estimate, recallAt, type Scored, shareWhere } from '../score';
import { type Row, row, type Task } from '../task';

/** Whether the check speaks of a page, as it does in the extension. */
export function speaks(prior: TemplatesPrior, texts: readonly string[]): boolean {
  const facts: Evidence['facts'] = {
    key: 'weibo:post:1',
    kind: 'post',
    author: null,
    title: '',
    promoted: false,
    flags: [],
    comments: commentFigures('', texts),
  };
  const check = makeTemplates(prior);
  const evidence = { facts, series: [], authorItems: [], account: null, digest: '' };
  return check.run(evidence, check.threshold.default).say === 'spoke';
}

/** The naive way: the share of comments that stand there twice, word for word. */
const exactCopies = (texts: readonly string[]) => 1 - new Set(texts.map((text) => text.trim())).size / texts.length;

interface Judged extends Scored {
  readonly spoke: boolean;
}

const CELLS = [
  { copies: 3, edits: 0 },
  { copies: 5, edits: 0 },
  { copies: 5, edits: 0.1, floor: 0.94, target: 0.97 },
  { copies: 5, edits: 0.25 },
  { copies: 8, edits: 0.1 },
  { copies: 8, edits: 0.25, floor: 0.21, target: 0.8 },
];

const speaking = (items: readonly Judged[]) => shareWhere(items, ({ spoke }) => spoke);

/** EVALUATION §3.5: copied sentences among real comments. The organic pages are judged by what was fitted on others. */
export const templatesTask: Task = {
  id: 'templates',
  needs: ['comment_pages'],
  run({ data, random, rounds, templates }) {
    const pages = pagesOf(data);
    const parts = crossFitted<CommentPage, TemplatesPrior>(pages, {
      split: data.split,
      fitted: (on) => fitTemplates(on, random.fork('fit')),
      shipped: priors,
    });
    const judged = (change: (texts: readonly string[]) => readonly string[], padded: boolean): Judged[] =>
      parts.flatMap(({ part, prior }) =>
        part.map(({ cluster, texts }) => {
          const shown = change(texts);
          const { largestCluster } = commentFigures('', shown);
          return { cluster, padded, score: largestCluster, spoke: speaks(prior, shown) };
        }),
      );
    const organic = judged((texts) => texts, false);
    const naive = (texts: readonly string[], padded: boolean) => ({ cluster: '', padded, score: exactCopies(texts) });
    const rows = CELLS.flatMap(({ copies, edits, floor, target }): Row[] => {
      const name = `templates ${copies} of 20, ${100 * edits} % edits`;
      const attack = { copies, edits, templates: templates ?? TEMPLATES };
      const draw = random.fork(name);
      const padded = judged((texts) => withTemplates(texts, { ...attack, random: draw }), true);
      const again = random.fork(name);
      const naively = pages.flatMap(({ texts }) => [
        naive(texts, false),
        naive(withTemplates(texts, { ...attack, random: again }), true),
      ]);
      const goals = floor === undefined ? {} : { floor, target };
      const baselineName = 'share of exact copies';
      return [
        row(name, 'AUC', estimate([...organic, ...padded], auc, random.fork('a'), rounds), {
          baseline: auc(naively),
          baselineName,
          n: pages.length,
        }),
        row(name, 'recall of the check', estimate(padded, speaking, random.fork('r'), rounds), {
          baseline: recallAt(naively, 0.01),
          baselineName,
          ...goals,
          n: pages.length,
        }),
      ];
    });
    const alarms = (items: readonly Judged[]) => 1000 * speaking(items);
    const chains = commentPages(data, `pages_${data.split}_ced`).map(({ cluster, texts }) => ({
      cluster,
      padded: false,
      score: 0,
      spoke: speaks(priors, texts),
    }));
    return [
      ...rows,
      row('templates', 'false alarms per 1,000 pages', estimate(organic, alarms, random.fork('o'), rounds), {
        target: 10,
        n: organic.length,
      }),
      ...(chains.length === 0
        ? []
        : [
            row(
              'templates, lists of reposts',
              'false alarms per 1,000 pages',
              estimate(chains, alarms, random.fork('c'), rounds),
              {
                n: chains.length,
              },
            ),
          ]),
    ];
  },
};
