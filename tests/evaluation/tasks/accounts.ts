import { makeFollowers } from '../../../lib/checks/followers';
import type { Count, Point } from '../../../lib/model';
import priors from '../../../lib/verdict/priors/followers.json';
import { bandsOf } from '../calibrate';
import { type Data, numberIn } from '../data';
import { accountsWithPosts, reachOf } from '../fits/posts';
import { crossFitted } from '../groups';
import { auc, estimate, recallAt, type Scored, shareWhere } from '../score';
import { type Row, row, type Task, type TaskContext } from '../task';

const exact = (value: number): Count => ({ low: value, high: value });
const point = (counts: Point['counts']): Point => ({ firstAt: 0, lastAt: 0, looks: 1, counts });

/** Accounts followed per follower: what tells accounts made to follow from others, wherever both are on the page. */
function followingPerFollower(data: Data): readonly (Scored & { readonly followers: number })[] {
  return data.csv('instafake', 'accounts').map((account, i) => {
    const followers = numberIn(account, 'userFollowerCount');
    const score = Math.log((numberIn(account, 'userFollowingCount') + 1) / (followers + 1));
    return { cluster: `${i}`, padded: account.isFake === '1', score, followers };
  });
}

interface Checked {
  readonly cluster: string;
  readonly spoke: boolean;
}

/** How often the check speaks of real accounts, and of the same with all their likes `factor` times as high. */
function spoken({ data }: TaskContext, factor: number): Checked[] {
  const accounts = accountsWithPosts(data).map((account, i) => ({ ...account, cluster: `${i}` }));
  const parts = crossFitted(accounts, {
    split: data.split,
    fitted: (on) => ({
      bands: bandsOf(
        on.map((each) => ({ at: 3, value: reachOf(each) })),
        [2, 8],
      ),
    }),
    shipped: priors,
  });
  return parts.flatMap(({ part, prior }) => {
    const check = makeFollowers(prior);
    return part.map(({ cluster, followers, likes }) => {
      const [first, ...rest] = likes.slice(0, 41).map((count) => point({ likes: exact(count * factor) }));
      const facts = { kind: 'post', author: null, title: '', promoted: false, flags: [] } as const;
      const others = rest.map((latest, i) => ({ facts: { ...facts, key: `x:${i}` }, latest, series: [latest] }));
      const evidence = {
        facts: { ...facts, key: 'x:this' },
        series: first ? [first] : [],
        authorItems: others,
        account: point({ followers: exact(followers) }),
        digest: '',
      };
      return { cluster, spoke: check.run(evidence, check.threshold.default).say === 'spoke' };
    });
  });
}

/** Accounts (InstaFake): what followers tell. */
export const accountsTask: Task = {
  id: 'accounts',
  needs: ['instafake'],
  run(context) {
    const { data, random, rounds } = context;
    const ours = followingPerFollower(data);
    const naive = ours.map((account) => ({ ...account, score: -account.followers }));
    const figures = { AUC: auc, 'recall@1%': (items: readonly Scored[]) => recallAt(items, 0.01) };
    const rows = Object.entries(figures).map(([metric, figure]) =>
      row('accounts that follow to be paid', metric, estimate(ours, figure, random.fork(metric), rounds), {
        baseline: figure(naive),
        baselineName: 'few followers',
        n: ours.length,
      }),
    );
    const alarms = (items: readonly Checked[]) => 1000 * shareWhere(items, ({ spoke }) => spoke);
    return [
      ...rows,
      ...[1, 3, 10].map((factor): Row => {
        const checked = spoken(context, factor);
        const what = factor === 1 ? 'followers: false alarms per 1,000' : `followers: spoke of 1,000, likes ×${factor}`;
        return row('likes per follower', what, estimate(checked, alarms, random.fork(what), rounds), {
          n: checked.length,
        });
      }),
    ];
  },
};
