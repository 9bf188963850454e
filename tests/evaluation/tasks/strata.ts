import type { Neighbour } from '../../../lib/model';
import { makeJudge, SHIPPED_MODEL } from '../../../lib/verdict';
import { around, evidenceOf, median, neighbourOf, type Post, postsByAuthor } from '../posts';
import type { Random } from '../random';
import { estimate, shareWhere } from '../score';
import { type Row, row, type Task, type TaskContext } from '../task';

const PER_AUTHOR = 12;
const CELEBRITY_LIKES = 10_000;
/** A day of days: a release, a birthday, an award. */
const OUTSTANDING = 5;
const ALONE = 800;

interface Static {
  readonly cluster: string;
  readonly strata: readonly string[];
  readonly post: Post;
  readonly others: readonly Neighbour[];
}

/** Real posts of all sorts, each with its author's posts around it. Years of fan campaigns are no witnesses of the ordinary. */
function staticPosts(authors: ReadonlyMap<string, readonly Post[]>, random: Random): readonly Static[] {
  return [...authors.values()].flatMap((posts) => {
    const middle = median(posts.map(({ likes }) => likes));
    const neighbours = posts.map((post, i) => neighbourOf(post, `${i}`));
    const special = [...posts.entries()].filter(
      ([, post]) => post.lottery || post.likes >= OUTSTANDING * Math.max(20, middle),
    );
    const chosen = new Map([...random.sample([...posts.entries()], PER_AUTHOR), ...random.sample(special, PER_AUTHOR)]);
    return [...chosen].map(([place, post]) => ({
      cluster: post.cluster,
      post,
      others: around(neighbours, place),
      strata: post.campaign
        ? ['fan campaigns (not ordinary)']
        : [
            post.lottery ? 'lotteries' : middle >= CELEBRITY_LIKES ? 'celebrities' : 'others',
            ...(!post.lottery && post.likes >= OUTSTANDING * Math.max(20, middle)
              ? ['outstanding days (releases)']
              : []),
          ],
    }));
  });
}

/** The whole verdict on posts seen once, by stratum, and where it says that it cannot tell. */
function rowsOf({ data, random, rounds }: TaskContext): Row[] {
  const { judge } = makeJudge(SHIPPED_MODEL);
  const all = staticPosts(postsByAuthor(data), random);
  const judged = all.map((each) => ({
    ...each,
    state: judge(evidenceOf(each.post, each.others), { thresholds: {} }).state,
  }));
  const rows = (name: string, items: typeof judged, most: number) => {
    const share = (states: readonly string[]) =>
      estimate(items, (some) => 1000 * shareWhere(some, ({ state }) => states.includes(state)), random, rounds);
    const ordinary = !name.includes('not ordinary');
    return [
      row(`verdict on ${name}`, 'doubtful or worse per 1,000', share(['doubtful', 'unusual']), {
        ...(ordinary && { target: most }),
        n: items.length,
      }),
      row(`verdict on ${name}`, 'unusual per 1,000', share(['unusual']), {
        ...(ordinary && { target: 1 }),
        n: items.length,
      }),
    ];
  };
  const strata = [...new Set(all.flatMap((each) => each.strata))].sort();
  const everyday = judged.filter(({ post }) => !post.campaign);
  const alone = random.sample(everyday, ALONE).map(({ cluster, post }) => ({
    cluster,
    state: judge(evidenceOf(post, []), { thresholds: {} }).state,
  }));
  return [
    ...rows('all posts seen once', everyday, 10),
    ...strata.flatMap((stratum) =>
      rows(
        stratum,
        judged.filter(({ strata: own }) => own.includes(stratum)),
        15,
      ),
    ),
    row(
      'verdict, one look, no other posts',
      'share unknown',
      estimate(alone, (items) => shareWhere(items, ({ state }) => state === 'unknown'), random, rounds),
      {
        floor: 0.95,
        n: alone.length,
      },
    ),
  ];
}

/** False alarms of the whole verdict where they hurt most (EVALUATION §3.12). */
export const strataTask: Task = { id: 'strata', needs: ['weibo_posts'], run: rowsOf };
