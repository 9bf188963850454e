import { describe, expect, it } from 'vitest';
import { demoPages, respond, steps } from '../../demo';
import { bidOf, midOfTime } from '../../demo/ids';
import { hotBoard, topicChart, veteran } from '../../demo/story/boards';
import { films, longDyke, type Votes } from '../../demo/story/films';
import {
  allPosts,
  atCap,
  campaign,
  fresh,
  homePosts,
  hundredMillion,
  lottery,
  type Post,
  padded,
} from '../../demo/story/posts';
import { shownFigures } from '../../demo/weibo';
import { midOf } from '../../lib/adapters/weibo/mid';
import { parseCount } from '../../lib/counts';
import type { Count, CountMetric, Evidence, ItemFacts, Point, StarShares } from '../../lib/model';
import { judge } from '../../lib/verdict';

const everyStep = steps.map((_, step) => step);
const everyPage = everyStep.flatMap((step) => demoPages(step).map((page) => ({ ...page, step })));

const asked = (url: string, step = 0) => {
  const answer = respond(url, step);
  if (!answer) throw new Error(`Nobody answers ${url}`);
  return answer;
};

/** All addresses that a page leads to, resolved as a browser would, `href_to` of the paid rows among them. */
function linksOf(url: string, html: string): readonly string[] {
  const found = [...html.matchAll(/ href(?:_to)?="([^"#][^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
  return [...new Set(found.filter((href) => !/^(?:javascript|data):/.test(href)))].map(
    (href) => new URL(href, url).href,
  );
}

describe('the web', () => {
  it('answers every page of every stop with that page', () => {
    expect(everyPage).toHaveLength(8 * 5);
    for (const { url, html, step } of everyPage)
      expect(asked(url, step)).toEqual({ status: 200, contentType: 'text/html; charset=utf-8', body: html });
  });

  it('answers every link, those of the linked pages too, and stays at the stop', () => {
    const seen = new Set<string>();
    const queue = everyPage.flatMap(({ url, html }) => linksOf(url, html));
    for (let url = queue.pop(); url !== undefined; url = queue.pop()) {
      if (seen.has(url)) continue;
      seen.add(url);
      const { status, body } = asked(url);
      expect([url, status]).toEqual([url, 200]);
      expect([url, new URL(url).searchParams.get('step')]).toEqual([url, expect.stringMatching(/^[0-4]$/)]);
      queue.push(...linksOf(url, body));
    }
    expect(seen.size).toBeGreaterThan(300);
  });

  it('needs nothing from elsewhere', () => {
    for (const { html } of everyPage) {
      const withoutLinks = html.replaceAll(
        / href="https:\/\/(?:weibo|s\.weibo|huati\.weibo|movie\.douban)\.com[/"][^"]*"/g,
        '',
      );
      expect(withoutLinks).not.toMatch(/https?:|\/\/\w|\ssrc=|srcset|@import|url\(|<iframe|<form/i);
    }
  });

  it('takes the stop from the address, then from the argument, and keeps it on the timeline', () => {
    const page = (step: number) => demoPages(step)[0]?.html;
    expect(asked('https://weibo.com/?step=3', 1).body).toBe(page(3));
    expect(asked('https://weibo.com/?step=', 1).body).toBe(page(1));
    expect(asked('https://weibo.com/?step=99').body).toBe(page(4));
    expect(asked('https://weibo.com/?step=-2', 4).body).toBe(page(0));
    expect(asked('https://weibo.com/?step=soon', 4).body).toBe(page(0));
    expect(asked('https://weibo.com/', 2.7).body).toBe(page(2));
  });

  it('knows its own hosts only, and says where it has no page', () => {
    for (const url of ['https://example.com/', 'https://www.weibo.com.example/', 'ftp://weibo.com/', 'weibo.com', ''])
      expect(respond(url, 0)).toBeNull();
    expect(asked('https://weibo.com/nowhere').status).toBe(404);
  });

  it('speaks of counts, never of people', () => {
    for (const { html } of everyPage) expect(html).not.toMatch(/\bfake|假|机器人|\bbots?\b|水军/i);
  });

  it('sets what it is given as text', () => {
    const { body } = asked(`https://s.weibo.com/weibo?q=${encodeURIComponent('<img src=x onerror=alert(1)>"\'')}`);
    expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;');
    expect(body).not.toContain('<img');
  });
});

describe('the story', () => {
  const cumulative = (post: Post) =>
    (['reposts', 'comments', 'likes'] as const).map((metric) => post.figures.map((figures) => figures[metric]));
  const falls = (values: readonly number[]) => values.some((value, i) => value < (values[i - 1] ?? 0));

  it('lets no count of a post fall, but the reposts that are cleared after 22 July', () => {
    const fallen = allPosts.filter((post) => cumulative(post).some(falls));
    expect(fallen).toEqual([padded]);
    const [reposts = [], comments = [], likes = []] = cumulative(padded);
    expect(falls(reposts.slice(0, 4))).toBe(false);
    expect((reposts[4] ?? 0) / (reposts[3] ?? 0)).toBeLessThan(0.8);
    expect(falls(comments) || falls(likes)).toBe(false);
  });

  it('shows no post before it was written, and no two of one id', () => {
    for (const post of allPosts) {
      expect([post.text, post.at < (steps[post.since]?.at ?? '')]).toEqual([post.text, true]);
      expect(midOf(bidOf(post.mid))).toBe(post.mid);
    }
    expect(new Set(allPosts.map(({ mid }) => mid)).size).toBe(allPosts.length);
    const onHome = homePosts.flatMap((post) => [post, ...(post.original ? [post.original] : [])]);
    expect(new Set(onHome).size).toBe(onHome.length);
  });

  it('makes ids as Weibo does, above those that were ever given out', () => {
    expect(midOfTime('2019-07-17 22:10:36')).toBe('6120190717221036');
    expect(bidOf('4822020141354450')).toBe('M9eQm5GlY');
  });

  it('shows every figure as a text that can mean it', () => {
    for (const post of allPosts)
      for (const figures of post.figures) {
        const shown = shownFigures(post, figures);
        for (const metric of ['reposts', 'comments', 'likes'] as const) {
          const { low, high } = read(shown[metric]);
          expect(low <= figures[metric] && figures[metric] <= (high ?? Number.POSITIVE_INFINITY)).toBe(true);
        }
      }
  });

  it('follows the published climb of the super topic', () => {
    const climb = everyStep.map((step) => {
      const place = topicChart(step).indexOf(veteran);
      return [place + 1, veteran.influence[step]];
    });
    expect(climb.slice(0, 4)).toEqual([
      [23, 2_086_000],
      [2, 38_856_000],
      [1, 54_060_000],
      [1, 110_000_000],
    ]);
    expect(climb[4]?.[0]).toBe(1);
    const shown = everyStep.map(
      (step) => />顾长河超话<\/a><span class="score" aria-label="影响力 ([^"]+)"/.exec(chartAt(step))?.[1],
    );
    expect(shown).toEqual(['208.6万', '3885.6万', '5406万', '1.1亿', '1.4亿']);
    for (const step of everyStep) expect(new Set(topicChart(step).map(({ id }) => id)).size).toBe(25);
  });

  it('keeps a hot-search board of one pinned, two paid and about twenty ranked words', () => {
    for (const step of everyStep) {
      const board = hotBoard(step);
      expect(board.filter(({ place }) => place === 'paid')).toHaveLength(2);
      expect(board.filter(({ rank }) => rank === null).map(({ word }) => word)).toEqual(['澄江防汛']);
      expect(board.length).toBeGreaterThanOrEqual(18);
      const heats = board.flatMap(({ heat }) => heat ?? []);
      expect(heats).toEqual(heats.toSorted((a, b) => b - a));
    }
  });
});

describe('the films', () => {
  it('have shares that add up, and a score that is their mean', () => {
    for (const film of films) {
      for (const [step, votes] of (film.votes ?? []).entries()) {
        const { shares, score } = shownFilm(film.id, step);
        const sum = shares.reduce((total, share) => total + share, 0);
        expect(Math.abs(sum - 100)).toBeLessThan(0.25);
        const mean = (2 * shares.reduce((total, share, i) => total + share * (5 - i), 0)) / 100;
        expect(Math.abs(mean - score)).toBeLessThanOrEqual(0.06);
        const before = film.votes?.[step - 1];
        if (before) expect(votes.every((count, i) => count >= (before[i] ?? 0))).toBe(true);
      }
    }
  });

  it('hold one whose score falls by eight tenths overnight, and never comes back', () => {
    expect(everyStep.map((step) => shownFilm(longDyke.id, step).score)).toEqual([8.9, 8.9, 8.1, 8.1, 8.1]);
    const [, evening, morning] = longDyke.votes ?? [];
    const total = (votes: Votes | undefined) => (votes ?? []).reduce((sum, each) => sum + each, 0);
    expect(total(morning) - total(evening)).toBe(20_000);
  });
});

describe('the verdicts that the story is written for', () => {
  /** As a reader would have it who has come by at every stop so far. */
  const stateAt = (post: Post, step: number) => {
    const others = homePosts.filter(({ author, since }) => author === post.author && since <= step);
    const authorItems = others
      .filter((other) => other !== post)
      .map((other) => ({ facts: factsOf(other), latest: pointOf(other, step), series: [pointOf(other, step)] }));
    const series = everyStep.slice(post.since, step + 1).map((at) => pointOf(post, at));
    return verdictOf({ facts: factsOf(post), series, authorItems });
  };

  it('are all four to be seen on the first evening', () => {
    const states = new Set(homePosts.filter(({ since }) => since === 0).map((post) => stateAt(post, 0)));
    expect(states).toEqual(new Set(['unusual', 'doubtful', 'ordinary', 'unknown']));
  });

  it('mark the padded posts and no other, at every stop', () => {
    for (const step of everyStep) {
      const marked = homePosts.filter(
        (post) => post.since <= step && ['unusual', 'doubtful'].includes(stateAt(post, step)),
      );
      expect(marked).toEqual([padded, hundredMillion, campaign]);
    }
  });

  it('go from doubtful to unusual for the post whose reposts are cleared', () => {
    expect(everyStep.map((step) => stateAt(padded, step))).toEqual([
      'doubtful',
      'doubtful',
      'doubtful',
      'doubtful',
      'unusual',
    ]);
    expect(stateAt(hundredMillion, 0)).toBe('unusual');
    expect(new Set(everyStep.map((step) => stateAt(campaign, step)))).toEqual(new Set(['doubtful']));
  });

  it('stay unknown where nothing can be said: a draw, a capped post, a post of a minute ago', () => {
    for (const post of [lottery, atCap, fresh]) expect(stateAt(post, 0)).toBe('unknown');
  });

  it('call the two diaries ordinary', () => {
    const diaries = homePosts.filter(
      (post) => post !== padded && post !== campaign && ['城南观影笔记', '梧桐不说话'].includes(post.author.name),
    );
    expect(diaries).toHaveLength(12);
    // The youngest has too few likes on its first evening for a padding to show.
    const settled = diaries.filter(({ at }) => at < '2019-07-18');
    expect(settled).toHaveLength(11);
    for (const step of everyStep) {
      const among = step === 0 ? settled : diaries;
      expect(among.map((post) => stateAt(post, step))).toEqual(among.map(() => 'ordinary'));
    }
  });

  it('turn unusual for the film, and not for the other', () => {
    const statesOf = (id: string) =>
      everyStep.map((step) =>
        verdictOf({
          facts: { ...PLAIN, key: `douban:subject:${id}`, kind: 'subject' },
          series: everyStep.slice(0, step + 1).map((at) => filmPoint(id, at)),
          authorItems: [],
        }),
      );
    expect(statesOf(longDyke.id)).toEqual(['ordinary', 'ordinary', 'unusual', 'unusual', 'unusual']);
    expect(new Set(statesOf('9900000702'))).toEqual(new Set(['ordinary']));
  });
});

const PLAIN: ItemFacts = { key: '', kind: 'post', author: null, title: '', promoted: false, flags: [] };

const verdictOf = (evidence: Pick<Evidence, 'facts' | 'series' | 'authorItems'>) =>
  judge({ ...evidence, account: null, digest: '' }, { thresholds: {} }).state;

function read(text: string): Count {
  const reading = parseCount(text);
  if (reading.state !== 'found') throw new Error(`No count: ${text}`);
  return { low: reading.low, high: reading.high };
}

function factsOf(post: Post): ItemFacts {
  const postedAt = Date.parse(`${post.at.replace(' ', 'T')}+08:00`);
  return { ...PLAIN, key: `weibo:post:${post.mid}`, postedAt, flags: post === lottery ? ['lottery'] : [] };
}

function pointAt(step: number, counts: { readonly [M in CountMetric]?: Count }): Point {
  const at = Date.parse(`${(steps[step]?.at ?? '').replace(' ', 'T')}+08:00`);
  return { firstAt: at, lastAt: at, looks: 1, counts };
}

function pointOf(post: Post, step: number): Point {
  const figures = post.figures[step];
  if (!figures) throw new Error(`No stop ${step}`);
  const { reposts, comments, likes } = shownFigures(post, figures);
  return pointAt(step, { reposts: read(reposts), comments: read(comments), likes: read(likes) });
}

const chartAt = (step: number) => asked('https://huati.weibo.com/super/rank', step).body;

/** The figures of a film as its page shows them. */
function shownFilm(id: string, step: number) {
  const { body } = asked(`https://movie.douban.com/subject/${id}/`, step);
  const shares = [...body.matchAll(/rating_per">([\d.]+)%/g)].map(([, share]) => Number(share));
  const [five = 0, four = 0, three = 0, two = 0, one = 0] = shares;
  const stars: StarShares = [five, four, three, two, one];
  const score = Number(/property="v:average">([\d.]+)</.exec(body)?.[1]);
  const raters = Number(/property="v:votes">(\d+)</.exec(body)?.[1]);
  return { shares, stars, score, raters };
}

function filmPoint(id: string, step: number): Point {
  const { stars, score, raters } = shownFilm(id, step);
  return { ...pointAt(step, { raters: { low: raters, high: raters } }), stars, score };
}
